package dev.cc5.http;

import dev.cc5.http.wire.JsonText;
import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * A whole answer of the portal.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its bytes, at most 1 MiB
 * @param text makes the portal's words fit to be shown
 */
record PortalAnswer(int status, MultiMap headers, byte[] body, ServerText text) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The body as JSON.
     *
     * @throws dev.cc5.http.wire.MalformedAnswerException when it is none
     */
    JsonText json() {
        return JsonText.parse(body);
    }

    /** What it is when it is not the JSON that it should be: nothing of its content. */
    String outline() {
        String type = header("content-type").map(text::line).orElse("no content type");
        return "HTTP " + status + ", " + type + ", " + body.length + " bytes";
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
