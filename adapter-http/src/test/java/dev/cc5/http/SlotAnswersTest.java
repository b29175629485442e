package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.MemoryFile;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotAnswersTest {
    private static final String GOOD =
            "\"FileId\":\"f\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://s3.example.com/x?y=z\",\"ActionId\":\"a\"";

    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"IsSuccess\":true,\"Data\":{\"FileId\":\"f\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://h/u\",\"ActionId\":\"a\"}}",
                "{\"isSuccess\":true,\"data\":{\"fileId\":\"f\",\"filePath\":\"//b.c/p\",\"url\":\"https://h/u\",\"actionId\":\"a\"}}",
                "{\"is_success\":true,\"data\":{\"file_id\":\"f\",\"file_path\":\"//b.c/p\",\"url\":\"https://h/u\",\"action_id\":\"a\"}}",
                "{\"IsSuccess\":true,\"Data\":{\"File\":{\"FileId\":\"f\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://h/u\",\"ActionId\":\"a\"}}}",
                "{\"IsSuccess\":true,\"Data\":{\"FileId\":\"f\",\"Url\":null,\"File\":{\"FileId\":\"other\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://h/u\",\"ActionId\":\"a\"}}}",
                "\uFEFF {\"New\":[1,{}],\"IsSuccess\":true,\"ResponseStatus\":{},\"Data\":{\"X\":1e999999999,\"FileId\":\"f\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://h/u\",\"ActionId\":\"a\"}} \n"
            })
    void readsEveryCasingAndBothPlaces(String answer) {
        portal.server.on("POST", TestPortal.PATH, Answer.json(200, answer));

        UploadSlot slot = portal.requestSlot();

        assertThat(slot.file().id().value()).isEqualTo("f");
        assertThat(slot.file().path().value()).isEqualTo("//b.c/p");
        assertThat(slot.file().actionId().value()).isEqualTo("a");
        assertThat(slot.url().reveal()).isEqualTo("https://h/u");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "''~the body is empty",
                "' '~the body is empty",
                "null~the answer is null, not an object",
                "[]~the answer is an array, not an object",
                "\"x\"~the answer is a string, not an object",
                "17~the answer is a number, not an object",
                "{\"IsSuccess\":tr~not valid JSON",
                "{\"IsSuccess\":true,\"Data\":{\"Url\":\"https://s3/?canary~not valid JSON (line 1, column",
                "{'IsSuccess':true}~not valid JSON",
                "{\"IsSuccess\":true}}~not valid JSON",
                "{\"IsSuccess\":true} {}~something follows the JSON",
                "{\"IsSuccess\":true} canary~not valid JSON",
                "{\"IsSuccess\":true,\"IsSuccess\":true}~not valid JSON",
                "{}~IsSuccess is missing",
                "{\"IsSuccess\":null}~IsSuccess is missing",
                "{\"IsSuccess\":\"true\"}~IsSuccess is a string, not true or false",
                "{\"IsSuccess\":1}~IsSuccess is a number, not true or false",
                "{\"IsSuccess\":true,\"isSuccess\":true}~IsSuccess stands there twice",
                "{\"IsSuccess\":true}~Data is missing",
                "{\"IsSuccess\":true,\"Data\":null}~Data is missing",
                "{\"IsSuccess\":true,\"Data\":[]}~Data is an array, not an object",
                "{\"IsSuccess\":true,\"Data\":\"x\"}~Data is a string, not an object"
            })
    void namesWhatIsWrongWithAnAnswer(String answer, String fault) {
        portal.server.on("POST", TestPortal.PATH, Answer.json(200, answer));

        assertProtocolFault(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"FileId\":\"f\"~\"FileId\":17~Data.FileId is a number, not a string",
                "\"FileId\":\"f\"~\"FileId\":\"\"~Data.FileId cannot be used: The file id is empty",
                "\"FileId\":\"f\"~\"FileId\":\" \"~Data.FileId cannot be used",
                "\"FileId\":\"f\"~\"FileId\":[\"f\"]~Data.FileId is an array, not a string",
                "\"FileId\":\"f\"~\"FileId\":null~Data.FileId is missing",
                "\"FileId\":\"f\"~\"FileId\":\"a\\u0000b\"~Data.FileId cannot be used",
                "\"FileId\":\"f\"~\"FileId\":\"a\\nb\"~Data.FileId cannot be used",
                "\"FileId\":\"f\"~\"FileId\":\"\\ud800\"~Data.FileId holds half a character",
                "\"FileId\":\"f\"~\"FileId\":\"f\",\"fileId\":\"f\"~Data.FileId stands there twice",
                "\"FilePath\":\"//b.c/p\"~\"Path\":\"x\"~Data.FilePath is missing",
                "\"Url\":\"https://s3.example.com/x?y=z\"~\"Url\":true~Data.Url is a boolean, not a string",
                "\"Url\":\"https://s3.example.com/x?y=z\"~\"Url\":\"canary\"~Data.Url cannot be used",
                "\"Url\":\"https://s3.example.com/x?y=z\"~\"Url\":\"ftp://h/canary\"~Data.Url cannot be used",
                "\"Url\":\"https://s3.example.com/x?y=z\"~\"Url\":\"https://h/a canary\"~Data.Url cannot be used",
                "\"Url\":\"https://s3.example.com/x?y=z\"~\"Url\":\"https://u:canary@h/\"~Data.Url cannot be used",
                "\"ActionId\":\"a\"~\"ActionId\":{}~Data.ActionId is an object, not a string"
            })
    void namesTheFieldThatCannotBeUsed(String good, String bad, String fault) {
        portal.server.on("POST", TestPortal.PATH, TestPortal.slot(GOOD.replace(good, bad)));

        assertProtocolFault(fault);
    }

    @Test
    void takesTheActionIdOfThePortalBeforeItsOwn() {
        portal.server.on(
                "POST", TestPortal.PATH, TestPortal.slot(GOOD), TestPortal.slot(GOOD.replace("ActionId", "X")));

        assertThat(portal.requestSlot(withActionId("mine")).file().actionId()).isEqualTo(new ActionId("a"));
        assertThat(portal.requestSlot(withActionId("mine")).file().actionId()).isEqualTo(new ActionId("mine"));
        assertProtocolFault("--action-id");
    }

    @Test
    void sendsNothingWhenTheFileIsForAnotherWorkspaceOrBucket() {
        Destination elsewhere = new Destination("another", TestPortal.BUCKET, "wks_family");
        Destination otherBucket = new Destination(TestPortal.WORKSPACE, "another", "wks_family");
        for (Destination destination : new Destination[] {elsewhere, otherBucket}) {
            assertThatThrownBy(() -> portal.requestSlot(new ImportRequest(MemoryFile.of("f", "x"), destination)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("another");
        }
        assertThat(portal.server.requests()).isEmpty();
    }

    private static ImportRequest withActionId(String id) {
        return new ImportRequest(
                MemoryFile.of("family.cc5txt", "x"),
                TestPortal.DESTINATION,
                Labels.none(),
                new Tracking(Optional.of(new ActionId(id)), Optional.empty()));
    }

    private void assertProtocolFault(String fault) {
        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(fault)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
