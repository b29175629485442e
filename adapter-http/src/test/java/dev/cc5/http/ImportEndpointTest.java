package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportEndpointTest {
    @Test
    void waitsForTheRowsWhereThatIsAskedFor() {
        try (TestPortal portal = TestPortal.start(settings -> settings.importMode(ImportMode.SYNC))) {
            portal.server.on("POST", TestPortal.SYNC, TestPortal.received());

            portal.startImport();

            assertThat(portal.server.requests()).extracting(Request::path).containsExactly(TestPortal.SYNC);
        }
    }

    @Test
    void sendsTheFileTypeThatIsAskedFor() {
        try (TestPortal portal = TestPortal.start(settings -> settings.fileType("json"))) {
            portal.server.on("POST", TestPortal.ASYNC, TestPortal.received());

            portal.startImport();

            assertThat(portal.server.requests().get(0).bodyText()).contains("\"FileType\":\"json\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"ActionId\":\"a-2\"}~a-2",
                "{\"file\":{\"actionId\":\"a-3\"}}~a-3",
                "{\"File\":{\"FileId\":\"f\"}}~"
            })
    void handsOnUnderWhichIdTheImportRuns(String data, @Nullable String id) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, Answer.json(200, "{\"IsSuccess\":true,\"Data\":" + data + "}"));

            assertThat(portal.startImport().map(ActionId::value)).isEqualTo(Optional.ofNullable(id));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void fallsBackToTheOtherEndpointAndRemembersIt(int status) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, Answer.status(status));
            portal.server.on("POST", TestPortal.SYNC, TestPortal.received());

            portal.startImport();
            portal.startImport();

            assertThat(portal.server.requests())
                    .extracting(Request::path)
                    .containsExactly(TestPortal.ASYNC, TestPortal.SYNC, TestPortal.SYNC);
            assertThat(portal.server.requests().get(0).bodyText())
                    .isEqualTo(portal.server.requests().get(1).bodyText());
        }
    }

    @Test
    void triesTheFirstEndpointAgainAfterBothWereMissing() {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, Answer.status(404), TestPortal.received());

            assertThatThrownBy(portal::startImport).isInstanceOf(ConfigurationException.class);
            portal.startImport();

            assertThat(portal.server.requests())
                    .extracting(Request::path)
                    .containsExactly(TestPortal.ASYNC, TestPortal.SYNC, TestPortal.ASYNC);
        }
    }

    @Test
    void takesAConflictForAnImportThatBegan() {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, TestPortal.refused(409, "Conflict", "No"));
            assertThat(portal.startImport()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, This import has already been started.",
        "400, Import already exists",
        "500, The file is already running"
    })
    void takesARefusalThatTellsOfAnImportForOneThatBegan(int status, String words) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, TestPortal.refused(status, "Refused", words));
            assertThat(portal.startImport()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405})
    void sendsARefusedStartInNoOtherWayWhereItMayHaveBegun(int status) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, TestPortal.refused(status, "No", "No"));
            List<String> asked = new ArrayList<>();
            assertThatThrownBy(() -> portal.importer()
                            .startImport(
                                    TestPortal.FILE,
                                    Tracking.none(),
                                    (refusal, how) -> !asked.add(refusal.sent() + " " + how),
                                    TestPortal.soon()))
                    .isInstanceOfSatisfying(
                            ImportException.class, e -> assertThat(e.sent()).isEqualTo(Sent.MAYBE));
            assertThat(asked).singleElement().asString().startsWith("MAYBE ");
            assertThat(portal.server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 413})
    void saysThatWhatTheGatewayRefusesNeverCameToThePortal(int status) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("POST", TestPortal.ASYNC, Answer.json(status, "{\"message\":\"Forbidden\"}"));
            assertThatThrownBy(portal::startImport)
                    .isInstanceOfSatisfying(
                            ImportException.class, e -> assertThat(e.sent()).isEqualTo(Sent.NO));
        }
    }

    @Test
    void neverFallsBackFromWhatMayHaveBeenExecuted() {
        for (Answer answer : new Answer[] {Answer.status(500), Answer.status(504), Answer.close()}) {
            try (TestPortal portal = TestPortal.start(LoopbackServer.plain(), settings -> settings)) {
                portal.server.on("POST", TestPortal.ASYNC, answer);

                assertThatThrownBy(portal::startImport).isInstanceOf(TemporaryException.class);

                assertThat(portal.server.requests()).hasSize(1);
            }
        }
    }
}
