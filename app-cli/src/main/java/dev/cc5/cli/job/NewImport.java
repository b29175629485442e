package dev.cc5.cli.job;

import dev.cc5.cli.check.Verdict;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Header;
import dev.cc5.workflow.ImportWorkflow;
import java.util.Optional;

/** A file that a command names, and that is checked before anything is sent. */
record NewImport(LocalFile source, ImportPlan plan) implements Work {
    @Override
    public ImportRequest request(JobState state, JobObserver observer) {
        Destination destination = plan.target().of(source, checkedHeader(state, observer));
        return new ImportRequest(source, destination, plan.labels(), plan.tracking());
    }

    @Override
    public Optional<LocalFile> file() {
        return Optional.of(source);
    }

    /** Of an import that succeeded nothing is sent again, so nothing is deleted either. */
    @Override
    public void mayGoOn(ImportRequest request, ImportWorkflow workflow, JobState state) {
        try {
            state.checked().ifPresent(checked -> plan.deletes().refuseTooMany(source, checked.summary()));
        } catch (SourceRefusedException e) {
            if (!workflow.hasSucceeded(request)) {
                throw e;
            }
        }
    }

    private Optional<Header> checkedHeader(JobState state, JobObserver observer) {
        return plan.check().flatMap(check -> {
            Verdict verdict = check.hashing(state.file(), source);
            CheckedFile checked = CheckedFile.of(verdict);
            state.was(checked);
            checked.refuseErrors(source);
            checked.problems().forEach(warning -> observer.note(state.file(), "warning: " + warning));
            verdict.notes().forEach(note -> observer.note(state.file(), note));
            Optional<Header> header = checked.summary().header();
            plan.references()
                    .flatMap(references -> header.flatMap(first -> references.note(source, first)))
                    .ifPresent(note -> observer.note(state.file(), note));
            return header;
        });
    }
}
