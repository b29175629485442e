package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.sandbox.Sandbox;
import dev.cc5.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The old file and then the difference give the portal the rows of the new file. */
@Timeout(120)
class DiffIntoSandboxTest {
    private static final int KEYS = 200;

    @TempDir
    Path folder;

    @Test
    void theDifferenceTurnsTheOldRowsIntoTheNewOnes() {
        Random random = new Random(20261125);
        Path old = randomFile("old.cc5txt", random);
        Path now = randomFile("new.cc5txt", random);
        Path difference = folder.resolve("difference.cc5txt");
        CommandRun run = CommandRun.of("diff").with(old, now, "-o", difference).run();
        assertThat(run.exit()).as(run.all()).isZero();

        List<Map<String, Object>> byDifference = rowsAfter(old, difference);
        assertThat(byDifference).isNotEmpty().isEqualTo(rowsAfter(now));
    }

    private Path randomFile(String name, Random random) {
        List<String> rows = IntStream.range(0, KEYS)
                .filter(key -> random.nextInt(3) > 0)
                .mapToObj(key -> "10|F-" + key + "|name " + random.nextInt(3) + "|" + random.nextBoolean())
                .collect(Collectors.toList());
        rows.add("99|" + rows.size());
        return SyncFiles.with(folder, name, rows.toArray(String[]::new));
    }

    /** The rows of a portal into which these files were imported, one after the other. */
    private List<Map<String, Object>> rowsAfter(Path... files) {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
                .pace(Duration.ZERO)
                .workspace(SyncFiles.WORKSPACE)
                .bucket(SyncFiles.BUCKET)
                .build())) {
            for (Path file : files) {
                CommandRun run = CommandRun.of("import")
                        .with(file, "--portal", sandbox.portal(), "--poll-interval", "50ms", "--allow-deletes")
                        .with(
                                "--state-dir",
                                folder.resolve("state-" + sandbox.portal().getPort()))
                        .env("CC5_API_KEY", sandbox.apiKey())
                        .run();
                assertThat(run.exit()).as(run.all()).isZero();
            }
            return sandbox.rows().query("wks_family").stream()
                    .map(DiffIntoSandboxTest::ofTheFile)
                    .sorted(Comparator.comparing(row -> String.valueOf(row.get("entityId"))))
                    .toList();
        }
    }

    /** What the file says of a row: the portal adds which import it came with. */
    private static Map<String, Object> ofTheFile(Map<String, Object> row) {
        Map<String, Object> kept = new TreeMap<>(row);
        kept.keySet().retainAll(List.of("entityId", "name", "disabled"));
        return kept;
    }
}
