package dev.cc5.http;

import dev.cc5.port.RowQuery;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.RowQueryContract;
import dev.cc5.testkit.Situation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class RowsEndpointContractTest implements RowQueryContract {
    private final List<TestPortal> portals = new ArrayList<>();

    @Override
    public RowQuery port(Situation situation) {
        // All rows at each question: what was not asked for is not to be told.
        TestPortal portal = Situations.portal(
                situation,
                () -> Answer.json(
                        200,
                        "{\"IsSuccess\":true,\"Total\":2,\"Data\":[%s,%s,%s]}"
                                .formatted(row("F-1", "action-1"), row("F-2", "action-1"), row("F-3", "action-2"))));
        portals.add(portal);
        return portal.portal.rowQuery().orElseThrow();
    }

    private static String row(String key, String writer) {
        return "{\"entityId\":\"" + key + "\",\"name\":\"Li\",\"batch_action_id\":\"" + writer + "\"}";
    }

    @Override
    public List<String> secrets() {
        return List.of(TestPortal.KEY);
    }

    @AfterEach
    void close() {
        portals.forEach(TestPortal::close);
    }
}
