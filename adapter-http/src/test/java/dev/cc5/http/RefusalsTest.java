package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 406, 410, 413, 415, 422, 451})
    void handsOnWhatThePortalSaysWhenItRefuses(int status) {
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.refused(status, "BadFile", "The file is not good"));

        assertThatThrownBy(portal::startImport)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The file is not good (BadFile)")
                .hasMessageNotContaining("Portal.Secret");
        assertThat(portal.server.requests()).hasSize(1);
    }

    @Test
    void handsOnWhatThePortalSaysOfEachField() {
        portal.server.on(
                "POST",
                TestPortal.PATH,
                Answer.json(
                        400,
                        "{\"responseStatus\":{\"errorCode\":\"Validation\",\"message\":\"Look\",\"errors\":["
                                + "{\"fieldName\":\"EntityType\",\"message\":\"is unknown.\",\"errorCode\":\"Unknown\"},"
                                + "{\"fieldName\":\"Folder\",\"message\":\"has no owner\"},{},{},{},{},7]}}"));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Look (Validation); EntityType: is unknown (Unknown); Folder: has no owner")
                .hasMessageContaining("and 2 more");
    }

    @Test
    void takesIsSuccessFalseForARefusalThoughTheStatusIsGood() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.refused(200, "NoBucket", "No such bucket"));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("No such bucket (NoBucket)");
    }

    @Test
    void takesIsSuccessForTheTruthThoughAnErrorCodeStandsBesideIt() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.json(200, "{\"IsSuccess\":true,\"ResponseStatus\":{\"ErrorCode\":\"x\",\"Message\":\"y\"}}"));

        portal.startImport();

        assertThat(portal.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 520})
    void takesTheServersTroubleForTemporaryAndItsEffectForUnknown(int status) {
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.refused(status, "Oops", "Out of order"));

        TemporaryException failure = catchThrowableOfType(TemporaryException.class, portal::startImport);

        assertThat(failure.trouble()).isEqualTo(Trouble.SERVER);
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).hasMessageContaining("Out of order (Oops)");
    }

    @Test
    void showsNothingOfAPageThatIsNotThePortals() {
        portal.server.on(
                "POST",
                TestPortal.PATH,
                Answer.status(502).header("Content-Type", "text/html").body("<h1>nginx canary</h1>"));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(TemporaryException.class)
                .hasMessageContaining("HTTP 502, text/html, 21 bytes")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void takesAMissingEndpointForAWrongUrl(int status) {
        portal.server.onOthers(request -> Answer.status(status));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no POST " + portal.server.url(TestPortal.PATH));
        assertThatThrownBy(portal::startImport)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no POST " + portal.server.url(TestPortal.SYNC));
    }

    @Test
    void takesAStatusThatIsNotThereForAFileThatIsNotThere() {
        portal.server.on("GET", TestPortal.STATUS, TestPortal.refused(404, "NotFound", "No such file"));

        assertThatThrownBy(portal::check)
                .isInstanceOf(FileNotFoundAtPortalException.class)
                .hasMessageContaining("No such file");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 206, 226, 300, 304})
    void takesAnAnswerWithoutContentForNonsense(int status) {
        portal.server.onOthers(request -> Answer.status(status));

        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void refusesACompressedAnswerThatNobodyAskedFor() {
        portal.server.onOthers(
                request -> Answer.json(200, "{\"IsSuccess\":true}").header("Content-Encoding", "gzip"));

        assertThatThrownBy(portal::startImport)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("compressed");
    }
}
