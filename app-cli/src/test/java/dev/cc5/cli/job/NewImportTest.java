package dev.cc5.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Schemas;
import dev.cc5.cli.check.Strictness;
import dev.cc5.model.Labels;
import dev.cc5.model.LocalFile;
import dev.cc5.model.Tracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewImportTest {
    private static final JobObserver NOBODY = new JobObserver() {
        @Override
        public void moved(JobState job) {}

        @Override
        public void sent(JobState job) {}

        @Override
        public void note(String file, String text) {}
    };

    @TempDir
    Path directory;

    /** An MD5 is known only of what was hashed. */
    @Test
    void theCheckHashesTheFileOnItsWay() throws IOException {
        Path path = Files.writeString(
                directory.resolve("own.cc5txt"), "00|c|cc5|20260101|r\n01|t|w|b|d|\n02|id\n03|id\n10|a\n99|1\n");
        LocalFile file = LocalFile.of(path);
        ImportPlan plan = new ImportPlan(
                new Target(Optional.empty(), Optional.empty(), Optional.empty(), "", "cc5"),
                new Labels(Optional.empty(), List.of(), Map.of()),
                new Tracking(Optional.empty(), Optional.empty()),
                Optional.of(new FileCheck(1, Strictness.USUAL, true, new Schemas(List.of()))),
                Optional.empty(),
                DeletePolicy.NONE,
                false,
                true,
                Duration.ofMinutes(1));

        new NewImport(file, plan).request(new JobState("own.cc5txt", file.size()), NOBODY);

        assertThat(file.md5()).isPresent();
    }
}
