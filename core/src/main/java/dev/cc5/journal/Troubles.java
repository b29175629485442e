package dev.cc5.journal;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.JournalEntry;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the journal cannot do, as exceptions that tell people what to do. */
final class Troubles {
    private Troubles() {}

    /** The disk refused. */
    static ImportException disk(String doing, JournalStorage storage, IOException e) {
        String where = doing + " in " + storage;
        if (e instanceof ClosedByInterruptException) {
            return new ImportCancelledException(new Explanation(where, "it was cancelled", ""), e);
        }
        return temporary(
                where, Reason.of(e), "Make sure that the disk can be written and has room, then try again.", e);
    }

    /** The disk refused before: what it has now, nobody knows. */
    static ImportException broken(String doing, JournalStorage storage) {
        return temporary(
                doing + " in " + storage,
                "the disk failed before, so nothing more is recorded for this import",
                "Check the disk, then try again.",
                null);
    }

    static ImportException tooLarge(String doing, JournalStorage storage) {
        return temporary(
                doing + " in " + storage,
                "the records of this import would be larger than " + Recorded.MAX_BYTES + " bytes",
                "Give it shorter labels, or let the journal forget it.",
                null);
    }

    static AlreadyClaimedException held(String id) {
        return new AlreadyClaimedException(new Explanation(
                "claiming the file",
                "the same content is being imported to the same destination right now (job " + id + ")",
                "There is nothing to do: that import goes on."));
    }

    /** The records of a job cannot be believed: nobody knows what they said. */
    static OutcomeUnknownException damaged(String id, String file, JournalStorage storage, Recorded recorded) {
        Recorded.Damage damage = recorded.damage().orElseThrow();
        Optional<RemoteFile> last = recorded.entry().map(JournalEntry::file);
        String advice = damage.newer()
                ? "Use the version of cc5 that wrote it."
                : "The file is kept. Find out at the portal whether the content was imported"
                        + last.map(remote -> " (as file " + remote.id() + ", perhaps)")
                                .orElse("")
                        + "; then let the journal forget the job, or force the import.";
        return new OutcomeUnknownException(
                new Explanation(
                        "reading what is recorded of job " + id,
                        "the file " + file + " in " + storage + " cannot be believed (" + damage.why()
                                + "), so the content may have been imported already",
                        advice),
                last,
                null);
    }

    private static TemporaryException temporary(
            String doing, String happened, String advice, @Nullable Throwable cause) {
        return new TemporaryException(
                new Explanation(doing, happened, advice), Trouble.JOURNAL, Sent.NO, Optional.empty(), cause);
    }
}
