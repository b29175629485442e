package dev.cc5.http;

import dev.cc5.http.StatusWords.Meaning;
import dev.cc5.http.wire.Envelope;
import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.http.wire.JsonText;
import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads where an import stands from an answer whose shape is not documented. A word is believed only where the answer
 * is about the file, is no error, and does not contradict itself.
 */
final class StatusReader {
    private static final String IS_IMPORTED = "isImported";
    private static final List<String> NAMES = List.of("status", "state", "importStatus", "result", IS_IMPORTED);
    private static final Meaning NONE = new Meaning(Phase.UNKNOWN, false);

    private final StatusWords words;

    StatusReader(StatusWords words) {
        this.words = words;
    }

    /**
     * A word of the portal's.
     *
     * @param meaning what it means, where that is known
     * @param notImported whether it says only that the file is not imported, yet or at all
     */
    private record Found(String word, Optional<Meaning> meaning, boolean notImported) {
        boolean contradicts(Meaning other) {
            return meaning.isPresent()
                    && !meaning.get().equals(other)
                    && !(notImported && other.phase() != Phase.SUCCEEDED);
        }
    }

    /** The status; nothing where the answer is an error without one. A word that nobody knows is UNKNOWN, and so is none. */
    Optional<FileStatus> status(FileId id, JsonText answer, ServerText text) {
        Envelope envelope = Envelope.of(answer.value());
        boolean failed = envelope.isSuccess().filter(success -> !success).isPresent();
        List<Found> found = find(answer.value(), envelope);
        if (failed && found.isEmpty()) {
            return Optional.empty();
        }
        Found first = found.isEmpty() ? new Found("", Optional.empty(), false) : found.get(0);
        Meaning meaning = first.meaning().orElse(NONE);
        RowErrors errors = RowErrors.of(envelope, text);
        FileStatus status = new FileStatus(
                id,
                meaning.phase(),
                text.line(first.word()),
                meaning.notBegun(),
                "",
                envelope.actionIds()
                        .map(action -> new ActionId(text.document(action.value())))
                        .collect(Collectors.toSet()),
                errors.first(),
                errors.count(),
                text.document(answer.text()));
        return doubt(id, envelope, failed, meaning, found)
                .map(why -> status.doubted(text.line(why)))
                .or(() -> Optional.of(status));
    }

    private static Optional<String> doubt(
            FileId id, Envelope envelope, boolean failed, Meaning meaning, List<Found> found) {
        Optional<String> other =
                envelope.fileIds().filter(named -> !named.equals(id.value())).findFirst();
        if (other.isPresent()) {
            return Optional.of("the answer is about another file, " + other.get());
        }
        if (meaning.equals(NONE)) {
            return Optional.empty();
        }
        if (failed && (meaning.phase() == Phase.SUCCEEDED || meaning.notBegun())) {
            return Optional.of("the same answer says that the request failed");
        }
        return found.stream()
                .filter(word -> word.contradicts(meaning))
                .findFirst()
                .map(word -> "the same answer says \"" + word.word() + "\"");
    }

    /** The word at the user's own places, else all those at the usual ones, the first of which counts. */
    private List<Found> find(Json answer, Envelope envelope) {
        Optional<Found> own = words.pointers().stream()
                .flatMap(pointer -> Fields.at(answer, pointer).flatMap(Json::scalar).stream())
                .findFirst()
                .map(word -> new Found(word, words.meaning(word), false));
        if (own.isPresent()) {
            return List.of(own.get());
        }
        return envelope.places().stream()
                // Beside data, what the root says is said of the call.
                .limit(Math.max(1, envelope.places().size() - 1))
                .flatMap(this::in)
                .sorted(Comparator.comparing(Found::notImported))
                .toList();
    }

    private Stream<Found> in(Fields place) {
        return NAMES.stream()
                .flatMap(name -> place.value(name).flatMap(Json::scalar).filter(word -> !word.isBlank()).stream()
                        .map(word -> name.equals(IS_IMPORTED)
                                ? isImported(word)
                                : new Found(word, words.meaning(word), false)));
    }

    /** "Not imported" is not "not begun": it may be waiting its turn. */
    private Found isImported(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> new Found(word, Optional.of(new Meaning(Phase.SUCCEEDED, false)), false);
            case "false", "0" -> new Found(word, Optional.of(new Meaning(Phase.PENDING, false)), true);
            default -> new Found(word, words.meaning(word), false);
        };
    }
}
