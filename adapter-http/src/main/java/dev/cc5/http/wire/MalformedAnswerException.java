package dev.cc5.http.wire;

/**
 * An answer is not what was agreed. The message names the place and never repeats the content: it may hold a signed
 * URL.
 */
public final class MalformedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedAnswerException(String message) {
        super(message);
    }
}
