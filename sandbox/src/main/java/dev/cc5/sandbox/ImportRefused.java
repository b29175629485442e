package dev.cc5.sandbox;

import java.io.Serial;

/** A file cannot be imported as a whole, for a reason that its rules alone do not tell. */
final class ImportRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient FieldIssue issue;

    ImportRefused(String code, String field, String message) {
        super(message, null, false, false);
        this.issue = new FieldIssue(code, field, message);
    }

    FieldIssue issue() {
        return issue;
    }
}
