package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /appdata/{Entity}/query}. */
class QueryTest {
    private static Sandbox sandbox;
    private static Client client;
    private static JsonNode imported;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        client = new Client(sandbox);
        SyncFile file =
                SyncFile.of("wks_family", "entityId", "entityId|name|size:int|big:bool|address:object|tags:array");
        for (int i = 1; i <= 5; i++) {
            file.row("f" + i + "|Doe|" + i + "|" + (i > 3) + "|{\"City\":\"Oakland\"}|a,b");
        }
        imported = client.importFile("wks_family", file.row("f6||||||").text()).data();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static JsonNode query(String body) {
        Client.Reply reply = client.post("/appdata/family/query", body);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void givesRowsAsJsonWithTheirFieldsAsTheyAre() {
        JsonNode answer = query("{\"Take\": 1}");

        assertThat(answer.get("Total").asLong()).isEqualTo(6);
        assertThat(answer.get("Data"))
                .hasToString("[[{\"entityId\":\"f1\",\"name\":\"Doe\",\"size\":1,\"big\":false,".substring(1)
                        + "\"address\":{\"City\":\"Oakland\"},\"tags\":[\"a\",\"b\"],\"batch_action_id\":"
                        + imported.get("ActionId") + "}]");
    }

    @Test
    void provesAnImportByItsAction() {
        assertThat(query("{\"Query\":{\"batch_action_id\":" + imported.get("ActionId") + "}}")
                        .get("Total")
                        .asLong())
                .isEqualTo(6);
        assertThat(query("{\"Query\":{\"batch_action_id\":\"another\"}}")
                        .get("Total")
                        .asLong())
                .isZero();
    }

    @Test
    void pages() {
        JsonNode page = query("{\"Skip\": 4, \"Take\": 5, \"WithoutTotal\": true}");

        assertThat(page.get("Data")).hasSize(2);
        assertThat(page.at("/Data/0/entityId").asText()).isEqualTo("f5");
        assertThat(page.has("Total")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\": 4}",
                "{\"size\": {\"$eq\": 4}}",
                "{\"big\": true, \"size\": 4, \"name\": \"Doe\"}",
                "\"{\\\"size\\\": 4}\"",
                "{\"size\": {\"$in\": [4, 99, \"f4\", null]}}",
                "{\"name\": \"Doe\", \"$or\": [{\"size\": 4, \"entityId\": \"f4\"}, {\"size\": 9}, {\"nothing\": 1}]}",
            })
    void findsByEquality(String filter) {
        JsonNode answer = query("{\"Query\": " + filter + "}");

        assertThat(answer.get("Total").asLong()).isEqualTo(1);
        assertThat(answer.at("/Data/0/entityId").asText()).isEqualTo("f4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\": \"4\"}",
                "{\"nothing\": 1}",
                "{\"big\": 1}",
                "{\"name\": \"doe\"}",
                "{\"size\": {\"$in\": [\"4\"]}}",
                "{\"$or\": [{\"nothing\": 1}]}"
            })
    void findsNothingThatIsNotEqual(String filter) {
        assertThat(query("{\"Query\": " + filter + "}").get("Total").asLong()).isZero();
    }

    @Test
    void findsAThousandKeysAtOnce() {
        String choices = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"entityId\":\"f" + i + "\",\"name\":\"Doe\"}")
                .collect(Collectors.joining(","));

        assertThat(query("{\"Query\": {\"$or\": [" + choices + "]}}")
                        .get("Total")
                        .asLong())
                .isEqualTo(5);
    }

    private static String ids(String body) {
        return query(body).get("Data").findValuesAsText("entityId").toString();
    }

    @Test
    void sorts() {
        assertThat(ids("{\"Sort\": {\"size\": -1}}")).isEqualTo("[f5, f4, f3, f2, f1, f6]");
        assertThat(ids("{\"Sort\": \"{\\\"big\\\": -1, \\\"size\\\": 1}\", \"Skip\": 1, \"Take\": 3}"))
                .isEqualTo("[f5, f1, f2]");
        assertThat(ids("{\"Sort\": {\"nothing\": 1}}")).isEqualTo("[f1, f2, f3, f4, f5, f6]");
    }

    @Test
    void sortsNumbersThatFitNoDoubleByTheirSize() {
        client.importFile(
                "sizes",
                SyncFile.of("sizes", "entityId", "entityId|n:number")
                        .row("big|12345678901234567890.123")
                        .row("small|0.1")
                        .row("bigger|99999999999999999999")
                        .row("middle|7")
                        .text());

        JsonNode rows =
                client.post("/appdata/sizes/query", "{\"Sort\": {\"n\": 1}}").data();

        assertThat(rows.findValuesAsText("entityId")).containsExactly("small", "middle", "big", "bigger");
    }

    @Test
    void givesTheFieldsThatAreAskedFor() {
        assertThat(query("{\"Take\": 1, \"Fields\": [\"size\", \"nothing\", \"entityId\"]}")
                        .get("Data"))
                .hasToString("[{\"size\":1,\"entityId\":\"f1\"}]");
        assertThat(query("{\"Take\": 1, \"Fields\": [\"nothing\"]}").get("Data"))
                .hasToString("[{}]");
    }

