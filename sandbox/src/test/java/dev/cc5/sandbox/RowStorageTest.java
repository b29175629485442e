package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How rows lie in the database; each test has an entity type of its own. */
class RowStorageTest {
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
    void takesKeysForOneThatAreOneValue() {
        SyncFile keyed = SyncFile.of("keyed", "no", "no:number|name");
        imported(
                "keyed",
                keyed.row("007.0|a")
                        .row("12345678901234567890.1|b")
                        .row("-0|c")
                        .row("9007199254740993|d")
                        .text());

        JsonNode end = imported(
                "keyed",
                SyncFile.of("keyed", "no", "no:number|name")
                        .row("7|A")
                        .row("012345678901234567890.100|B")
                        .row("9007199254740993.0|D")
                        .delete("0.00")
                        .text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(names("keyed")).containsExactly("A", "B", "D");
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
    void storesEachTypeAsWhatItIs() {
        imported(
                "types",
                SyncFile.of(
                                "types",
                                "entityId",
                                "entityId|s:string|i:int|n:number|b:bool|d:date|a:array|o:object|l:list|exact:number|whole:number")
                        .row("1|pipe #/# line#Enter#end|-9223372036854775808|0.1|true|20260131|a,\"b\",|"
                                + "{\"k\":\"ü\"}|[1,{}]|12345678901234567890.123|4120")
                        .row("2||||||||||")
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
                .containsEntry("l", "[1,{}]")
                .containsEntry("whole", 4120L);
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
}
