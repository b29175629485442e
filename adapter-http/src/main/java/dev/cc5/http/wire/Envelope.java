package dev.cc5.http.wire;

import dev.cc5.model.ActionId;
import java.util.Optional;

/**
 * What every answer of the portal is wrapped in (PLATFORM section 3).
 *
 * @param isSuccess what the portal says of the call; absent where it says nothing
 * @param root all of it
 */
public record Envelope(Optional<Boolean> isSuccess, Fields root) {
    /**
     * Reads an envelope.
     *
     * @throws MalformedAnswerException when the value is none, or does not say of its success what can be read
     */
    public static Envelope of(Json value) {
        Fields root = Fields.of(value)
                .orElseThrow(() -> new MalformedAnswerException("the answer is " + value.kind() + ", not an object"));
        return new Envelope(root.bool("IsSuccess"), root);
    }

    /**
     * The answer itself, where it is an object.
     *
     * @throws MalformedAnswerException when it is something else
     */
    public Optional<Fields> data() {
        return root.object("Data");
    }

    /**
     * The id of the import that the answer is about, where it names one.
     *
     * @throws MalformedAnswerException when it cannot be used
     */
    public Optional<ActionId> actionId() {
        return data().flatMap(data -> SlotAnswer.optional(data, "ActionId", ActionId::new));
    }
}