    @Test
    void givesEachOnceWhereDistinctIsAskedFor() {
        JsonNode byName = query("{\"Distinct\": \"name\"}");
        JsonNode byBoth = query("{\"Distinct\": true, \"Fields\": [\"big\", \"name\"], \"Sort\": {\"size\": -1}}");

        assertThat(byName.get("Data")).hasToString("[{\"name\":\"Doe\"},{}]");
        assertThat(byName.get("Total").asLong()).isEqualTo(2);
        assertThat(byBoth.get("Data"))
                .hasToString("[{\"big\":true,\"name\":\"Doe\"},{\"big\":false,\"name\":\"Doe\"},{}]");
        assertThat(query("{\"Distinct\": false}").get("Total").asLong()).isEqualTo(6);
    }

    @Test
    void refusesMoreValuesThanItCanCompare() {
        String choices = IntStream.range(0, 40_000)
                .mapToObj(i -> "{\"entityId\":\"f" + i + "\"}")
                .collect(Collectors.joining(","));
        String values = IntStream.range(0, 40_000).mapToObj(String::valueOf).collect(Collectors.joining(","));

        for (String filter : List.of("{\"$or\": [" + choices + "]}", "{\"size\": {\"$in\": [" + values + "]}}")) {
            Client.Reply reply = client.post("/appdata/family/query", "{\"Query\": " + filter + "}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorCode()).isEqualTo("TooManyValues");
            assertThat(reply.http().body()).contains("at most 10000");
        }
    }

    @Test
    void findsNumbersOfAnyLengthByTheirValue() {
        client.importFile(
                "numbers",
                SyncFile.of("numbers", "n", "n:number|name")
                        .row("0.1|tenth")
                        .row("12345678901234567890.123|long")
                        .row("12345678901234567890.1230|the same")
                        .text());

        for (String number : List.of("0.1", "0.10", "12345678901234567890.123", "12345678901234567890.12300")) {
            assertThat(client.post("/appdata/numbers/query", "{\"Query\": {\"n\": " + number + "}}")
                            .json()
                            .get("Total")
                            .asLong())
                    .as(number)
                    .isEqualTo(1);
        }
        assertThat(client.post("/appdata/numbers/query", "{\"Query\": {\"n\": 1e999999}}")
                        .json()
                        .get("Total")
                        .asLong())
                .isZero();
        assertThat(query("{\"Query\": {\"size\": 4.0}}").get("Total").asLong()).isEqualTo(1);
    }

    @Test
    void findsRowsWithoutAValue() {
        assertThat(query("{\"Query\": {\"name\": null}}").at("/Data/0/entityId").asText())
                .isEqualTo("f6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Take\": 1001}",
                "{\"Take\": -1}",
                "{\"Skip\": -1}",
                "{\"Take\": \"10\"}",
                "{\"Query\": {\"size\": {\"$gt\": 1}}}",
                "{\"Query\": {\"$or\": []}}",
                "{\"Query\": {\"$or\": [4]}}",
                "{\"Query\": {\"$or\": [{\"$or\": [{\"size\": 4}]}]}}",
                "{\"Query\": {\"size\": {\"$in\": []}}}",
                "{\"Query\": {\"size\": {\"$in\": [[4]]}}}",
                "{\"Query\": \"size = 1\"}",
                "{\"Sort\": {\"size\": \"up\"}}",
                "{\"Sort\": [\"size\"]}",
                "{\"Fields\": [1]}",
                "{\"Fields\": {\"size\": 0}}",
                "{\"Distinct\": [\"size\"]}",
                "{\"WorkspaceId\": \"650000000000000000000009\"}",
            })
    void refusesWhatItCannotAnswerRightly(String body) {
        assertThat(client.post("/appdata/family/query", body).status()).isEqualTo(400);
    }

    @Test
    void knowsAnEntityByItsTypeTooAndNothingOfOthers() {
        assertThat(client.post("/appdata/wks_family/query", "{}")
                        .json()
                        .get("Total")
                        .asLong())
                .isEqualTo(6);
        JsonNode none = client.post("/appdata/provider/query", "{}").json();
        assertThat(none.get("Data")).isEmpty();
        assertThat(none.get("Total").asLong()).isZero();
    }

    @Test
    void printsRowsForPeople() {
        String printed = sandbox.rows().print("wks_family", 2);

        assertThat(printed.lines())
                .first()
                .asString()
                .startsWith("entityId  name  size  big    address")
                .endsWith("batch_action_id");
        assertThat(printed).endsWith("6 rows, of which the first 2 are shown\n");
        assertThat(sandbox.rows().print("nothing", 2)).isEqualTo("0 rows\n");
    }

    @Test
    void printsNothingThatMovesACursor() {
        client.importFile(
                "cursor",
                SyncFile.of("cursor", "id", "id|x").row("1|a\u001b[2Jb\u202ec").text());

        assertThat(sandbox.rows().print("cursor", 10))
                .doesNotContain("\u001b", "\u202e")
                .contains("a [2Jb c");
    }

    @Test
    void linesUpWhatIsTwoColumnsWide() {
        client.importFile(
                "wide",
                SyncFile.of("wide", "id", "id|x").row("陈美丽|1").row("abcdef|2").text());

        assertThat(sandbox.rows().print("wide", 10)).contains("\n陈美丽  1  ", "\nabcdef  2  ");
    }

    @Test
    void countsByValues() {
        assertThat(sandbox.rows().count("wks_family", Map.of("name", "Doe"))).isEqualTo(5);
        assertThat(List.of(sandbox.rows().count("nothing"), sandbox.rows().count("wks_family", Map.of("x", 1))))
                .containsOnly(0L);
    }
}
