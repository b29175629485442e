package dev.cc5.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cc5.http.StatusWords.Meaning;
import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.http.wire.JsonText;
import dev.cc5.http.wire.MalformedAnswerException;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads where an import stands from an answer whose shape nobody wrote down (PLATFORM section 5). */
final class StatusReader {
    private static final List<String> NAMES = List.of("status", "state", "importStatus", "result");
    private static final String IS_IMPORTED = "isImported";

    private final StatusWords words;

    StatusReader(StatusWords words) {
        this.words = words;
    }

    /** A word of the portal's, and what it means. */
    private record Found(String word, Meaning meaning) {}

    /** The status. A word that nobody knows is UNKNOWN, and so is none. */
    FileStatus status(FileId id, JsonText answer, ServerText text) {
        Found found = find(answer.value()).orElse(new Found("", new Meaning(Phase.UNKNOWN, false)));
        return new FileStatus(
                id,
                found.meaning().phase(),
                text.line(found.word()),
                found.meaning().notBegun(),
                "",
                Set.of(),
                RowErrors.of(answer.value(), text),
                0,
                text.document(answer.text()));
    }

    /** Whether it is an error in the portal's envelope, and no status at all. */
    boolean saysOnlyThatItFailed(Json answer) {
        Fields root = root(answer);
        boolean failed = root.bool("IsSuccess").filter(success -> !success).isPresent();
        return failed && find(answer).isEmpty();
    }

    private Optional<Found> find(Json answer) {
        Stream<Optional<Found>> byPointer = words.pointers().stream().map(pointer -> at(answer, pointer));
        Stream<Optional<Found>> byName = places(root(answer)).map(this::in);
        return Stream.concat(byPointer, byName).flatMap(Optional::stream).findFirst();
    }

    private static Fields root(Json answer) {
        return Fields.of(answer)
                .orElseThrow(() -> new MalformedAnswerException("the answer is " + answer.kind() + ", not an object"));
    }

    /** {@code Data}, then {@code Data.File}, then the root. */
    static Stream<Fields> places(Fields root) {
        Optional<Fields> data = root.objectIfAny("Data");
        Optional<Fields> file = data.flatMap(d -> d.objectIfAny("File"));
        return Stream.of(data, file, Optional.of(root)).flatMap(Optional::stream);
    }

    private Optional<Found> at(Json answer, JsonPointer pointer) {
        return Fields.at(answer, pointer).flatMap(StatusReader::scalar).map(this::word);
    }

    private Optional<Found> in(Fields place) {
        return NAMES.stream()
                .map(name -> place.value(name).flatMap(StatusReader::scalar).map(this::word))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> place.value(IS_IMPORTED).flatMap(StatusReader::scalar).map(this::isImported));
    }

    private Found word(String word) {
        return new Found(word, words.meaning(word).orElse(new Meaning(Phase.UNKNOWN, false)));
    }

    /** "Not imported" is not "not begun": it may be waiting its turn. */
    private Found isImported(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> new Found(value, new Meaning(Phase.SUCCEEDED, false));
            case "false", "0" -> new Found(value, new Meaning(Phase.PENDING, false));
            default -> word(value);
        };
    }

    private static Optional<String> scalar(Json value) {
        if (value instanceof Json.Text text) {
            return text.value().isBlank() ? Optional.empty() : Optional.of(text.value());
        }
        if (value instanceof Json.Num num) {
            return Optional.of(num.literal());
        }
        return value instanceof Json.Bool bool ? Optional.of(Boolean.toString(bool.value())) : Optional.empty();
    }
}
