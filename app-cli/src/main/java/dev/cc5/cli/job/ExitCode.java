package dev.cc5.cli.job;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.PartlyImportedException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.StillRunningException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadFailedException;
import java.util.Map;
import java.util.Objects;

/** How the command tells a script what happened. The numbers never change their meaning. */
public enum ExitCode {
    OK(0, "imported", "the import was seen to succeed, was accepted (--no-wait), or had succeeded before"),
    DEFECT(1, "defect", "a defect of cc5: please report it"),
    WRONG_SETTINGS(2, "wrong-settings", "the command line or the settings are wrong"),
    FILE_REFUSED(3, "file-refused", "the file was refused before anything was sent"),
    NOT_AUTHORISED(4, "not-authorised", "the portal did not accept the key"),
    REFUSED(5, "refused", "the portal or S3 refused the request"),
    UPLOAD_FAILED(6, "upload-failed", "the upload failed for good"),
    IMPORT_FAILED(7, "import-failed", "the import ran and failed, or was cancelled"),
    PARTLY_IMPORTED(8, "partly-imported", "only a part of the rows was imported, or they do not prove it"),
    STILL_RUNNING(9, "still-running", "still running when the time was up: cc5 resume"),
    UNKNOWN_OUTCOME(10, "unknown-outcome", "it may have been started: cc5 resume"),
    TEMPORARY(11, "temporary", "a temporary failure: try later"),
    ALREADY_CLAIMED(12, "claimed", "another process is importing this content"),
    NOT_WRITTEN(13, "not-written", "the results could not be written to standard output: cc5 jobs"),
    INTERRUPTED(130, "interrupted", "interrupted (143 when terminated): cc5 resume");

    private static final Map<Class<? extends ImportException>, ExitCode> BY_LEAF = Map.ofEntries(
            Map.entry(AlreadyClaimedException.class, ALREADY_CLAIMED),
            Map.entry(ConfigurationException.class, WRONG_SETTINGS),
            Map.entry(FileNotFoundAtPortalException.class, REFUSED),
            Map.entry(ImportCancelledException.class, INTERRUPTED),
            Map.entry(ImportFailedException.class, IMPORT_FAILED),
            Map.entry(NotAuthorisedException.class, NOT_AUTHORISED),
            Map.entry(OutcomeUnknownException.class, UNKNOWN_OUTCOME),
            Map.entry(PartlyImportedException.class, PARTLY_IMPORTED),
            Map.entry(ProtocolException.class, REFUSED),
            Map.entry(RefusedException.class, REFUSED),
            Map.entry(SlotUnusableException.class, UPLOAD_FAILED),
            Map.entry(SourceRefusedException.class, FILE_REFUSED),
            Map.entry(StillRunningException.class, STILL_RUNNING),
            Map.entry(TemporaryException.class, TEMPORARY),
            Map.entry(UploadFailedException.class, UPLOAD_FAILED));

    private final int code;
    private final String word;
    private final String meaning;

    ExitCode(int code, String word, String meaning) {
        this.code = code;
        this.word = word;
        this.meaning = meaning;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }

    /** The same for machines that read words. */
    public String word() {
        return word;
    }

    /** The same for people, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What an error of an import means for the caller of the command. */
    public static ExitCode of(ImportException error) {
        return Objects.requireNonNull(BY_LEAF.get(error.getClass()), () -> "No exit code for " + error.getClass());
    }

    /** What a phase means for whoever asked for it. */
    public static ExitCode of(Phase phase) {
        return switch (phase) {
            case SUCCEEDED -> OK;
            case FAILED, CANCELLED -> IMPORT_FAILED;
            case PARTIAL -> PARTLY_IMPORTED;
            case PENDING, RUNNING, UNKNOWN -> STILL_RUNNING;
        };
    }

    /** One code for two results: an interruption, else the highest of 3 to 13, else a defect, else wrong settings. */
    public static ExitCode worst(ExitCode one, ExitCode other) {
        return one.severity() >= other.severity() ? one : other;
    }

    private int severity() {
        return switch (this) {
            case OK -> 0;
            case WRONG_SETTINGS -> 1;
            case DEFECT -> 2;
            default -> code;
        };
    }
}
