package dev.cc5.sandbox;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The sandbox cannot do what it was told to do. The message says what, why, and what to do about it. */
public final class SandboxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
