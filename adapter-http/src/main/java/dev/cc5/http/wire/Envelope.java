package dev.cc5.http.wire;

import dev.cc5.model.ActionId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Where the portal writes of a file: {@code Data}, {@code Data.File} and, always and last, the root. */
    public List<Fields> places() {
        return Stream.of(root.objectIfAny("Data"), file(), Optional.of(root))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Fields> file() {
        return root.objectIfAny("Data").flatMap(data -> data.objectIfAny("File"));
    }

    /**
     * The imports that the answer names, in the order of the places.
     *
     * @throws MalformedAnswerException when an id cannot be used
     */
    public Stream<ActionId> actionIds() {
        return places().stream()
                .filter(place ->
                        place.text("ActionId").filter(id -> !id.isBlank()).isPresent())
                .flatMap(place -> place.text("ActionId", ActionId::new).stream());
    }

    /**
     * The files that the answer names; {@code Id} is such a name only in a {@code File} that has no {@code FileId}.
     *
     * @throws MalformedAnswerException when one is no string
     */
    public Stream<String> fileIds() {
        Stream<String> own = file()
                .filter(file -> file.text("FileId").isEmpty())
                .flatMap(file -> file.exactly("Id").or(() -> file.exactly("id")).flatMap(Json::scalar))
                .stream();
        return Stream.concat(places().stream().flatMap(place -> place.text("FileId").stream()), own)
                .filter(id -> !id.isBlank());
    }
}
