package dev.cc5.http;

import dev.cc5.model.Step;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/**
 * One request of the portal's API.
 *
 * @param step which step it serves
 * @param method GET, or POST
 * @param path the path below the portal's base, encoded, beginning with a slash
 * @param body the JSON that goes along
 */
record Call(Step step, HttpMethod method, String path, Optional<byte[]> body) {
    static Call get(Step step, String path) {
        return new Call(step, HttpMethod.GET, path, Optional.empty());
    }

    static Call post(Step step, String path, byte[] body) {
        return new Call(step, HttpMethod.POST, path, Optional.of(body));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
