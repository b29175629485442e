package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.JsonText;
import dev.cc5.model.ActionId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.Phase;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortalTest {
    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void asksForASlotWithAllThatThePortalIsToKeep() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());

        UploadSlot slot = portal.requestSlot(new ImportRequest(
                MemoryFile.of("famille é.cc5txt", "00|"),
                TestPortal.DESTINATION,
                new Labels(Optional.of("new"), List.of("b", "a"), Map.of("n", Map.of("x", List.of(1, 2.5, true)))),
                new Tracking(Optional.of(new ActionId("mine")), Optional.of("say \"hello\""))));

        assertThat(slot.file()).isEqualTo(TestPortal.FILE);
        assertThat(slot.url().reveal()).isEqualTo(TestPortal.SIGNED);
        Request request = portal.server.requests().get(0);
        assertThat(request.header("x-api-key")).contains(TestPortal.KEY);
        assertThat(request.header("X-Param-Override-WorkspaceId")).contains(TestPortal.WORKSPACE);
        assertThat(request.header("X-Param-Override-BucketId")).contains(TestPortal.BUCKET);
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("Accept-Encoding")).isEmpty();
        assertThat(request.header("Transfer-Encoding")).isEmpty();
        assertThat(request.bodyText())
                .isEqualTo("{\"WorkspaceId\":\"" + TestPortal.WORKSPACE + "\",\"BucketId\":\"" + TestPortal.BUCKET
                        + "\",\"EntityType\":\"wks_family\",\"FileName\":\"famille \\u00E9.cc5txt\",\"Folder\":\"in\","
                        + "\"Category\":\"new\",\"Tags\":[\"b\",\"a\"],\"Metadata\":{\"n\":{\"x\":[1,2.5,true]}},"
                        + "\"ActionId\":\"mine\",\"Description\":\"say \\\"hello\\\"\"}");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());

        portal.requestSlot();

        assertThat(portal.server.requests().get(0).bodyText())
                .isEqualTo("{\"WorkspaceId\":\"" + TestPortal.WORKSPACE + "\",\"BucketId\":\"" + TestPortal.BUCKET
                        + "\",\"EntityType\":\"wks_family\",\"FileName\":\"family.cc5txt\",\"Folder\":\"in\"}");
    }

    @Test
    void startsTheImportInTheBackground() {
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.received());

        portal.startImport();

        assertThat(portal.server.requests()).hasSize(1);
        assertThat(portal.server.requests().get(0).bodyText())
                .isEqualTo("{\"ActionId\":\"action-1\",\"Description\":\"a test\",\"FileType\":\"cc5\","
                        + "\"FileId\":\"657aa2c0f1\",\"FilePath\":\"//cc.bucket/in/family.cc5txt\"}");
    }

    @Test
    void tellsWhereTheImportStands() {
        portal.server.on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"Processing\"}}"));

        FileStatus status = portal.check();

        assertThat(status.phase()).isEqualTo(Phase.RUNNING);
        assertThat(status.word()).isEqualTo("Processing");
        assertThat(status.notBegun()).isFalse();
        assertThat(status.raw()).isEqualTo("{\"Data\":{\"Status\":\"Processing\"}}");
        assertThat(portal.server.requests().get(0).header("Content-Length")).isEmpty();
    }

    @Test
    void usesOneConnectionForOneCallAfterTheOther() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());
        portal.server.on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));

        for (int i = 0; i < 3; i++) {
            portal.requestSlot();
            portal.check();
        }

        assertThat(portal.server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\u0301.cc5txt",
                "\u00e9.cc5txt",
                "😀 陈.cc5txt",
                "con",
                "-rf.cc5txt",
                "trailing. ",
                "a%2Fb+c&d=e.cc5txt",
                "a\r\nX-Evil: 1\u0000\u001b[2J.cc5txt",
                "\"},{\"FileId\":\"x"
            })
    void sendsANameCharacterForCharacterAndInTheBodyOnly(String name) {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());

        portal.requestSlot(
                new ImportRequest(MemoryFile.of(name, "00|"), TestPortal.DESTINATION, Labels.none(), Tracking.none()));

        Request request = portal.server.requests().get(0);
        assertThat(Fields.of(JsonText.parse(request.body()).value()).flatMap(sent -> sent.text("FileName")))
                .contains(name.replace('\r', '_')
                        .replace('\n', '_')
                        .replace('\0', '_')
                        .replace('\u001b', '_'));
        assertThat(request.headers()).extracting(Request.Header::name).doesNotContain("X-Evil");
    }

    @Test
    void sendsALongNameWhole() {
        String name = "é".repeat(120) + ".cc5txt";
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());

        portal.requestSlot(new ImportRequest(MemoryFile.of(name, "00|"), TestPortal.DESTINATION));

        assertThat(Fields.of(JsonText.parse(portal.server.requests().get(0).body())
                                .value())
                        .flatMap(sent -> sent.text("FileName")))
                .contains(name);
    }
}
