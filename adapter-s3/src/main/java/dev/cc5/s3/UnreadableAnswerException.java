package dev.cc5.s3;

import java.io.IOException;

/** What came back is not an HTTP answer. */
final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    UnreadableAnswerException(String message) {
        super(message);
    }
}
