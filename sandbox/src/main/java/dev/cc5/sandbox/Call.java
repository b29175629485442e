package dev.cc5.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * A request to the API that the gateway let pass.
 *
 * @param path as it was sent, without the query
 * @param headers by lower-case name
 */
record Call(String method, String path, Map<String, String> headers, byte[] body) {
    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
