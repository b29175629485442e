package dev.cc5.cli.job;

import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceFile;
import dev.cc5.workflow.ImportWorkflow;
import java.util.Optional;

/** One import that is to be done, or finished. */
public interface Work {
    /** Whose bytes it is about. */
    SourceFile source();

    /**
     * What to ask of the portal; reads the file where it must be read.
     *
     * @throws ImportException when it cannot be imported
     */
    ImportRequest request(JobState state, JobObserver observer);

    /** The file itself, where it is at hand and what it was. */
    Optional<LocalFile> file();

    /**
     * Goes on only with an import that may be made.
     *
     * @param state what was read of the file
     * @throws ImportException when it may not
     */
    void mayGoOn(ImportRequest request, ImportWorkflow workflow, JobState state);
}
