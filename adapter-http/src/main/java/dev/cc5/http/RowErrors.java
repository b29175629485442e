package dev.cc5.http;

import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.model.RowError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What the portal says of single rows (PLATFORM section 5). Read leniently: it must not hide the status. */
final class RowErrors {
    private static final List<String> LISTS = List.of("Errors", "Logs");
    private static final List<String> LINES = List.of("Line", "LineNumber", "Row", "RowNumber", "RowIndex");
    private static final List<String> FIELDS = List.of("FieldName", "Field", "Column");
    private static final List<String> MESSAGES = List.of("Message", "Error", "Text", "ErrorCode");
    /** Levels of a log's entries that tell of no error. */
    private static final Set<String> QUIET = Set.of("trace", "debug", "info", "information");

    private RowErrors() {}

    static List<RowError> of(Json answer, ServerText text) {
        return Fields.of(answer).stream()
                .flatMap(root -> Stream.concat(StatusReader.places(root), root.objectIfAny("ResponseStatus").stream()))
                .flatMap(place -> LISTS.stream().flatMap(name -> place.elementsIfAny(name).stream()))
                .flatMap(element -> error(element, text).stream())
                .toList();
    }

    private static Optional<RowError> error(Json element, ServerText text) {
        if (element instanceof Json.Text message) {
            return Optional.of(new RowError(OptionalLong.empty(), "", text.line(message.value())));
        }
        return Fields.of(element).filter(entry -> !isQuiet(entry)).map(entry -> {
            Optional<Fields> meta = entry.objectIfAny("Meta");
            return new RowError(
                    line(entry, meta),
                    text.line(first(entry, FIELDS).orElse("")),
                    text.line(first(entry, MESSAGES).orElse("no words")));
        });
    }

    private static boolean isQuiet(Fields entry) {
        return entry.textIfAny("Level")
                .filter(level -> QUIET.contains(level.toLowerCase(Locale.ROOT)))
                .isPresent();
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
