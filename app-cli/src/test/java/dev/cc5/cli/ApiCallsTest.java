package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --max-api-calls}, and the calls that are told without it. */
@Timeout(60)
class ApiCallsTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private CommandRun.Line importing() {
        return portal.importing(SyncFiles.right(directory, "family.cc5txt"));
    }

    private long callsReceived() {
        return portal.requests().stream()
                .filter(request -> !request.method().equals("PUT"))
                .count();
    }

    @Test
    void allCallsAreToldButTheUpload() throws Exception {
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(503), portal.slot());
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"), ScriptedPortal.status("Completed"));

        CommandRun people = importing().run();

        assertThat(people.exit()).isZero();
        assertThat(callsReceived()).isEqualTo(5);
        assertThat(people.err().lines()).last().isEqualTo("5 API calls");
        CommandRun programs = importing().with("--json", "--quiet").run();
        assertThat(new ObjectMapper().readTree(programs.out()).get("apiCalls").asLong())
                .isEqualTo(3);
        assertThat(programs.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 11, 0", "2, 9, 1", "3, 9, 1", "4, 9, 1", "5, 0, 1"})
    void aBudgetThatIsUsedUpEndsTheImportWhereverItIs(int most, int exit, int starts) {
        Answer running = ScriptedPortal.status("Running");
        portal.on("GET", ScriptedPortal.STATUS, running, running, ScriptedPortal.status("Completed"));

        CommandRun run = importing().with("--max-api-calls", most).run();

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(callsReceived()).isEqualTo(most);
        assertThat(portal.requests("POST", ScriptedPortal.START)).hasSize(starts);
        assertThat(run.err().lines()).last().isEqualTo(most + " of " + most + " API calls");
        if (exit != 0) {
            assertThat(run.err().replaceAll("\\s+", " "))
                    .contains("this command's " + most + " calls of the portal's API are used up");
        }
        if (exit == 9) {
            assertThat(run.err()).contains("Do not import the file again");
        }
    }

    @Test
    void theBudgetIsForAllFilesTogether() throws Exception {
        CommandRun run = CommandRun.of("import")
                .with(
                        SyncFiles.right(directory, "a.cc5txt"),
                        SyncFiles.right(directory, "b.cc5txt"),
                        SyncFiles.right(directory, "c.cc5txt"))
                .with("--sandbox", "--max-api-calls=7", "--json")
                .run();

        assertThat(run.exit()).as(run.err()).isIn(9, 11);
        assertThat(run.outLines()).hasSize(3);
        long sum = 0;
        for (String line : run.outLines()) {
            sum += new ObjectMapper().readTree(line).get("apiCalls").asLong();
        }
        assertThat(sum).isEqualTo(7);
        assertThat(run.err()).contains("7 of 7 API calls");
    }

    @Test
    void aPortalThatIsNotThereIsNotCalled() {
        CommandRun.Line line = importing();
        portal.close();

        CommandRun run = line.run();

        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.err()).doesNotContain("API call");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "many"})
    void aBudgetOfNothingIsAWrongCommandLine(String most) {
        CommandRun run = importing().with("--max-api-calls=" + most).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--max-api-calls");
    }
}
