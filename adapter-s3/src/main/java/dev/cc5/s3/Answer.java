package dev.cc5.s3;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/**
 * What S3, or something in between, answered.
 *
 * @param status the HTTP status
 * @param headers all of them
 * @param body as much of it as was read; empty when it was longer than is read
 * @param whole whether the body came to its end
 * @param keptAlive whether the other side leaves the connection open
 */
record Answer(int status, HttpHeaders headers, byte[] body, boolean whole, boolean keptAlive) {
    boolean isSuccess() {
        return status == 200 || status == 201 || status == 204;
    }

    /** The text of a header, where there is one. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The error that the body tells of, where it is S3's XML and came whole. */
    Optional<S3Error> error() {
        return whole ? S3Error.read(body) : Optional.empty();
    }
}
