package dev.cc5.lambda;

/** Not all that an invocation was given is done: it must come again, or reach the dead-letter queue. */
public final class NotDoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDoneException(String message) {
        super(message, null, false, false);
    }
}
