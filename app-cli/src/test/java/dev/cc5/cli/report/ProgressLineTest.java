package dev.cc5.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.JobStates;
import dev.cc5.cli.job.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final JobState HALF_SENT = JobStates.uploading("family.cc5txt", 10_000_000, 5_000_000);

    @Test
    void anUploadHasABarAPercentageARateAndTheTimeLeft() {
        assertThat(new ProgressLine(100).of(HALF_SENT, 1_000_000, Duration.ZERO))
                .isEqualTo("uploading family.cc5txt  [###############---------------]  50 %  1.0 MB/s  0:05 left");
    }

    @Test
    void withoutARateNoTimeIsGuessed() {
        assertThat(new ProgressLine(100).of(HALF_SENT, 0, Duration.ZERO)).endsWith("]  50 %");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 25, 30, 40, 60, 80, 100, 200})
    void itIsNeverAsWideAsTheTerminal(int columns) {
        JobState longName = JobStates.uploading("a-very-long-name/".repeat(12) + "family.cc5txt", 10, 3);

        assertThat(new ProgressLine(columns).of(longName, 3, Duration.ZERO)).hasSizeLessThan(columns);
        assertThat(new ProgressLine(columns).of(HALF_SENT, 3, Duration.ZERO)).hasSizeLessThan(columns);
        assertThat(new ProgressLine(columns).of(JobStates.in("f".repeat(99), Stage.IMPORTING), 0, Duration.ZERO))
                .hasSizeLessThan(columns);
        assertThat(new ProgressLine(columns).of(List.of(longName), 100_000, 1_000_000, 3, Duration.ofHours(5)))
                .hasSizeLessThan(columns);
    }

    @Test
    void ofALongNameTheEndIsKept() {
        JobState job = JobStates.in("very/long/path/".repeat(10) + "family.cc5txt", Stage.IMPORTING);

        assertThat(new ProgressLine(60).of(job, 0, Duration.ofSeconds(7)))
                .startsWith("importing …")
                .endsWith("family.cc5txt  0:07");
    }

    @Test
    void severalFilesHaveOneLine() {
        assertThat(new ProgressLine(100)
                        .of(
                                List.of(HALF_SENT, JobStates.in("b", Stage.IMPORTING)),
                                3,
                                12,
                                2_000_000,
                                Duration.ofSeconds(61)))
                .isEqualTo("3 of 12 done, 1 uploading, 1 importing  2.0 MB/s  1:01");
    }
}
