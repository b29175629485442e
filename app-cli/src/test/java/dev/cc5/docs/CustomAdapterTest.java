package dev.cc5.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ActionId;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.port.Adapter;
import dev.cc5.port.StatusChecker;
import dev.cc5.testkit.FakePortal;
import dev.cc5.testkit.FakeTiming;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.workflow.ImportResult;
import dev.cc5.workflow.ImportWorkflow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** The README's code for authors of adapters, compiled and run. */
class CustomAdapterTest {
    @Test
    void anAdapterOfYourOwnTakesThePlaceOfAStep() {
        FakeTiming timing = new FakeTiming();
        FakePortal portal = new FakePortal(timing).phases(Phase.RUNNING);
        Warehouse warehouse = new Warehouse(id -> timing.passed().compareTo(Duration.ofSeconds(5)) < 0 ? 0 : 12);
        ImportWorkflow workflow = ImportWorkflow.builder()
                .use(warehouse)
                .use(portal)
                .timing(timing)
                .build();
        ImportRequest request =
                new ImportRequest(MemoryFile.of("families.cc5txt", "..."), new Destination("w", "b", "wks_family"));
        ImportResult result = workflow.run(request, timing.deadline(Duration.ofMinutes(30)));
        assertThat(result.status().orElseThrow().word()).isEqualTo("12 rows");
        assertThat(result.file().actionId()).isInstanceOf(ActionId.class);
    }

    // tag::adapter[]
    /** Believes an import only when our own warehouse has its rows. */
    record Warehouse(ToLongFunction<FileId> countRows) implements Adapter {
        @Override
        public String origin() {
            return "warehouse";
        }

        @Override
        public Optional<StatusChecker> statusChecker() {
            return Optional.of((id, deadline) -> {
                long rows = countRows.applyAsLong(id);
                Phase phase = rows > 0 ? Phase.SUCCEEDED : Phase.RUNNING;
                return FileStatus.of(id, phase, rows + " rows", "");
            });
        }

        @Override
        public void close() {}
    }
    // end::adapter[]
}
