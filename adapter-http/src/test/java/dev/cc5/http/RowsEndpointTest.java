package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.KeyField;
import dev.cc5.model.KeyField.Kind;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RowKey;
import dev.cc5.port.RowQuery;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsEndpointTest {
    private static final String FAMILIES = "/appdata/family/query";
    private static final ImportedRows ROWS = rows("wks_family", "cc-family", new KeyField("entityId", Kind.TEXT));

    private final TestPortal portal = TestPortal.start();
    private final RowQuery query = portal.portal.rowQuery().orElseThrow();

    @AfterEach
    void close() {
        portal.close();
    }

    private static ImportedRows rows(String type, String source, KeyField... key) {
        return new ImportedRows(
                new Destination(TestPortal.WORKSPACE, TestPortal.BUCKET, type),
                source,
                new ActionId("action-1"),
                List.of(key));
    }

    private static Answer answer(String members) {
        return Answer.json(200, "{\"IsSuccess\":true," + members + "}");
    }

    private String sent(int request) {
        return portal.server.requests().get(request).bodyText();
    }

    @Test
    void countsWithOneSmallQuestion() {
        portal.server.on("POST", FAMILIES, answer("\"data\":[{\"entityId\":\"F-1\"}],\"total\":70000"));

        assertThat(query.count(ROWS, TestPortal.soon())).isEqualTo(70_000);
        assertThat(sent(0))
                .isEqualTo("{\"WorkspaceId\":\"" + TestPortal.WORKSPACE + "\",\"BucketId\":\"" + TestPortal.BUCKET
                        + "\",\"Skip\":0,\"Take\":1,\"Query\":{\"batch_action_id\":\"action-1\"},"
                        + "\"WithoutTotal\":false}");
    }

    @Test
    void asksForKeysByTheirValuesAndReadsTheMarks() {
        portal.server.on(
                "POST",
                FAMILIES,
                answer("\"Data\":[{\"entityId\":\"F-1\",\"batchActionId\":\"action-1\",\"entity_id\":7},"
                        + "{\"entityId\":\"F 2\\\"\",\"batch_action_id\":\"x\",\"batchActionId\":\"other field\"}]"));

        assertThat(query.lastWriters(
                        ROWS, List.of(RowKey.of("F-1"), RowKey.of("F 2\""), RowKey.of("F-3")), TestPortal.soon()))
                .isEqualTo(Map.of(RowKey.of("F-1"), new ActionId("action-1"), RowKey.of("F 2\""), new ActionId("x")));
        assertThat(sent(0))
                .contains(
                        "\"Take\":1000",
                        "\"WithoutTotal\":true",
                        "\"Query\":{\"entityId\":{\"$in\":[\"F-1\",\"F 2\\\"\",\"F-3\"]}}");
    }

    @Test
    void asksForNumbersAsNumbersHoweverTheyAreWritten() {
        ImportedRows numbered = rows("wks_family", "", new KeyField("no", Kind.NUMBER));
        portal.server.on(
                "POST",
                FAMILIES,
                answer("\"Data\":[{\"no\":7.0,\"batch_action_id\":\"a\"},{\"no\":1e2,\"batch_action_id\":\"b\"},"
                        + "{\"no\":1e999999999,\"batch_action_id\":\"c\"}]"));

        Map<RowKey, ActionId> writers =
                query.lastWriters(numbered, List.of(RowKey.of("7"), RowKey.of("100")), TestPortal.soon());

        assertThat(writers).isEqualTo(Map.of(RowKey.of("7"), new ActionId("a"), RowKey.of("100"), new ActionId("b")));
        assertThat(sent(0)).contains("\"$in\":[7,100]");
    }

    @Test
    void asksForKeysOfSeveralFieldsOneByOne() {
        ImportedRows pairs = rows("wks_family", "", new KeyField("code", Kind.TEXT), new KeyField("main", Kind.BOOL));
        RowKey key = new RowKey(List.of("C", "true"));
        portal.server.on(
                "POST",
                FAMILIES,
                answer("\"Data\":[{\"code\":\"C\",\"main\":true,\"batch_action_id\":\"a\"},"
                        + "{\"code\":\"C\",\"batch_action_id\":\"b\"}]"));

        assertThat(query.lastWriters(pairs, List.of(key), TestPortal.soon())).isEqualTo(Map.of(key, new ActionId("a")));
        assertThat(sent(0)).contains("\"Query\":{\"$or\":[{\"code\":\"C\",\"main\":true}]}");
    }

    @Test
    void asksForFewerKeysAtOnceWhenTheRowsAreLong() {
        String filler = "x".repeat(300_000);
        portal.server.onEach("POST", FAMILIES, request -> exchange -> {
            exchange.readBody();
            String rows = IntStream.range(0, 8)
                    .filter(i -> request.bodyText().contains("\"K" + i + "\""))
                    .mapToObj(i -> "{\"entityId\":\"K%d\",\"batch_action_id\":\"a\",\"f\":\"%s\"}".formatted(i, filler))
                    .collect(Collectors.joining(","));
            answer("\"Data\":[" + rows + "]").play(exchange);
        });
        List<RowKey> keys =
                IntStream.range(0, 8).mapToObj(i -> RowKey.of("K" + i)).toList();

        assertThat(query.lastWriters(ROWS, keys, TestPortal.soon())).hasSize(8);
        assertThat(portal.server.requests()).hasSize(2 + 4);
        query.lastWriters(ROWS, keys, TestPortal.soon());
        assertThat(portal.server.requests()).hasSize(6 + 4);
    }

    @Test
    void aSingleRowThatIsTooLongIsAnError() {
        portal.server.on("POST", FAMILIES, answer("\"Data\":[{\"f\":\"" + "x".repeat(1_100_000) + "\"}]"));

        assertThatThrownBy(() -> query.lastWriters(ROWS, List.of(RowKey.of("K")), TestPortal.soon()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Data\":[]",
                "\"Data\":{},\"Total\":1",
                "\"Total\":1",
                "\"Data\":[7],\"Total\":1",
                "\"Data\":[],\"Total\":\"1\"",
                "\"Data\":[],\"Total\":-1",
                "\"Data\":[],\"Total\":1.5",
                "\"Data\":[],\"Total\":9999999999999999999999"
            })
    void takesNoOtherAnswerForACount(String members) {
        portal.server.on("POST", FAMILIES, answer(members));

        assertThatThrownBy(() -> query.count(ROWS, TestPortal.soon())).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aRowWithoutAMarkIsNoAnswer() {
        portal.server.on("POST", FAMILIES, answer("\"Data\":[{\"entityId\":\"F-1\"}]"));

        assertThatThrownBy(() -> query.lastWriters(ROWS, List.of(RowKey.of("F-1")), TestPortal.soon()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("batch_action_id");
    }

    @Test
    void aPathThatIsNotThereLeadsToTheNameOfTheEntity() {
        assertThatThrownBy(() ->
                        query.count(rows("wks_own/type", "", new KeyField("id", Kind.TEXT)), TestPortal.soon()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/appdata/wks_own%2Ftype/query (HTTP 404)")
                .hasMessageContaining("name the entity");
    }

    @Test
    void theDataSourceTellsEntitiesOfOneTypeApart() {
        assertThat(EntityPaths.of("wks_billing", "cc-family-invoice")).isEqualTo("family_invoice");
        assertThat(EntityPaths.of("wks_billing", "cc-provider-payment")).isEqualTo("provider_payment");
        assertThat(EntityPaths.of("wks_family_extensions", "cc-family-need")).isEqualTo("family_need");
        assertThat(EntityPaths.of("wks_service", "our-own-system")).isEqualTo("care");
        assertThat(EntityPaths.of("wks_own", "our-own-system")).isEqualTo("wks_own");
        assertThatThrownBy(() -> EntityPaths.of("wks_billing", "our-own-system"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("family_invoice or provider_payment");
    }

    @Test
    void theEntityCanBeNamed() {
        try (TestPortal named = TestPortal.start(settings -> settings.entity("invoice"))) {
            named.server.on("POST", "/appdata/invoice/query", answer("\"Data\":[],\"Total\":3"));

            long count = named.portal
                    .rowQuery()
                    .orElseThrow()
                    .count(rows("wks_billing", "?", new KeyField("entityId", Kind.TEXT)), TestPortal.soon());

            assertThat(count).isEqualTo(3);
            assertThat(named.server.requests()).extracting(Request::path).containsExactly("/appdata/invoice/query");
        }
    }
}
