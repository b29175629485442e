package dev.cc5.lambda.json;

/** A text that is not JSON, or nests too deeply. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException() {
        super("it is not JSON");
    }
}
