package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ImportException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is done in a thread of its own, so that a contract can interrupt it and need not hang with it. */
final class Attempt {
    /** Whoever takes longer hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread thread;
    private final List<String> secrets;
    private volatile @Nullable Throwable thrown;
    private volatile boolean endedInterrupted;

    private Attempt(Runnable action, List<String> secrets) {
        this.secrets = secrets;
        this.thread = new Thread(() -> carryOut(action), "attempt");
        thread.setDaemon(true);
    }

    static Attempt of(Runnable action, List<String> secrets) {
        Attempt attempt = new Attempt(action, secrets);
        attempt.thread.start();
        return attempt;
    }

    private void carryOut(Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            endedInterrupted = Thread.currentThread().isInterrupted();
        }
    }

    /** Interrupts it when it has lasted so long; it must last. */
    Attempt interruptAfter(Duration length) {
        assertThat(hasEndedWithin(length))
                .as("the call ended within %s in a situation in which it cannot: %s", length, thrown)
                .isFalse();
        thread.interrupt();
        return this;
    }

    void succeeds() {
        Throwable failure = outcome();
        if (failure != null) {
            throw new AssertionError("The call failed: " + failure, failure);
        }
    }

    /** The failure, whose text was checked. */
    <X extends ImportException> X failsWith(Class<X> type) {
        Throwable failure = outcome();
        if (failure == null) {
            throw new AssertionError("The call succeeded where " + type.getSimpleName() + " is due");
        }
        assertThat(failure).isInstanceOf(type);
        checkText((ImportException) failure);
        return type.cast(failure);
    }

    boolean endedInterrupted() {
        return endedInterrupted;
    }

    private @Nullable Throwable outcome() {
        if (!hasEndedWithin(PATIENCE)) {
            StackTraceElement[] where = thread.getStackTrace();
            thread.interrupt();
            AssertionError hangs = new AssertionError("The call has not ended after " + PATIENCE);
            hangs.setStackTrace(where);
            throw hangs;
        }
        return thrown;
    }

    private boolean hasEndedWithin(Duration length) {
        try {
            thread.join(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for a call", e);
        }
        return !thread.isAlive();
    }

    private void checkText(ImportException failure) {
        assertThat(failure.explanation().doing()).as("what was being done").isNotBlank();
        assertThat(failure.explanation().happened()).as("what happened").isNotBlank();
        assertThat(failure.getMessage())
                .as("a text without control and bidi characters")
                .doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        // Not by AssertJ alone: its message would tell the secret.
        assertThat(SecretSearch.of(secrets).find(all.toString()))
                .as("the form in which the error or one of its causes tells a secret")
                .isEmpty();
    }
}
