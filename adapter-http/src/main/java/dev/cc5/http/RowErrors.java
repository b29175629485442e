package dev.cc5.http;

import dev.cc5.http.wire.Envelope;
import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.model.FileStatus;
import dev.cc5.model.RowError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the portal says of single rows. Read leniently: it must not hide the status.
 *
 * @param first the first of them, in the portal's order
 * @param count how many there are
 */
record RowErrors(List<RowError> first, int count) {
    private static final List<String> LISTS = List.of("Errors", "Logs");
    private static final List<String> LINES = List.of("Line", "LineNumber", "Row", "RowNumber", "RowIndex");
    private static final List<String> FIELDS = List.of("FieldName", "Field", "Column");
    private static final List<String> MESSAGES = List.of("Message", "Error", "Text", "ErrorCode");
    /** Levels of a log's entries that tell of no error. */
    private static final Set<String> QUIET = Set.of("trace", "debug", "info", "information");

    static RowErrors of(Envelope envelope, ServerText text) {
        List<Json.Arr> lists = Stream.concat(
                        envelope.places().stream(), envelope.root().objectIfAny("ResponseStatus").stream())
                .flatMap(place -> LISTS.stream().map(place::arrayIfAny))
                .toList();
        List<Json> errors = lists.stream()
                .flatMap(list -> list.elements().stream())
                .filter(RowErrors::isError)
                .toList();
        int notKept = lists.stream()
                .mapToInt(list -> list.length() - list.elements().size())
                .sum();
        List<RowError> first = errors.stream()
                .limit(FileStatus.MAX_ROW_ERRORS)
                .map(error -> error(error, text))
                .toList();
        return new RowErrors(first, errors.size() + notKept);
    }

    private static boolean isError(Json element) {
        return element instanceof Json.Text
                || Fields.of(element)
                        .filter(entry -> entry.textIfAny("Level")
                                .filter(level -> QUIET.contains(level.toLowerCase(Locale.ROOT)))
                                .isEmpty())
                        .isPresent();
    }

    private static RowError error(Json element, ServerText text) {
        return Fields.of(element)
                .map(entry -> new RowError(
                        line(entry, entry.objectIfAny("Meta")),
                        text.line(first(entry, FIELDS).orElse("")),
                        text.line(first(entry, MESSAGES).orElse("no words"))))
                .orElseGet(() -> new RowError(
                        OptionalLong.empty(), "", text.line(element.scalar().orElse(""))));
    }

    private static OptionalLong line(Fields entry, Optional<Fields> meta) {
        Optional<String> number = meta.flatMap(fields -> first(fields, LINES)).or(() -> first(entry, LINES));
        return number.filter(digits -> digits.matches("[1-9]\\d{0,17}"))
                .map(digits -> OptionalLong.of(Long.parseLong(digits)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> first(Fields fields, List<String> names) {
        return names.stream()
                .map(fields::textIfAny)
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
