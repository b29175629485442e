package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceFile;
import dev.cc5.testkit.FakePortal;
import dev.cc5.testkit.FakeTiming;
import dev.cc5.testkit.MemoryFile;
import java.time.Duration;

/** A workflow over the fake portal, in virtual time. */
class WorkflowFixture {
    static final Destination DESTINATION = new Destination("w1", "b1", "wks_family");

    final FakeTiming timing = new FakeTiming();
    final FakePortal portal = new FakePortal(timing).phases(Phase.SUCCEEDED);
    final InMemoryJournal journal = new InMemoryJournal(timing::now);
    final RecordingListener heard = new RecordingListener();
    ImportWorkflow workflow = builder().build();

    WorkflowBuilder builder() {
        return ImportWorkflow.builder().use(portal).journal(journal).timing(timing);
    }

    ImportRequest request() {
        return request(MemoryFile.of("family.cc5txt", "content"));
    }

    ImportRequest request(SourceFile source) {
        return new ImportRequest(source, DESTINATION);
    }

    Deadline minutes(int minutes) {
        return timing.deadline(Duration.ofMinutes(minutes));
    }

    /** Runs, and gives what it ends with. */
    ImportException failureOfRun() {
        return failureOfRun(minutes(30));
    }

    ImportException failureOfRun(Deadline deadline) {
        try {
            workflow.run(request(), deadline, heard);
        } catch (ImportException e) {
            return e;
        }
        throw new AssertionError("The import succeeded");
    }

    /** The one file of this test. */
    RemoteFile file() {
        return portal.files().get(portal.files().size() - 1);
    }

    int runs() {
        return portal.files().stream()
                .mapToInt(file -> portal.runsOf(file.id()))
                .sum();
    }
}
