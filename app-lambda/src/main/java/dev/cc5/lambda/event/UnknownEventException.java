package dev.cc5.lambda.event;

/** An event of a shape that nobody here knows. Never a silent success: it must reach the dead-letter queue. */
public final class UnknownEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownEventException(String message) {
        super(message);
    }
}
