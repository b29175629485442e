package dev.cc5.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.JobStates;
import dev.cc5.cli.job.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Screen screen =
            new Screen(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), Terminal.NONE);
    private long now;

    private String[] lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aSingleFileTellsEachStageOnce() {
        PlainProgress progress = new PlainProgress(screen, true, () -> now);
        JobState job = JobStates.in("f", Stage.READING);

        progress.moved(job);
        progress.moved(job);
        JobStates.move(job, Stage.IMPORTING);
        progress.moved(job);
        pass(Duration.ofSeconds(9));
        progress.moved(job);

        assertThat(lines()).containsExactly("f: reading", "f: importing");
    }

    @Test
    void aLongUploadIsToldOfEveryTenSeconds() {
        PlainProgress progress = new PlainProgress(screen, true, () -> now);
        JobState job = JobStates.uploading("f", 1_000_000, 0);

        progress.moved(job);
        for (int second = 1; second <= 25; second++) {
            pass(Duration.ofSeconds(1));
            JobStates.send(job, second * 10_000L);
            progress.sent(job);
        }

        assertThat(lines())
                .containsExactly("f: uploading", "f: uploading, 100 kB of 1.0 MB", "f: uploading, 200 kB of 1.0 MB");
    }

    @Test
    void ofSeveralFilesOnlyThoseThatTakeLongAreToldOf() {
        PlainProgress progress = new PlainProgress(screen, false, () -> now);
        JobState job = JobStates.in("f", Stage.READING);

        progress.moved(job);
        JobStates.move(job, Stage.IMPORTING);
        progress.moved(job);
        assertThat(lines()).isEmpty();

        pass(Duration.ofSeconds(10));
        progress.moved(job);
        assertThat(lines()).containsExactly("f: importing");
    }
}
