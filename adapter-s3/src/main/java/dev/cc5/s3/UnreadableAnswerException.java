package dev.cc5.s3;

import java.io.IOException;

/** What came back is not an HTTP answer. Repeats nothing of it: it may repeat the request, and that is a secret. */
final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }
}
