package dev.cc5.cli.job;

import dev.cc5.model.Explanation;
import dev.cc5.model.FileStatus;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.JournalEntry;
import dev.cc5.workflow.RowProof;
import java.time.Duration;
import java.util.Optional;

/**
 * How it ended with one file.
 *
 * @param file as the user named it
 * @param exit what it means for the caller of the command
 * @param how in one word; the exit code's where it is not OK
 * @param stage how far it had come
 * @param bytes how long the file is; 0 where it could not be looked at
 * @param checked what was found in it, where it was read
 * @param remote the file at the portal, where it got there
 * @param status the last status that was seen
 * @param proof how its rows were counted, where they were
 * @param apiCalls how many requests to the portal's API were made for it
 * @param job the import's name in the journal, where it is recorded there
 * @param found how far an earlier run had come with it
 * @param warning what the user is warned of, whatever the result
 * @param took from the file's turn to its end
 * @param error what went wrong
 * @param defect what broke, where that was cc5 itself
 */
public record FileResult(
        String file,
        ExitCode exit,
        String how,
        Stage stage,
        long bytes,
        Optional<CheckedFile> checked,
        Optional<RemoteFile> remote,
        Optional<FileStatus> status,
        Optional<RowProof> proof,
        long apiCalls,
        Optional<String> job,
        Optional<JournalEntry> found,
        Optional<String> warning,
        Duration took,
        Optional<Explanation> error,
        Optional<Throwable> defect) {
    /** The word for an import that was seen to succeed. */
    public static final String IMPORTED = "imported";
    /** The word for an import that an earlier one of the same content had made unnecessary. */
    public static final String ALREADY_IMPORTED = "already-imported";
    /** The word for a request that the portal received, with nobody waiting for its end. */
    public static final String ACCEPTED = "accepted";
    /** The word for an import that was seen to succeed, and whose rows do not prove it. */
    public static final String NOT_PROVEN = "not-proven";

    /** The word for a file that was left alone because another failed ({@code --fail-fast}). */
    public static final String NOT_BEGUN = "not-begun";

    /** A good end. */
    static FileResult good(JobState job, String how, Duration took) {
        return of(job, ExitCode.OK, how, took, Optional.empty(), Optional.empty());
    }

    /** A success that its rows do not prove. */
    static FileResult unproven(JobState job, Explanation doubt, Duration took) {
        return of(job, ExitCode.PARTLY_IMPORTED, NOT_PROVEN, took, Optional.of(doubt), Optional.empty());
    }

    /** A bad end. */
    static FileResult bad(JobState job, ExitCode exit, Explanation error, Duration took) {
        return of(job, exit, exit.word(), took, Optional.of(error), Optional.empty());
    }

    /** An end by a defect of ours. */
    static FileResult broken(JobState job, Throwable defect, Duration took) {
        Explanation error = new Explanation(
                job.stage().doing() + " " + job.file(),
                "cc5 itself failed with " + defect.getClass().getName(),
                "This is a defect of cc5. Run it again with CC5_DEBUG=1 and report what it prints.");
        return of(job, ExitCode.DEFECT, ExitCode.DEFECT.word(), took, Optional.of(error), Optional.of(defect));
    }

    /** No end, since it was not begun: another file had failed, and decides the exit code. */
    static FileResult notBegun(JobState job, FileResult bad) {
        Explanation why = new Explanation(
                "waiting for its turn",
                bad.file() + " failed first, and --fail-fast was given",
                "Nothing was sent. Import it again.");
        return of(job, bad.exit(), NOT_BEGUN, Duration.ZERO, Optional.of(why), Optional.empty());
    }

    private static FileResult of(
            JobState job,
            ExitCode exit,
            String how,
            Duration took,
            Optional<Explanation> error,
            Optional<Throwable> defect) {
        return new FileResult(
                job.file(),
                exit,
                how,
                job.stage(),
                job.bytes(),
                job.checked(),
                job.remote(),
                job.status(),
                job.proof(),
                job.apiCalls(),
                job.job(),
                job.found(),
                job.warning(),
                took,
                error,
                defect);
    }

    /** The name by which a later run can go on with the import, where there is something to go on with. */
    public Optional<String> resumable() {
        return job.filter(id -> switch (exit) {
            case OK -> how.equals(ACCEPTED);
            case NOT_AUTHORISED, UPLOAD_FAILED, STILL_RUNNING, TEMPORARY, INTERRUPTED, DEFECT -> true;
            case UNKNOWN_OUTCOME -> stage.mayHaveStarted();
            default -> false;
        });
    }

    /** Whether the import may go on at the portal, so that the user may want to ask for it later. */
    public boolean mayGoOn() {
        return remote.isPresent()
                && switch (exit) {
                    case OK -> how.equals(ACCEPTED);
                    case STILL_RUNNING, UNKNOWN_OUTCOME -> true;
                    case INTERRUPTED, DEFECT -> stage.mayHaveStarted();
                    default -> false;
                };
    }
}
