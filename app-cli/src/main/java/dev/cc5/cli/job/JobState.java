package dev.cc5.cli.job;

import dev.cc5.journal.Beginning;
import dev.cc5.journal.Job;
import dev.cc5.model.FileStatus;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.JournalEntry;
import dev.cc5.workflow.RowProof;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How far one file has come. Written by the threads that work on it, read by whoever shows progress. */
public final class JobState {
    private final String file;
    private final long bytes;
    private volatile Stage stage = Stage.QUEUED;
    private volatile long sent;
    private volatile @Nullable RemoteFile remote;
    private volatile @Nullable FileStatus status;
    private volatile @Nullable CheckedFile checked;
    private volatile @Nullable RowProof proof;
    private final AtomicLong apiCalls = new AtomicLong();
    private volatile @Nullable String job;
    private volatile @Nullable JournalEntry found;
    private volatile @Nullable String warning;

    public JobState(String file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** A job of an earlier run, before anything is done with it. */
    static JobState of(String file, Job job) {
        JobState state = new JobState(file, job.begun().map(Beginning::size).orElse(0L));
        job.entry().ifPresent(entry -> state.is(entry.file()));
        return state;
    }

    /** As the user named it. */
    public String file() {
        return file;
    }

    /** How long the file is. */
    public long bytes() {
        return bytes;
    }

    /** How much of it was sent in the present attempt. */
    public long sent() {
        return sent;
    }

    public Stage stage() {
        return stage;
    }

    /** The file at the portal, once there is one. */
    public Optional<RemoteFile> remote() {
        return Optional.ofNullable(remote);
    }

    /** The last status that was seen. */
    public Optional<FileStatus> status() {
        return Optional.ofNullable(status);
    }

    /** What was found in the file, where it was read. */
    public Optional<CheckedFile> checked() {
        return Optional.ofNullable(checked);
    }

    /** How its rows were counted, where they were. */
    public Optional<RowProof> proof() {
        return Optional.ofNullable(proof);
    }

    /** How many requests to the portal's API were made for it. */
    public long apiCalls() {
        return apiCalls.get();
    }

    /** The name of the import in the journal, once something is recorded of it there. */
    public Optional<String> job() {
        return Optional.ofNullable(job);
    }

    /** What the user is warned of, whatever the result. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** How far an earlier run had come, where there was one. */
    public Optional<JournalEntry> found() {
        return Optional.ofNullable(found);
    }

    void enter(Stage next) {
        stage = next;
        if (next == Stage.UPLOADING) {
            sent = 0;
        }
    }

    void sent(long soFar) {
        sent = soFar;
    }

    void is(RemoteFile file) {
        remote = file;
    }

    void saw(FileStatus seen) {
        status = seen;
    }

    void was(CheckedFile content) {
        checked = content;
    }

    void recorded(String id) {
        job = id;
    }

    void found(JournalEntry entry) {
        found = entry;
        remote = entry.file();
    }

    void warn(String text) {
        warning = text;
    }

    void proved(RowProof counted) {
        proof = counted;
    }

    void called() {
        apiCalls.incrementAndGet();
    }
}
