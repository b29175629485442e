package dev.cc5.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** What a sandbox has opened so far, to be closed in the opposite order whatever fails on the way. */
final class OpenParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** A part that is still being opened. */
    <T extends AutoCloseable> CompletableFuture<T> add(CompletableFuture<T> opening) {
        parts.push(() -> {
            T part = opening.exceptionally(failure -> null).join();
            if (part != null) {
                part.close();
            }
        });
        return opening;
    }

    /** Closes everything once; what fails is thrown at the end. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new SandboxException("The sandbox did not close well: " + e, e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
