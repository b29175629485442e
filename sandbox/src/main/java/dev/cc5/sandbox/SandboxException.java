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

    static SandboxException portTaken(String whose, int port, Exception cause) {
        return new SandboxException(
                "The " + whose + "'s port " + port + " is taken: choose another, or 0 for any that is free", cause);
    }

    SandboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
