package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an uploaded file; each test has an entity type of its own. */
class ImportTest {
    private static final String FIELDS = "entityId|name|familySize:int|disabled:bool";

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.builder().pace(Duration.ZERO).build());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SyncFile file(String entityType) {
        return SyncFile.of(entityType, "entityId", FIELDS);
    }

    private static JsonNode imported(String entityType, String content) {
        return client.importFile(entityType, content).data();
    }

    private static String status(JsonNode data) {
        return data.get("Status").asText();
    }

    private static List<Object> names(String entityType) {
        return sandbox.rows().query(entityType).stream()
                .map(row -> row.get("name"))
                .toList();
    }

    @Test
    void importsInTheBackground() throws Exception {
        JsonNode slot = client.slot("background");
        client.put(
                slot.get("Url").asText(),
                file("background").row("f1|Doe|4|false").row("f2|Roe|2|1").text());

        Client.Reply started = client.importInBackground(slot);
        JsonNode end = client.awaitEnd(slot).data();

        assertThat(started.status()).isEqualTo(200);
        assertThat(started.json().get("IsSuccess").asBoolean()).isTrue();
        assertThat(started.data().get("FileId")).isEqualTo(slot.get("FileId"));
        assertThat(status(end)).isEqualTo("Completed");
        assertThat(end.at("/Rows/Upserted").asLong()).isEqualTo(2);
        assertThat(end.get("EndedOn").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(sandbox.rows().query("background"))
                .containsExactly(
                        Map.of(
                                "entityId",
                                "f1",
                                "name",
                                "Doe",
                                "familySize",
                                4L,
                                "disabled",
                                false,
                                "batch_action_id",
                                slot.get("ActionId").asText()),
                        Map.of(
                                "entityId",
                                "f2",
                                "name",
                                "Roe",
                                "familySize",
                                2L,
                                "disabled",
                                true,
                                "batch_action_id",
                                slot.get("ActionId").asText()));
    }

    @Test
    void keepsTheGoodRowsOfAFileWithBadOnesAndNamesTheBad() {
        JsonNode end = imported(
                "partial",
                file("partial").row("f1|Doe|4|0").row("f2|Roe|four|0").text());

        assertThat(status(end)).isEqualTo("Partial");
        assertThat(end.at("/Rows/Upserted").asLong()).isEqualTo(1);
        assertThat(end.at("/Rows/Failed").asLong()).isEqualTo(1);
        assertThat(end.at("/Errors/0/FieldName").asText()).isEqualTo("familySize");
        assertThat(end.at("/Errors/0/ErrorCode").asText()).isEqualTo("F2");
        assertThat(end.at("/Errors/0/Message").asText()).contains("four");
        assertThat(end.at("/Errors/0/Meta/Line").asText()).isEqualTo("6");
        assertThat(names("partial")).containsExactly("Doe");
    }

    @Test
    void takesNothingOfAFileWithBadRowsOnly() {
        JsonNode end = imported("allbad", file("allbad").row("f1|Doe|x|0").text());

        assertThat(status(end)).isEqualTo("Failed");
        assertThat(end.get("Errors")).hasSize(1);
        assertThat(sandbox.rows().tables()).doesNotContain("allbad");
    }

    @Test
    void takesNothingOfAFileWhoseStructureIsBroken() {
        JsonNode miscounted =
                imported("broken", file("broken").row("f1|Doe|4|0").textWithFooter(2));
        JsonNode cutOff =
                imported("broken", file("broken").row("f1|Doe|4|0").text().replaceAll("99\\|1\n", ""));
        JsonNode empty = imported("broken", "");

        assertThat(List.of(status(miscounted), status(cutOff), status(empty))).containsOnly("Failed");
        assertThat(miscounted.at("/Errors/0/ErrorCode").asText()).isEqualTo("F7");
        assertThat(sandbox.rows().count("broken")).isZero();
    }

    @Test
    void takesNothingOfAFileThatWritesAndDeletesOneKey() {
        imported("both", file("both").row("f1|Doe|4|0").text());

        JsonNode end = imported(
                "both",
                file("both").row("f2|Roe|1|0").delete("f1").row("f1|Poe|1|0").text());

        assertThat(status(end)).isEqualTo("Failed");
        assertThat(end.at("/Errors/0/ErrorCode").asText()).isEqualTo("F9");
        assertThat(end.at("/Errors/0/FieldName").asText()).isEqualTo("entityId");
        assertThat(end.at("/Errors/0/Meta/Line").asText()).isEqualTo("7");
        assertThat(names("both")).containsExactly("Doe");
    }

    /** PLATFORM F5: what a row 90 has beside the key might say that another row was meant. */
    @Test
    void followsNoRow90ThatHasMoreOrLessThanTheKey() {
        imported("deletes", file("deletes").row("f1|Doe|4|0").row("f2|Roe|2|0").text());

        JsonNode end = imported(
                "deletes",
                file("deletes")
                        .delete("f1|Doe|4|0")
                        .delete("f1|")
                        .delete("")
                        .delete("f2")
                        .delete("f9")
                        .text());

        assertThat(status(end)).isEqualTo("Partial");
        assertThat(end.at("/Rows/Deleted").asLong()).isEqualTo(2);
        assertThat(end.at("/Rows/Failed").asLong()).isEqualTo(3);
        assertThat(end.get("Errors"))
                .extracting(error ->
                        error.get("ErrorCode").asText() + error.at("/Meta/Line").asText())
                .containsExactly("F55", "F56", "F47");
        assertThat(names("deletes")).containsExactly("Doe");
    }

    @Test
    void takesNothingOfAFileThatWritesAndDeletesOneKeyInTwoSpellings() {
        JsonNode end = imported(
                "spelt",
                SyncFile.of("spelt", "n", "n:int|name")
                        .row("7|Doe")
                        .row("8|Poe")
                        .delete("08")
                        .text());

        assertThat(status(end)).isEqualTo("Failed");
        assertThat(end.at("/Errors/0/ErrorCode").asText()).isEqualTo("F9");
        assertThat(sandbox.rows().count("spelt")).isZero();
    }

    @Test
    void deletesByAllFieldsOfTheKey() {
        imported(
                "pairs",
                SyncFile.of("pairs", "a|b", "a|b|name")
                        .row("1|1|Doe")
                        .row("1|2|Roe")
                        .row("2|1|Poe")
                        .text());

        JsonNode end = imported(
                "pairs",
                SyncFile.of("pairs", "a|b", "a|b|name")
                        .delete("1|2")
                        .delete("2|2")
                        .text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(end.at("/Rows/Deleted").asLong()).isEqualTo(2);
        assertThat(names("pairs")).containsExactlyInAnyOrder("Doe", "Poe");
    }

    @Test
    void takesAFileWithoutRows() {
        assertThat(status(imported("norows", file("norows").text()))).isEqualTo("Completed");
        assertThat(sandbox.rows().tables()).contains("norows");
    }

    @Test
    void refusesAHeaderThatSaysOtherThanTheRequest() {
        SyncFile file = file("elsewhere").row("f1|Doe|4|0");
        String other = "650000000000000000000009";

        for (String content : List.of(
                file.inWorkspace(other).row("f1|Doe|4|0").text(),
                file.inBucket(other).row("f1|Doe|4|0").text(),
                file("another").row("f1|Doe|4|0").text(),
                file.text().replace("|cc5|", "|xml|"))) {
            JsonNode end = imported("elsewhere", content);

            assertThat(status(end)).isEqualTo("Failed");
            assertThat(end.at("/Errors/0/ErrorCode").asText()).isEqualTo("HeaderMismatch");
        }
        assertThat(sandbox.rows().count("elsewhere")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"families.cc5txt, wks_family, Completed", "claims.cc5txt, wks_claim, Completed"})
    void importsTheProjectsExamples(String name, String entityType, String status) throws IOException {
        String content = Files.readString(Path.of("..", "examples", name));

        assertThat(status(imported(entityType, content))).isEqualTo(status);
    }

    @Test
    void tellsTheBadRowsOfTheProjectsExample() throws IOException {
        String content = Files.readString(Path.of("..", "examples", "families-with-bad-rows.cc5txt"));

        JsonNode end = imported("wks_family", content);

        assertThat(status(end)).isEqualTo("Partial");
        assertThat(end.at("/Errors/0/FieldName").asText()).isEqualTo("familySize");
    }

    @Test
    void tellsAtMostAThousandErrors() {
        SyncFile file = file("many").row("f1|Doe|4|0");
        for (int i = 0; i < 1500; i++) {
            file.row("f" + i + "|Doe|x|0");
        }

        JsonNode end = imported("many", file.text());

        assertThat(end.at("/Rows/Failed").asLong()).isEqualTo(1500);
        assertThat(StreamSupport.stream(end.get("Errors").spliterator(), false)).hasSize(1000);
    }
}
