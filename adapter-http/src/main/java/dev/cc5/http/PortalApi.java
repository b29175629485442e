package dev.cc5.http;

import dev.cc5.http.wire.Envelope;
import dev.cc5.http.wire.MalformedAnswerException;
import dev.cc5.model.Deadline;
import dev.cc5.port.FileImporter.Repeat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls the portal as it wants to be called: with the key, which is read again when the portal refuses it, and with its permission cache cleared once when it says "permission denied" . A start is only sent again
 * where its status shows that nothing began: a refusal can come after that.
 */
final class PortalApi implements AutoCloseable {
    private final Exchange exchange;
    private final CurrentKey key;
    private final PermissionRefresh permissions;
    private final Refusals refusals;

    PortalApi(PortalSettings settings) {
        this.exchange = new Exchange(settings);
        this.key = new CurrentKey(settings.apiKey());
        this.permissions = new PermissionRefresh(exchange);
        this.refusals = new Refusals(settings);
    }

    /** The answer, whatever its status, to a call that may be repeated at will. */
    PortalAnswer answer(Call call, Deadline deadline) {
        return answer(call, (refusal, how) -> true, deadline);
    }

    /** The answer, whatever its status. */
    PortalAnswer answer(Call call, Repeat repeat, Deadline deadline) {
        ApiKey used = key.get(Optional.empty(), call.step(), deadline);
        PortalAnswer answer = exchange.send(call, used, deadline);
        if (isKeyRefused(answer) && repeat.mayFollow(refusals.of(call, answer), "trying it with the key read anew")) {
            used = key.get(Optional.of(used), call.step(), deadline);
            answer = exchange.send(call, used, deadline);
        }
        if (isPermissionDenied(answer)
                && repeat.mayFollow(refusals.of(call, answer), "trying it after the portal refreshed permissions")
                && permissions.refresh(call.step(), used, deadline)) {
            answer = exchange.send(call, used, deadline);
        }
        return answer;
    }

    /** The answer when it is good; all else is thrown. */
    PortalAnswer goodAnswer(Call call, Deadline deadline) {
        PortalAnswer answer = answer(call, deadline);
        throwUnlessGood(call, answer);
        return answer;
    }

    /** Throws what the answer means when its status is not that of an answer with content. */
    void throwUnlessGood(Call call, PortalAnswer answer) {
        if (answer.status() < 200 || answer.status() > 203) {
            throw refusals.of(call, answer);
        }
        if (answer.header("content-encoding")
                .filter(e -> !e.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw refusals.nonsense(call, answer, "it is compressed, and nobody asked for that", "");
        }
    }

    /**
     * Reads an answer of which the portal must say that it is a success (PLATFORM section 3).
     *
     * @throws dev.cc5.model.RefusedException when the portal says that it is none
     * @throws dev.cc5.model.ProtocolException when the portal does not say, or not in a way that can be read
     */
    <T> T success(Call call, PortalAnswer answer, Function<Envelope, T> reading) {
        return read(call, answer, whole -> {
            Envelope envelope = Envelope.of(whole.json().value());
            if (!envelope.isSuccess().orElseThrow(() -> new MalformedAnswerException("IsSuccess is missing"))) {
                throw refusals.refused(call, answer);
            }
            return reading.apply(envelope);
        });
    }

    /** Reads an answer; what it cannot be read as is told with the answer's outline. */
    <T> T read(Call call, PortalAnswer answer, Function<PortalAnswer, T> reading) {
        try {
            return reading.apply(answer);
        } catch (MalformedAnswerException e) {
            throw refusals.nonsense(
                    call, answer, String.valueOf(e.getMessage()), "Look whether the portal's URL is that of its API.");
        }
    }

    Refusals refusals() {
        return refusals;
    }

    /** 401 is the portal's word for it, 403 without an envelope the gateway's (PLATFORM T4). */
    private static boolean isKeyRefused(PortalAnswer answer) {
        return answer.status() == 401
                || answer.status() == 403 && !PortalComplaint.of(answer).isEnvelope();
    }

    private static boolean isPermissionDenied(PortalAnswer answer) {
        return answer.status() == 403 && PortalComplaint.of(answer).isEnvelope();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
