package dev.cc5.workflow;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.IncompleteJava;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps an adapter's defects from becoming the workflow's: what breaks a port's contract is a protocol error. */
final class PortGuard {
    private PortGuard() {}

    static <T> T call(Step step, Supplier<@Nullable T> port) {
        stopIfInterrupted(step);
        T answer;
        try {
            answer = port.get();
        } catch (ImportException e) {
            // A cancelled read or call looks like a fault of the file or the network: the interrupt says what it was.
            throw Thread.currentThread().isInterrupted() ? cancelled(step) : e;
        } catch (Exception | LinkageError e) {
            // Whatever it is, declared or not. Its message may hold anything, a signed URL too: only its type is told.
            throw e instanceof InterruptedException
                    ? cancelled(step)
                    : IncompleteJava.behind(e, step.doing())
                            .orElseGet(() -> defect(
                                    step,
                                    "the adapter failed with " + e.getClass().getName(),
                                    e));
        }
        if (answer == null) {
            throw defect(step, "the adapter gave no answer", null);
        }
        return answer;
    }

    static void run(Step step, Runnable port) {
        call(step, () -> {
            port.run();
            return Boolean.TRUE;
        });
    }

    /** The exception for an interrupted thread, whose flag stays set. */
    static ImportCancelledException cancelled(Step step) {
        Thread.currentThread().interrupt();
        return new ImportCancelledException(Explanation.of(step, "it was cancelled", ""));
    }

    private static void stopIfInterrupted(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled(step);
        }
    }

    private static ProtocolException defect(Step step, String happened, @Nullable Throwable cause) {
        return new ProtocolException(
                Explanation.of(step, happened, "This is a defect of the adapter: tell its author."), cause);
    }
}
