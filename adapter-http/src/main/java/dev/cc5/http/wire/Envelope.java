package dev.cc5.http.wire;

import java.util.Optional;

/**
 * What every answer of the portal is wrapped in (PLATFORM section 3).
 *
 * @param isSuccess what the portal says of the call; absent where it says nothing
 * @param data the answer itself
 */
public record Envelope(Optional<Boolean> isSuccess, Optional<Fields> data) {
    /**
     * Reads an envelope.
     *
     * @throws MalformedAnswerException when the value is none, or has a member of the wrong type
     */
    public static Envelope of(Json value) {
        Fields root = Fields.of(value)
                .orElseThrow(() -> new MalformedAnswerException("the answer is " + value.kind() + ", not an object"));
        return new Envelope(root.bool("IsSuccess"), root.object("Data"));
    }
}
