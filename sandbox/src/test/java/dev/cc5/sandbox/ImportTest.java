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
    void answersTheWaitingImportWhenItIsDone() {
        JsonNode end = imported("waiting", file("waiting").row("f1|Doe|4|0").text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(names("waiting")).containsExactly("Doe");
    }

    @Test
    void updatesByTheKeyAndDeletesInTheFilesOrder() {
        imported("upsert", file("upsert").row("f1|Doe|4|0").row("f2|Roe|2|0").text());

        JsonNode end = imported(
                "upsert",
                file("upsert")
                        .row("f1|Poe||1")
                        .delete("f2")
                        .delete("f9")
                        .row("f3|Moe|1|0")
                        .row("f3|Noe|1|0")
                        .text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(end.at("/Rows/Upserted").asLong()).isEqualTo(3);
        assertThat(end.at("/Rows/Deleted").asLong()).isEqualTo(2);
        assertThat(names("upsert")).containsExactly("Poe", "Noe");
        assertThat(sandbox.rows().query("upsert").get(0)).doesNotContainKey("familySize");
    }

    @Test
    void leavesFieldsAloneThatTheFileDoesNotHave() {
        imported("fewer", file("fewer").row("f1|Doe|4|0").text());

        imported(
                "fewer",
                SyncFile.of("fewer", "entityId", "entityId|colour")
                        .row("f1|blue")
                        .text());

        assertThat(sandbox.rows().query("fewer").get(0))
                .containsEntry("name", "Doe")
                .containsEntry("colour", "blue");
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

    @Test
    void refusesAnotherKeyAndAnotherTypeThanTheEntityHas() {
        imported("fixed", file("fixed").row("f1|Doe|4|0").text());

        JsonNode otherKey = imported(
                "fixed", SyncFile.of("fixed", "name", "name").row("Doe").text());
        JsonNode otherType = imported(
                "fixed",
                SyncFile.of("fixed", "entityId", "entityId|familySize:string")
                        .row("f1|x")
                        .text());

        assertThat(otherKey.at("/Errors/0/ErrorCode").asText()).isEqualTo("KeyMismatch");
        assertThat(otherType.at("/Errors/0/ErrorCode").asText()).isEqualTo("TypeMismatch");
        assertThat(otherType.at("/Errors/0/FieldName").asText()).isEqualTo("familySize");
        assertThat(names("fixed")).containsExactly("Doe");
    }

    @Test
    void importsOnceForAFileAndAnAction() {
        JsonNode slot = client.slot("once");
        client.put(slot.get("Url").asText(), file("once").row("f1|Doe|4|0").text());
        JsonNode first = client.importNow(slot).data();
        client.put(slot.get("Url").asText(), file("once").row("f1|Changed|4|0").text());

        Client.Reply second = client.importInBackground(slot);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data().get("EndedOn")).isEqualTo(first.get("EndedOn"));
        assertThat(client.importNow(slot).data()).isEqualTo(first);
        assertThat(names("once")).containsExactly("Doe");
    }

    @Test
    void importsAgainForAnotherAction() {
        JsonNode slot = client.slot("again");
        client.put(slot.get("Url").asText(), file("again").row("f1|Doe|4|0").text());
        client.importNow(slot);
        client.put(slot.get("Url").asText(), file("again").row("f1|Changed|4|0").text());
        Map<String, Object> start = client.startRequest(slot);
        start.put("ActionId", "another-action");

        JsonNode end = client.post("/appfile/file/import", start).data();

        assertThat(end.get("ActionId").asText()).isEqualTo("another-action");
        assertThat(sandbox.rows().query("again").get(0))
                .containsEntry("name", "Changed")
                .containsEntry("batch_action_id", "another-action");
    }

    @Test
    void takesTheActionOfStep1WhereStep3NamesNone() {
        JsonNode slot = client.slot("noaction");
        client.put(slot.get("Url").asText(), file("noaction").row("f1|Doe|4|0").text());
        Map<String, Object> start = client.startRequest(slot);
        start.remove("ActionId");

        JsonNode end = client.post("/appfile/file/import", start).data();

        assertThat(end.get("ActionId")).isEqualTo(slot.get("ActionId"));
    }

    @Test
    void storesEachTypeAsWhatItIs() {
        imported(
                "types",
                SyncFile.of(
                                "types",
                                "entityId",
                                "entityId|s:string|i:int|n:number|b:bool|d:date|a:array|o:object|l:list|exact:number")
                        .row("1|pipe #/# line#Enter#end|-9223372036854775808|0.1|true|20260131|a,\"b\",|"
                                + "{\"k\":\"ü\"}|[1,{}]|12345678901234567890.123")
                        .row("2|||||||||")
                        .text());

        List<Map<String, Object>> rows = sandbox.rows().query("types");

        assertThat(rows.get(0))
                .containsEntry("s", "pipe | line\r\nend")
                .containsEntry("i", Long.MIN_VALUE)
                .containsEntry("n", 0.1)
                .containsEntry("b", true)
                .containsEntry("d", "20260131")
                .containsEntry("a", "[\"a\",\"\\\"b\\\"\",\"\"]")
                .containsEntry("o", "{\"k\":\"ü\"}")
                .containsEntry("l", "[1,{}]");
        assertThat(rows.get(0).get("exact")).hasToString("12345678901234567890.123");
        assertThat(rows.get(1)).containsOnlyKeys("entityId", "batch_action_id");
    }

    @Test
    void takesFieldNamesForNamesWhateverTheyLookLike() {
        String nasty = "a\");drop/**/table/**/cc5_tables;--";

        imported(
                "injection",
                SyncFile.of("injection", nasty, nasty + "|x'or'1'='1|[y]|`z`|order/**/by")
                        .row("k'); delete from injection; --|1|2|3|4")
                        .row("k2|1|2|3|4")
                        .text());

        assertThat(sandbox.rows().query("injection", Map.of(nasty, "k'); delete from injection; --"), 0, 10))
                .hasSize(1);
        assertThat(sandbox.rows().count("injection", Map.of("x'or'1'='1", "1"))).isEqualTo(2);
        assertThat(sandbox.rows().tables()).contains("injection");
    }

    @Test
    void keepsNamesApartThatDifferInCaseOnly() {
        imported("case_a", SyncFile.of("case_a", "id", "id|name").row("1|a").text());
        imported("case_a", SyncFile.of("case_a", "id", "id|Name").row("1|b").text());
        imported("case_a", SyncFile.of("case_a", "id", "id|NAME").row("1|c").text());
        imported("Case_A", SyncFile.of("Case_A", "id", "id|name").row("1|other").text());

        assertThat(sandbox.rows().query("case_a").get(0))
                .containsEntry("name", "a")
                .containsEntry("Name", "b")
                .containsEntry("NAME", "c");
        assertThat(sandbox.rows().query("Case_A").get(0)).containsEntry("name", "other");
    }

    @Test
    void takesNamesThatTheDatabaseWantsForItself() {
        for (String taken : List.of("sqlite_master", "cc5_tables", "select")) {
            assertThat(status(imported(
                            taken,
                            SyncFile.of(taken, "id", "id|rowid").row("1|x").text())))
                    .isEqualTo("Completed");
            assertThat(sandbox.rows().query(taken).get(0)).containsEntry("rowid", "x");
        }
    }

    @Test
    void reservesTheFieldThatItWritesItself() {
        JsonNode end = imported(
                "reserved",
                SyncFile.of("reserved", "id", "id|Batch_Action_Id").row("1|x").text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(sandbox.rows().query("reserved").get(0)).containsEntry("Batch_Action_Id", "x");
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
