package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --verify rows} against a portal that has rows. */
@Timeout(120)
class ProvenBySandboxTest {
    @TempDir
    Path directory;

    private static JsonNode json(CommandRun run) throws Exception {
        return json(run.out());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void theSandboxProvesAnImportWithRepeatedAndDeletedKeys() throws Exception {
        Path file = SyncFiles.with(
                directory, "family.cc5txt", "10|F-1|Smith|0", "10|F-2|Li|1", "10|F-1|Smyth|0", "90|F-9", "99|4");

        CommandRun run = CommandRun.of(
                        "import", file.toString(), "--sandbox", "--allow-deletes", "--verify=rows", "--json")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(json(run).get("verified"))
                .hasToString("{\"expected\":2,\"found\":2,\"missingCount\":0,\"overwrittenCount\":0,\"missing\":[],"
                        + "\"overwritten\":[]}");
        assertThat(json(run).get("result").asText()).isEqualTo("imported");
    }

    @Test
    void aFileThatOnlyDeletesHasNothingToCount() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "90|F-1", "99|1");

        CommandRun run = CommandRun.of("import", file.toString(), "--sandbox", "--allow-deletes", "--verify=rows")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 rows at the portal");
    }

    @Test
    void theSandboxTellsWhatBecameOfRowsThatLaterImportsDeletedOrWrote() throws Exception {
        String[] rows = {"10|F-1|Smith|0", "10|F-2|Li|1", "10|F-3|Ng|1", "99|3"};
        Path first = SyncFiles.with(directory, "first.cc5txt", rows);
        Path later = SyncFiles.with(directory, "later.cc5txt", "10|F-2|Lee|1", "90|F-3", "99|2");
        // The same content once more: it is not imported again, only counted.
        Path again = SyncFiles.with(directory, "again.cc5txt", rows);

        CommandRun run = CommandRun.of("import")
                .with(first, later, again, "--sandbox", "--allow-deletes", "--verify=rows", "--parallel=1", "--json")
                .env("CC5_POLL_INTERVAL", "10ms..20ms")
                .run();

        assertThat(run.exit()).as(run.err()).isEqualTo(8);
        JsonNode one = json(run.outLines().get(0));
        JsonNode two = json(run.outLines().get(1));
        JsonNode three = json(run.outLines().get(2));
        assertThat(one.get("exitCode").asInt()).isZero();
        assertThat(two.get("exitCode").asInt()).isZero();
        assertThat(three.get("result").asText()).isEqualTo("not-proven");
        assertThat(three.get("actionId")).isEqualTo(one.get("actionId"));
        assertThat(three.get("verified"))
                .hasToString("{\"expected\":3,\"found\":1,\"missingCount\":1,\"overwrittenCount\":1,"
                        + "\"missing\":[\"F-3\"],\"overwritten\":[{\"key\":\"F-2\",\"actionId\":"
                        + two.get("actionId") + "}]}");
    }

    @Test
    void moreThanAThousandRowsAreCountedAtOnce() throws Exception {
        String[] rows = IntStream.rangeClosed(0, 2500)
                .mapToObj(i -> i == 2500 ? "99|2500" : "10|F-" + i + "|Smith|0")
                .toArray(String[]::new);

        CommandRun run = CommandRun.of("import")
                .with(
                        SyncFiles.with(directory, "family.cc5txt", rows),
                        "--sandbox",
                        "--allow-deletes",
                        "--verify=rows",
                        "--json")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(json(run).at("/verified/found").asLong()).isEqualTo(2500);
    }
}
