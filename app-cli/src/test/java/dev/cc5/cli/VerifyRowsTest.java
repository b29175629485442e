package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --verify rows} against portals that lose rows, hide them or do not let them be counted. */
@Timeout(120)
class VerifyRowsTest {
    private static final String QUERY = "/appdata/family/query";

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private CommandRun.Line verifying(Path file) {
        return portal.importing(file).with("--verify", "rows");
    }

    private static JsonNode json(CommandRun run) throws Exception {
        return json(run.out());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    /** As the portal's sample answers would be: rows under Data, and how many there are in all. */
    private static Answer rows(int total, String... rows) {
        return Answer.json(
                200, "{\"IsSuccess\":true,\"Data\":[" + String.join(",", rows) + "],\"Total\":" + total + "}");
    }

    private static String row(String key, String writer) {
        return "{\"entityId\":\"" + key + "\",\"batch_action_id\":\"" + writer + "\"}";
    }

    @Test
    void aLostRowIsNamedAndEndsWithEight() throws Exception {
        Path file = SyncFiles.with(
                directory, "family.cc5txt", "10|F-1|Smith|0", "10|F-2|Li|1", "10|F-3|Ng|1", "10|F-4|Wu|1", "99|4");
        portal.server().onEach("POST", QUERY, request -> exchange -> {
            exchange.readBody();
            Answer answer = request.bodyText().contains("$in")
                    ? rows(0, row("F-1", "A-1"), row("F-3", "A-other"), row("F-4", "A-1"))
                    : rows(2, row("F-1", "A-1"));
            answer.play(exchange);
        });

        CommandRun people = verifying(file).run();
        CommandRun programs = verifying(file).with("--json").run();

        assertThat(people.exit()).isEqualTo(8);
        assertThat(people.out()).isEmpty();
        assertThat(people.err())
                .contains("family.cc5txt was imported, but its rows do not prove it")
                .contains("2 rows with its action id, while the file has 4 rows")
                .containsPattern("keys:\\s+F-2\\n\\s+F-3 \\(written by action A-other\\)\\n")
                .contains("2 of 4 rows are there")
                .doesNotContain("cc5 status");
        assertThat(programs.exit()).isEqualTo(8);
        assertThat(json(programs).get("result").asText()).isEqualTo("not-proven");
        assertThat(json(programs).get("phase").asText()).isEqualTo("SUCCEEDED");
        assertThat(json(programs).get("verified"))
                .hasToString("{\"expected\":4,\"found\":2,\"missingCount\":1,\"overwrittenCount\":1,"
                        + "\"missing\":[\"F-2\"],\"overwritten\":[{\"key\":\"F-3\",\"actionId\":\"A-other\"}]}");
        assertThat(portal.requests("POST", ScriptedPortal.START)).hasSize(2);
    }

    @Test
    void rowsThatShowLateAreWaitedFor() {
        portal.on("POST", QUERY, rows(0), Answer.status(503), rows(1, row("family.cc5txt", "A-1")));

        CommandRun run = verifying(SyncFiles.right(directory, "family.cc5txt")).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("verified", "1 row at the portal");
        assertThat(portal.requests("POST", QUERY)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "403, '{\"message\":\"Forbidden\"}', 403",
        "404, '{}', 'name the entity'",
        "400, '{\"IsSuccess\":false,\"ResponseStatus\":{\"ErrorCode\":\"E\",\"Message\":\"No such field\"}}', No such field",
        "429, '{\"message\":\"Limit Exceeded\"}', quota",
        "200, '<html>', makes no sense"
    })
    void aPortalThatRefusesTheQuestionIsNoProofAndTheImportIsDone(int status, String body, String words) {
        portal.on("POST", QUERY, Answer.json(status, body));

        CommandRun run = verifying(SyncFiles.right(directory, "family.cc5txt")).run();

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("the portal reported success, but its rows could not be counted", words)
                .contains("do not repeat it for that")
                .contains("batch_action_id A-1");
        assertThat(run.all()).doesNotContain(ScriptedPortal.KEY);
        assertThat(portal.requests("POST", ScriptedPortal.START)).hasSize(1);
    }

    @Test
    void aFailedImportIsNotCounted() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Failed"));

        assertThat(verifying(SyncFiles.right(directory, "family.cc5txt")).run().exit())
                .isEqualTo(7);
        assertThat(portal.requests("POST", QUERY)).isEmpty();
    }

    @Test
    void theFileMayNotChangeWhileItIsCounted() {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        AtomicInteger counts = new AtomicInteger();
        portal.server().onEach("POST", QUERY, request -> {
            if (counts.incrementAndGet() == 8) {
                SyncFiles.with(directory, "family.cc5txt", "10|another|Smith|0", "99|1");
            }
            return rows(0);
        });

        CommandRun run = verifying(file).run();

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err().replaceAll("\\s+", " ")).contains("which rows differ could not be asked", "changed");
    }

    @Test
    void theDataSourceOrTheUserNamesTheEntity() {
        String billing =
                "00|agency|cc5|20260101000000|ref-1\n01|wks_billing|workspace-1|bucket-1|%s|sync\n02|entityId\n"
                        + "03|entityId:string|disabled:bool\n10|B-1|0\n99|1\n";
        Path known = SyncFiles.write(directory.resolve("known.cc5txt"), billing.formatted("cc-provider-payment"));
        Path unknown = SyncFiles.write(directory.resolve("unknown.cc5txt"), billing.formatted("our-own"));
        portal.on("POST", "/appdata/provider_payment/query", rows(1));
        portal.on("POST", "/appdata/invoice/query", rows(1));

        assertThat(verifying(known).run().exit()).isZero();
        assertThat(verifying(unknown).env("CC5_ENTITY", "invoice").run().exit()).isZero();
        CommandRun run = verifying(unknown).run();
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err().replaceAll("\\s+", " ")).contains("family_invoice or provider_payment");
    }

    @ParameterizedTest
    @CsvSource({
        "--verify=all, --json, knows only rows",
        "--verify=rows, --no-wait, leave out --no-wait",
        "--verify=rows, --no-check, leave out --no-check",
        "--verify=rows, --file-type=json, --file-type is json"
    })
    void whatCannotBeVerifiedIsAWrongCommandLine(String verify, String other, String words) {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with(verify, other)
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().replaceAll("\\s+", " ")).contains(words);
        assertThat(portal.requests()).isEmpty();
    }
}
