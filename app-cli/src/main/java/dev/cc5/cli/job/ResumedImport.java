package dev.cc5.cli.job;

import dev.cc5.journal.Beginning;
import dev.cc5.journal.Job;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.workflow.ImportWorkflow;
import java.util.Optional;

/**
 * An import that an earlier run began. Its file is needed only while its bytes are not all in S3, and to count its rows;
 * it was checked then, and must be the same still.
 */
record ResumedImport(
        SourceFile source, Optional<LocalFile> file, ImportRequest begun, Job job, boolean counting, String earlier)
        implements Work {
    /**
     * The rest of a job.
     *
     * @param counting whether the rows are to be counted in the end
     * @throws SourceRefusedException when its file is needed and not there
     */
    static ResumedImport of(Job job, boolean counting) {
        ImportRequest request = job.request()
                .orElseThrow(() -> refused("resuming job " + job.id(), "nobody recorded what it was begun with"));
        boolean needed = job.entry().isEmpty() || job.entry().get().stage() == Stage.UPLOADING;
        if (needed) {
            LocalFile file = file(job);
            return new ResumedImport(file, Optional.of(file), request, job, counting, earlier(job));
        }
        Optional<LocalFile> file = counting ? fileAsItWas(job, request) : Optional.empty();
        return new ResumedImport(request.source(), file, request, job, counting, "");
    }

    /** What the workflow cannot tell, since it finds nothing of it in the journal. */
    private static String earlier(Job job) {
        return job.entry().isPresent()
                ? ""
                : "an earlier run ended before the portal gave it a place, so nothing of it was sent yet";
    }

    private static Optional<LocalFile> fileAsItWas(Job job, ImportRequest begun) {
        try {
            return Optional.of(file(job))
                    .filter(file -> file.fingerprint().equals(begun.source().fingerprint()));
        } catch (SourceRefusedException e) {
            return Optional.empty();
        }
    }

    private static LocalFile file(Job job) {
        return job.begun()
                .map(Beginning::notes)
                .map(JobNotes::from)
                .flatMap(JobNotes::source)
                .map(LocalFile::of)
                .map(file -> file.named(job.begun().get().name()))
                .orElseThrow(() -> refused("resuming job " + job.id(), "nobody recorded where its file is"));
    }

    private static SourceRefusedException refused(String doing, String happened) {
        return new SourceRefusedException(
                new Explanation(doing, happened, "Import the file again: cc5 goes on from where it was."));
    }

    @Override
    public ImportRequest request(JobState state, JobObserver observer) {
        if (!source.fingerprint().equals(begun.source().fingerprint())) {
            throw new SourceRefusedException(new Explanation(
                    "resuming the import of " + source,
                    "the file has changed since its import was begun",
                    "Nothing was sent for it now. Import it as a new one with cc5 import."));
        }
        if (!earlier.isEmpty()) {
            observer.note(state.file(), earlier);
        }
        if (counting) {
            file.map(CheckedFile::read).ifPresent(state::was);
        }
        return new ImportRequest(source, begun.destination(), begun.labels(), begun.tracking());
    }

    @Override
    public void mayGoOn(ImportRequest request, ImportWorkflow workflow, JobState state) {
        JournalKey other = workflow.key(request);
        if (!job.isOf(other)) {
            throw new ConfigurationException(new Explanation(
                    "resuming the import",
                    "it was begun with another portal than " + other.portal(),
                    "Leave out --portal: the journal knows it. To import into another portal use cc5 import."));
        }
    }
}
