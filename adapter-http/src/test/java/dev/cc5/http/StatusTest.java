package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RowError;
import dev.cc5.testkit.Answer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
    private static final StatusWords OWN = StatusWords.DEFAULT
            .with(Phase.SUCCEEDED, "Fertig")
            .with(Phase.SUCCEEDED, "4")
            .with(Phase.RUNNING, "uploaded")
            .withNotBegun("angelegt")
            .at("/Data/Job/0/Zustand");

    @ParameterizedTest
    @CsvSource({
        "pending, PENDING, false",
        "Queued, PENDING, false",
        "received, PENDING, false",
        "created, PENDING, true",
        "UPLOADED, PENDING, true",
        "running, RUNNING, false",
        "InProgress, RUNNING, false",
        "in progress, RUNNING, false",
        "IN_PROGRESS, RUNNING, false",
        "saving, RUNNING, false",
        "Success, SUCCEEDED, false",
        "done, SUCCEEDED, false",
        "import data succeed, SUCCEEDED, false",
        "partially_loaded, PARTIAL, false",
        "CompletedWithErrors, PARTIAL, false",
        "error, FAILED, false",
        "rejected, FAILED, false",
        "canceled, CANCELLED, false",
        "aborted, CANCELLED, false",
        "successish, UNKNOWN, false",
        "unsuccessful, UNKNOWN, false",
        "not done, UNKNOWN, false",
        "ok, UNKNOWN, false"
    })
    void knowsThePortalsWords(String word, Phase phase, boolean notBegun) {
        FileStatus status = status("{\"IsSuccess\":true,\"Data\":{\"Status\":\"" + word + "\"}}");

        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.word()).isEqualTo(word);
        assertThat(status.notBegun()).isEqualTo(notBegun);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"data\":{\"state\":\"done\",\"file\":{\"name\":\"f\"}},\"result\":\"error\"}~SUCCEEDED~done",
                "{\"Data\":{\"File\":{\"ImportStatus\":\"failed\"}},\"result\":\"done\"}~FAILED~failed",
                "{\"Data\":{\"Status\":\"\",\"Result\":{\"x\":1},\"State\":null,\"IsImported\":true}}~SUCCEEDED~true",
                "{\"import_status\":\"running\"}~RUNNING~running",
                "{\"Data\":{\"isImported\":1}}~SUCCEEDED~1",
                "{\"Data\":{\"isImported\":\"True\"}}~SUCCEEDED~True",
                "{\"Data\":{\"isImported\":false}}~PENDING~false",
                "{\"Data\":{\"isImported\":\"done\"}}~SUCCEEDED~done",
                "{\"Data\":{\"Status\":true}}~UNKNOWN~true",
                "{\"Data\":{\"Status\":3}}~UNKNOWN~3",
                "{\"Data\":{\"Status\":\"active\",\"IsImported\":true},\"result\":\"success\"}~UNKNOWN~active",
                "{\"IsSuccess\":true,\"Data\":{}}~UNKNOWN~''",
                "{\"IsSuccess\":true,\"Data\":[\"done\"]}~UNKNOWN~''",
                "{\"IsSuccess\":true,\"status\":\"success\",\"Data\":{\"File\":{}}}~UNKNOWN~''",
                "{\"status\":\"success\",\"Data\":[]}~SUCCEEDED~success",
                "{}~UNKNOWN~''",
                "{\"IsSuccess\":false,\"Data\":{\"Status\":\"failed\"}}~FAILED~failed"
            })
    void looksForTheWordInItsPlacesInTheirOrder(String answer, Phase phase, String word) {
        FileStatus status = status(answer);

        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.word()).isEqualTo(word);
        assertThat(status.raw()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"FileId\":\"other\",\"Status\":\"done\"}~the answer is about another file, other",
                "{\"Status\":\"done\",\"File\":{\"FileId\":\"other\"}}~the answer is about another file, other",
                "{\"FileId\":\"657aa2c0f1\",\"Status\":\"done\",\"File\":{\"file_id\":\"other\"}}~the answer is about another file, other",
                "{\"Status\":\"done\"},\"fileId\":\"other\",\"x\":{}~the answer is about another file, other",
                "{\"File\":{\"Id\":\"other\",\"Status\":\"done\"}}~the answer is about another file, other",
                "{\"Status\":\"done\",\"File\":{\"Status\":\"Failed\"}}~the same answer says \"Failed\"",
                "{\"Status\":\"done\",\"State\":\"running\"}~the same answer says \"running\"",
                "{\"Status\":\"done\",\"IsImported\":false}~the same answer says \"false\"",
                "{\"Status\":\"failed\",\"File\":{\"IsImported\":true}}~the same answer says \"true\"",
                "{\"Status\":\"uploaded\",\"File\":{\"Status\":\"running\"}}~the same answer says \"running\"",
                "{\"Status\":\"done\"},\"IsSuccess\":false,\"x\":{}~the same answer says that the request failed",
                "{\"Status\":\"uploaded\"},\"IsSuccess\":false,\"x\":{}~the same answer says that the request failed"
            })
    void believesNoAnswerThatIsAboutAnotherFileOrContradictsItself(String data, String doubt) {
        FileStatus status = status("{\"Data\":" + data + "}");

        assertThat(status.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(status.notBegun()).isFalse();
        assertThat(status.doubt()).isEqualTo(doubt);
        assertThat(status.word()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"FileId\":\"657aa2c0f1\",\"Status\":\"done\",\"File\":{\"Status\":\"completed\"}}~SUCCEEDED",
                "{\"FileId\":\" \",\"Id\":\"other\",\"Status\":\"done\"}~SUCCEEDED",
                "{\"File\":{\"FileId\":\"657aa2c0f1\",\"Id\":\"other\",\"_id\":\"x\",\"Status\":\"done\"}}~SUCCEEDED",
                "{\"File\":{\"id\":\"657aa2c0f1\",\"Status\":\"done\",\"State\":\"active\"}}~SUCCEEDED",
                "{\"IsImported\":false,\"File\":{\"Status\":\"failed\"}}~FAILED",
                "{\"IsImported\":false,\"Status\":\"running\"}~RUNNING",
                "{\"IsImported\":false,\"Status\":\"uploaded\"}~PENDING"
            })
    void believesAnAnswerThatAgreesWithItself(String data, Phase phase) {
        FileStatus status = status("{\"Data\":" + data + "}");

        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.doubt()).isEmpty();
        assertThat(status.notBegun()).isEqualTo(phase == Phase.PENDING);
    }

    @Test
    void handsOnWhichImportsTheAnswerNames() {
        FileStatus status =
                status("{\"Data\":{\"ActionId\":\"a-1\",\"Status\":\"done\",\"File\":{\"actionId\":\"a-2\"}},"
                        + "\"action_id\":\"a-3\"}");

        assertThat(status.actionIds()).extracting(ActionId::value).containsExactlyInAnyOrder("a-1", "a-2", "a-3");
        assertThat(status("{\"Data\":{\"Status\":\"done\",\"ActionId\":\"\"}}").actionIds())
                .isEmpty();
    }

    @Test
    void namesAnIdThatCannotBeOne() {
        for (String id : List.of("7", "\"a\\u0007\"")) {
            assertThatThrownBy(() -> status("{\"Data\":{\"Status\":\"done\",\"ActionId\":" + id + "}}"))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("Data.ActionId");
        }
    }

    @Test
    void tellsAnErrorInTheEnvelopeFromAStatus() {
        for (String beside : List.of("", "\"Status\":\"done\",\"Data\":{},")) {
            assertThatThrownBy(
                            () -> status("{" + beside + "\"IsSuccess\":false,\"ResponseStatus\":{\"Message\":\"No\"}}"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("refused it: No");
        }
    }

    @Test
    void keepsTheFirstThousandRowErrorsAndCountsTheRest() {
        String errors = "[" + "{},".repeat(330_000) + "{}]";

        FileStatus status = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> status("{\"Data\":{\"Status\":\"failed\",\"Errors\":" + errors + "}}"));

        assertThat(status.rowErrors()).hasSize(1000);
        assertThat(status.rowErrorCount()).isEqualTo(330_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"done\"", "null", "", "<p>done</p>", "{\"Data\":{\"Status\":\"done\"}} x"})
    void takesWhatIsNoAnswerForNone(String answer) {
        assertThatThrownBy(() -> status(answer)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"Data\":{\"Status\":\"fertig\"}}~SUCCEEDED~false",
                "{\"Data\":{\"Status\":4}}~SUCCEEDED~false",
                "{\"Data\":{\"Status\":\"uploaded\"}}~RUNNING~false",
                "{\"Data\":{\"Status\":\"angelegt\"}}~PENDING~true",
                "{\"Data\":{\"Status\":\"done\",\"job\":[{\"zustand\":\"failed\"}]}}~FAILED~false",
                "{\"Data\":{\"Status\":\"done\",\"Job\":[]}}~SUCCEEDED~false",
                "{\"Data\":{\"Status\":\"done\",\"Job\":7}}~SUCCEEDED~false"
            })
    void knowsTheUsersWordsAndPlaces(String answer, Phase phase, boolean notBegun) {
        try (TestPortal portal = TestPortal.start(settings -> settings.statusWords(OWN))) {
            portal.server.on("GET", TestPortal.STATUS, Answer.json(200, answer));

            assertThat(portal.check().phase()).isEqualTo(phase);
            assertThat(portal.check().notBegun()).isEqualTo(notBegun);
        }
    }

    @Test
    void handsOnWhatIsSaidOfRows() {
        FileStatus status = status("{\"Data\":{\"Status\":\"failed\",\"Errors\":["
                + "{\"ErrorCode\":\"Type\",\"FieldName\":\"familySize\",\"Message\":\"not a number\",\"Meta\":{\"Line\":\"7\"}},"
                + "{\"message\":\"no family\",\"row\":9},\"the whole\\u0007file\",{\"ErrorCode\":\"Odd\",\"Meta\":{\"Row\":\"x\"}},12],"
                + "\"Logs\":[{\"Level\":\"Info\",\"Message\":\"began\"},{\"Level\":\"Error\",\"Text\":\"ended\"}]},"
                + "\"ResponseStatus\":{\"Errors\":[{\"Message\":\"and so on\"}]}}");

        assertThat(status.rowErrors())
                .containsExactly(
                        new RowError(OptionalLong.of(7), "familySize", "not a number"),
                        new RowError(OptionalLong.of(9), "", "no family"),
                        new RowError(OptionalLong.empty(), "", "the whole file"),
                        new RowError(OptionalLong.empty(), "", "Odd"),
                        new RowError(OptionalLong.empty(), "", "ended"),
                        new RowError(OptionalLong.empty(), "", "and so on"));
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a%20b",
        "a/../b, a%2F%2E%2E%2Fb",
        "a?b#c%d, a%3Fb%23c%25d",
        "é, %C3%A9",
        ".., %2E%2E",
        "a+b=c, a%2Bb%3Dc",
        "657aa2c0-f1_X, 657aa2c0-f1_X"
    })
    void writesAnIdAsOneSegmentOfThePath(String id, String segment) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("GET", "/appfile/file/" + segment, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));

            assertThat(portal.check(new FileId(id)).file()).isEqualTo(new FileId(id));
        }
    }

    private static FileStatus status(String answer) {
        try (TestPortal portal = TestPortal.start()) {
            portal.server.on("GET", TestPortal.STATUS, Answer.json(200, answer));
            return portal.check();
        }
    }
}
