package dev.cc5.workflow;

import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import org.jspecify.annotations.Nullable;

/** Asks the status once after each refusal of a start: a refusal can come after the portal began. For one thread. */
final class StartQuestion {
    private enum Answer {
        BEGUN,
        NOT_BEGUN,
        /** The status may mean either, or cannot be asked for. */
        OPEN
    }

    private final StatusWatch watch;
    private final RemoteFile file;
    private final Run run;
    private @Nullable Answer answer;

    StartQuestion(StatusWatch watch, RemoteFile file, Run run) {
        this.watch = watch;
        this.file = file;
        this.run = run;
    }

    /** Whether the adapter may send it again; the refusal of that is asked about anew. */
    boolean mayFollow(ImportException refusal, String how) {
        if (ask(refusal) != Answer.NOT_BEGUN) {
            return false;
        }
        answer = null;
        run.events().startRefused(file, refusal, how);
        return true;
    }

    /** Whether the import began although its start was refused. */
    boolean hasBegun(ImportException refusal) {
        boolean begun = ask(refusal) == Answer.BEGUN;
        if (begun) {
            run.events().startRefused(file, refusal, "its status shows that it began all the same");
        }
        return begun;
    }

    /** Whether the last refusal leaves open what happened. */
    boolean isOpen() {
        return answer == Answer.OPEN;
    }

    private Answer ask(ImportException refusal) {
        if (refusal.sent() == Sent.NO) {
            return Answer.NOT_BEGUN;
        }
        Answer known = answer;
        if (known == null) {
            known = look();
            answer = known;
        }
        return known;
    }

    private Answer look() {
        FileStatus status;
        try {
            status = watch.once(file, run);
        } catch (ImportCancelledException e) {
            throw e;
        } catch (FileNotFoundAtPortalException e) {
            return Answer.NOT_BEGUN;
        } catch (ImportException e) {
            return Answer.OPEN;
        }
        if (status.phase() == Phase.RUNNING || status.phase().isFinal()) {
            return Answer.BEGUN;
        }
        return status.phase() == Phase.PENDING && !status.notBegun() ? Answer.OPEN : Answer.NOT_BEGUN;
    }
}
