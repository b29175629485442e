package dev.cc5.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several processes at one directory (CATALOGUE C07). */
class ManyProcessesTest extends JournalFixture {
    private final List<Process> started = new ArrayList<>();

    /** Another process. */
    private record Child(Process process, BufferedReader says) {
        String hear() throws IOException {
            return Objects.requireNonNull(says.readLine(), "The child ended without a word");
        }

        void die() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }

        void recordMore() throws IOException {
            process.outputWriter().write('x');
            process.outputWriter().flush();
        }

        void end() throws IOException, InterruptedException {
            process.outputWriter().close();
            process.waitFor();
        }
    }

    private Child start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return new Child(process, process.inputReader(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void leavesNoProcess() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aDeadHolderHoldsNothingAndWhatItRecordedStays() throws Exception {
        Child holder = start();
        assertThat(holder.hear()).isEqualTo("holds");
        assertThatThrownBy(() -> open().claim(KEY)).isInstanceOf(AlreadyClaimedException.class);

        holder.die();

        assertThat(found()).map(JournalEntry::stage).contains(Stage.STARTING);
    }

    @Test
    void oneProcessOnlyHoldsAJob() throws Exception {
        List<Child> children = List.of(start(), start(), start());
        List<String> words = new ArrayList<>();
        for (Child child : children) {
            words.add(child.hear());
        }

        assertThat(words).containsExactlyInAnyOrder("holds", "refused", "refused");
    }

    @Test
    void whoLooksTakesNothingFromTheHolder() throws Exception {
        Child holder = start();
        assertThat(holder.hear()).isEqualTo("holds");
        for (int i = 0; i < 3; i++) {
            assertThat(job().held()).isTrue();
            assertThatThrownBy(() -> open().claim(KEY)).isInstanceOf(AlreadyClaimedException.class);
        }
        assertThat(open().prune(Duration.ZERO)).isZero();

        holder.recordMore();
        assertThat(holder.hear()).isEqualTo("recorded");
        assertThat(job().entry()).map(JournalEntry::stage).contains(Stage.STARTED);

        holder.end();
        assertThat(job().held()).isFalse();
    }

    @Test
    void whoLooksHereTakesNothingFromAHolderHere() throws Exception {
        open();
        try (Claim claim = open().claim(KEY)) {
            claim.record(Stage.UPLOADED, file("f1"));
            for (int i = 0; i < 3; i++) {
                assertThat(job().held()).isTrue();
            }
            assertThat(start().hear()).isEqualTo("refused");
        }
        assertThat(start().hear()).isEqualTo("holds");
    }

    @Test
    void anInterruptTakesNoLockAway() throws Exception {
        open();
        try (Claim claim = open().claim(KEY)) {
            Thread.currentThread().interrupt();
            claim.begin(REQUEST);
            claim.record(Stage.STARTING, file("f1"));
            claim.record(Stage.STARTED, file("f1"));
            assertThat(Thread.interrupted()).isTrue();

            assertThat(start().hear()).isEqualTo("refused");
            claim.record(Stage.SUCCEEDED, file("f1"));
        }
        assertThat(found()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
    }
}
