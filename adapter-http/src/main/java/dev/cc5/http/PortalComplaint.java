package dev.cc5.http;

import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.http.wire.MalformedAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the portal says is wrong: from its envelope (PLATFORM section 3), or from the gateway in front of it
 * (PLATFORM T4). Read leniently, for it explains a failure and must not cause another; its stack trace is not read.
 *
 * @param isEnvelope whether the portal itself spoke, and not what stands before it
 * @param words what it says, in one line fit to be shown; empty where it says nothing that can be read
 */
record PortalComplaint(boolean isEnvelope, String words) {
    private static final PortalComplaint SILENT = new PortalComplaint(false, "");
    private static final int MAX_ERRORS = 5;

    static PortalComplaint of(PortalAnswer answer) {
        try {
            Optional<Fields> root = Fields.of(answer.json().value());
            Optional<Fields> status = root.flatMap(r -> r.objectIfAny("ResponseStatus"));
            boolean isEnvelope = status.isPresent()
                    || root.flatMap(r -> r.value("IsSuccess")).isPresent();
            String words = status.map(PortalComplaint::words)
                    .filter(text -> !text.isEmpty())
                    .or(() -> root.flatMap(r -> r.textIfAny("Message")).map(PortalComplaint::withoutFullStop))
                    .orElse("");
            return new PortalComplaint(isEnvelope, answer.text().line(words));
        } catch (MalformedAnswerException e) {
            return SILENT;
        }
    }

    private static String words(Fields status) {
        List<String> words = new ArrayList<>();
        words.add(sentence(status));
        Json.Arr errors = status.arrayIfAny("Errors");
        errors.elements().stream()
                .limit(MAX_ERRORS)
                .forEach(error -> Fields.of(error)
                        .ifPresent(fields -> words.add(fields.textIfAny("FieldName")
                                        .map(name -> name + ": ")
                                        .orElse("")
                                + sentence(fields))));
        if (errors.length() > MAX_ERRORS) {
            words.add("and " + (errors.length() - MAX_ERRORS) + " more");
        }
        words.removeIf(String::isBlank);
        return String.join("; ", words);
    }

    private static String sentence(Fields error) {
        String message = withoutFullStop(error.textIfAny("Message").orElse(""));
        String code = error.textIfAny("ErrorCode").orElse("");
        if (code.isEmpty() || message.isEmpty()) {
            return message + code;
        }
        return message + " (" + code + ")";
    }

    /** The sentence goes on, or ends with a full stop of our own. */
    private static String withoutFullStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    /** The words, or what there is instead. */
    String orElse(String other) {
        return words.isEmpty() ? other : words;
    }
}
