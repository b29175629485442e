package dev.cc5.model;

import dev.cc5.model.TemporaryException.Trouble;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a failure of this machine, which is short of something, from one of the file or the adapter that met it. */
public final class SystemShortage {
    private static final Map<String, String> WORDS = Map.of(
            "Too many open files", "this process may open no more files (ulimit -n)",
            "No space left on device", "the disk is full",
            "Disk quota exceeded", "this user's part of the disk is full");

    private static final int DEEPEST = 10;

    private SystemShortage() {}

    /** The failure, where the machine is short of something. */
    public static Optional<TemporaryException> of(String doing, Throwable failure) {
        return what(failure)
                .map(what -> new TemporaryException(
                        new Explanation(
                                doing, what, "Make room for it, or work on fewer files at once; then try again."),
                        Trouble.JOURNAL,
                        Sent.NO,
                        Optional.empty(),
                        failure));
    }

    private static Optional<String> what(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            for (Map.Entry<String, String> word : WORDS.entrySet()) {
                if (message.contains(word.getKey())) {
                    return Optional.of(word.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
