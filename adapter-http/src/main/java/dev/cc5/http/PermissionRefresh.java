package dev.cc5.http;

import dev.cc5.model.Deadline;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import java.nio.charset.StandardCharsets;

/** {@code POST /status/refresh}: clears the portal's permission cache (PLATFORM T6). */
final class PermissionRefresh {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Exchange exchange;

    PermissionRefresh(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Clears it. Returns whether that worked; if not, the refusal that led here is what counts. */
    boolean refresh(Step step, ApiKey key, Deadline deadline) {
        try {
            return exchange.send(Call.post(step, "/status/refresh", NOTHING), key, deadline)
                    .isSuccess();
        } catch (TemporaryException | ProtocolException e) {
            return false;
        }
    }
}
