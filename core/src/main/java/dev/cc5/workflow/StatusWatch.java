package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.PartlyImportedException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.StatusChecker;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Step 4: watches an import. A poll that fails never gives up a healthy import; only time does. */
final class StatusWatch {
    /** How long before the deadline the last poll is made. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);
    /** However long the portal asks to wait: an import that has ended must not stay unseen until the deadline. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(1);
    /** So many answers without sense in a row, and it is no hiccup. */
    private static final int MAX_SENSELESS = 5;

    private final StatusChecker checker;
    private final PortalCalls calls;
    private final PollPolicy policy;
    private final Timing timing;

    StatusWatch(StatusChecker checker, PortalCalls calls, PollPolicy policy, Timing timing) {
        this.checker = checker;
        this.calls = calls;
        this.policy = policy;
        this.timing = timing;
    }

    /** Polls until success was seen; throws when the import ended otherwise or the time was up. */
    FileStatus untilSuccess(RemoteFile file, Deadline deadline, Events events, Evidence evidence) {
        FileStatus status = until(file, s -> s.phase().isFinal(), deadline, events, evidence);
        return switch (status.phase()) {
            case SUCCEEDED -> status;
            case PARTIAL -> throw partly(status);
            case FAILED, CANCELLED -> throw failed(status);
            case PENDING, RUNNING, UNKNOWN -> throw new IllegalStateException(status.phase() + " is not an end");
        };
    }

    /**
     * Polls until the portal gives a status that will do.
     *
     * @throws StillRunningException when it did not in time
     */
    FileStatus until(
            RemoteFile file, Predicate<FileStatus> enough, Deadline deadline, Events events, Evidence evidence) {
        Poll poll = new Poll(file, timing.nanoTime());
        while (true) {
            Duration asked = Duration.ZERO;
            try {
                FileStatus status = look(file, deadline, events, evidence);
                if (enough.test(status)) {
                    return status;
                }
                poll.seen(status);
            } catch (TemporaryException e) {
                poll.trouble = e;
                if (e.trouble() == Trouble.QUOTA) {
                    throw poll.stillRunning(deadline);
                }
                asked = shorter(e.retryAfter().orElse(Duration.ZERO), longer(policy.longest(), LONGEST_ASKED));
            } catch (ProtocolException e) {
                poll.trouble = e;
                if (++poll.senseless >= MAX_SENSELESS) {
                    throw poll.stillRunning(deadline);
                }
            } catch (FileNotFoundAtPortalException e) {
                if (poll.hasLasted(policy.visibleWithin())) {
                    throw e;
                }
                poll.trouble = e;
            }
            sleep(withinTime(longer(poll.pauses.next(), asked), poll, deadline));
        }
    }

    /** Asks once. */
    FileStatus once(RemoteFile file, Run run) {
        return look(file, run.deadline(), run.events(), run.evidence());
    }

    private FileStatus look(RemoteFile file, Deadline deadline, Events events, Evidence evidence) {
        FileStatus status = evidence.weigh(
                calls.make(Step.CHECK_STATUS, deadline, events, () -> checker.check(file.id(), deadline)));
        events.statusSeen(file, status);
        return status;
    }

    /** The pause, cut so that there is time for one last look before the deadline. */
    private static Duration withinTime(Duration pause, Poll poll, Deadline deadline) {
        Duration left = deadline.remaining().minus(LAST_LOOK);
        if (left.isNegative() || left.isZero()) {
            throw poll.stillRunning(deadline);
        }
        return pause.compareTo(left) < 0 ? pause : left;
    }

    void sleep(Duration pause) {
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            throw PortGuard.cancelled(Step.CHECK_STATUS);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** One watching: what was seen last, and how long to wait next. */
    private final class Poll {
        private final long startNanos;
        private final Pauses pauses = new Pauses(policy, timing);
        private FileStatus last;
        private @Nullable ImportException trouble;
        private int senseless;

        Poll(RemoteFile file, long startNanos) {
            this.startNanos = startNanos;
            this.last = FileStatus.of(file.id(), Phase.UNKNOWN, "", "");
        }

        void seen(FileStatus status) {
            last = status;
            trouble = null;
            senseless = 0;
        }

        boolean hasLasted(Duration length) {
            return timing.nanoTime() - startNanos >= length.toNanos();
        }

        StillRunningException stillRunning(Deadline deadline) {
            boolean nothing = last.word().isEmpty() && last.doubt().isEmpty();
            String seen = nothing ? "no status was seen" : "its last status was " + last.seen();
            ImportException cause = trouble;
            String why = cause == null
                    ? ""
                    : "; the last poll failed: " + cause.explanation().happened();
            return new StillRunningException(
                    new Explanation(
                            "waiting for the import of file " + last.file(),
                            "it had not ended after " + deadline.elapsed().toSeconds() + " s, " + seen + why,
                            "Do not import the file again. Ask for its status later."),
                    last,
                    cause);
        }
    }

    private static ImportFailedException failed(FileStatus status) {
        return new ImportFailedException(
                ended(status, status.phase() == Phase.CANCELLED ? "it was cancelled at the portal" : "it failed"),
                status);
    }

    private static PartlyImportedException partly(FileStatus status) {
        return new PartlyImportedException(ended(status, "only a part of the rows was imported"), status);
    }

    private static Explanation ended(FileStatus status, String how) {
        int errors = status.rowErrorCount();
        String rows = errors == 0 ? "" : errors == 1 ? ", with 1 row error" : ", with " + errors + " row errors";
        return new Explanation(
                "importing file " + status.file(),
                how + " (\"" + status.word() + "\")" + rows,
                "Correct the file and import it again: a corrected file is a new import.");
    }
}
