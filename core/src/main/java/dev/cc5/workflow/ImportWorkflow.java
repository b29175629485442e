package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.Adapter;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;

/**
 * Runs imports over the ports. Immutable; used from many threads, each call runs in its caller's. Interrupting the
 * caller cancels.
 */
public final class ImportWorkflow {
    ImportWorkflow() {}

    /** Steps 1 to 3: returns when the portal has received the request, which proves nothing about the rows. */
    public RemoteFile submit(ImportRequest request, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Step 4 until the end: returns only when success was seen. */
    public ImportResult await(RemoteFile file, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** Asks once where an import stands. */
    public FileStatus status(FileId id, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    /** {@link #submit} and {@link #await}. */
    public ImportResult run(ImportRequest request, Deadline deadline) {
        throw new UnsupportedOperationException();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Wires a workflow; {@link #build()} says which port nobody offers. */
    public static final class Builder {
        Builder() {}

        /** Takes every port that the adapter offers and that no earlier call gave. */
        public Builder use(Adapter adapter) {
            throw new UnsupportedOperationException();
        }

        /** What the portal is called in the journal's keys; an adapter that offers step 3 names itself. */
        public Builder portal(String origin) {
            throw new UnsupportedOperationException();
        }

        public Builder uploadUrlProvider(UploadUrlProvider port) {
            throw new UnsupportedOperationException();
        }

        public Builder fileUploader(FileUploader port) {
            throw new UnsupportedOperationException();
        }

        public Builder fileImporter(FileImporter port) {
            throw new UnsupportedOperationException();
        }

        public Builder statusChecker(StatusChecker port) {
            throw new UnsupportedOperationException();
        }

        /** Where to remember; by default in memory, for as long as this workflow lives. */
        public Builder journal(ImportJournal journal) {
            throw new UnsupportedOperationException();
        }

        public Builder retryPolicy(RetryPolicy policy) {
            throw new UnsupportedOperationException();
        }

        public Builder pollPolicy(PollPolicy policy) {
            throw new UnsupportedOperationException();
        }

        public Builder listener(ImportListener listener) {
            throw new UnsupportedOperationException();
        }

        /** Time and chance, for tests. */
        public Builder timing(Timing timing) {
            throw new UnsupportedOperationException();
        }

        public ImportWorkflow build() {
            throw new UnsupportedOperationException();
        }
    }
}
