package dev.cc5.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** It did not work now and may work later. The workflow decides whether to try again; an adapter only classifies. */
public final class TemporaryException extends ImportException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is, as far as the time of the next attempt depends on it. */
    public enum Trouble {
        /** No connection, a lost one, a late answer. */
        NETWORK,
        /** The other side has trouble of its own: HTTP 5xx. */
        SERVER,
        /** Too many requests: slow down. */
        THROTTLED,
        /** The quota of the key is used up: trying again soon is useless (PLATFORM T4). */
        QUOTA,
        /** The job's own time is up. */
        DEADLINE,
        /** This machine is short of something: room on a disk for the records, say, or files that may be open. */
        JOURNAL
    }

    private final Trouble trouble;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param sent whether the request can have had an effect
     * @param retryAfter how long the other side asked to wait
     */
    public TemporaryException(
            Explanation explanation,
            Trouble trouble,
            Sent sent,
            Optional<Duration> retryAfter,
            @Nullable Throwable cause) {
        super(explanation, sent, cause);
        this.trouble = trouble;
        this.retryAfter = retryAfter;
    }

    /** A network trouble. */
    public static TemporaryException network(Explanation explanation, Sent sent, @Nullable Throwable cause) {
        return new TemporaryException(explanation, Trouble.NETWORK, sent, Optional.empty(), cause);
    }

    public Trouble trouble() {
        return trouble;
    }

    /** How long the other side asked to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
