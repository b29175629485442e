package dev.cc5.sandbox;

import java.io.Serial;
import java.util.List;

/** The portal's service says no: an HTTP status and, in the envelope, a {@code ResponseStatus} (PLATFORM section 3). */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String message;
    private final transient List<FieldIssue> issues;

    Refusal(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    private Refusal(int status, String code, String message, List<FieldIssue> issues) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.message = message;
        this.issues = issues;
    }

    /** The request's fields are wrong; the first one speaks for all, as it does in ServiceStack. */
    static Refusal of(List<FieldIssue> issues) {
        FieldIssue first = issues.get(0);
        return new Refusal(400, first.code(), first.message(), List.copyOf(issues));
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    String code() {
        return code;
    }

    List<FieldIssue> issues() {
        return issues;
    }
}
