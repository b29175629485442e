package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Canaries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongArgumentsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--api-key=" + Canaries.API_KEY,
                "--apikey=" + Canaries.API_KEY,
                "--api-key-file=/nope --api-key=" + Canaries.API_KEY,
                "--key=" + Canaries.API_KEY,
                "--token=" + Canaries.API_KEY
            })
    void aKeyOnTheCommandLineIsRefusedAndNotRepeated(String arguments) {
        CommandRun run = CommandRun.of("import", "family.cc5txt")
                .with((Object[]) arguments.split(" "))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.all()).doesNotContain(Canaries.API_KEY);
    }

    @Test
    void aKeyAsASeparateWordIsRefusedToo() {
        CommandRun run = CommandRun.of("import", "family.cc5txt", "--api-key", Canaries.API_KEY)
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("everybody on this machine can read it", "CC5_API_KEY", "--api-key-file")
                .doesNotContain(Canaries.API_KEY);
    }

    @Test
    void aMisspeltOptionIsAnsweredByTheRightOne() {
        CommandRun run =
                CommandRun.of("import", "family.cc5txt", "--worksapce=w").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no option --worksapce", "--workspace", "cc5 import --help");
    }

    @Test
    void aMisspeltCommandIsAnsweredByTheRightOne() {
        CommandRun run = CommandRun.of("imprt", "family.cc5txt").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("imprt", "Did you mean", "import");
    }

    @ParameterizedTest
    @CsvSource({
        "--deadline=30x, 30x",
        "--deadline=0s, more than nothing",
        "--deadline=30, is not a length of time",
        "--poll-interval=5s..1s, ends below",
        "--idle-timeout=soon, soon",
        "--parallel=0, from 1 to 64",
        "--parallel=lots, lots",
        "--metadata=novalue, KEY=VALUE",
        "--metadata==v, KEY=VALUE",
        "--metadata=k=null, null",
        "--set=novalue, NAME=VALUE",
        "--action-id= , action id is empty"
    })
    void aWrongValueIsNamed(String argument, String words) {
        CommandRun run = CommandRun.of("import", "family.cc5txt", argument)
                .env("CC5_PORTAL", "http://127.0.0.1:1")
                .env("CC5_API_KEY", "k")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(words).contains("cc5 import --help");
    }

    @ParameterizedTest
    @CsvSource({"CC5_DEADLINE, soon", "CC5_PARALLEL, many", "CC5_POLL_INTERVAL, 1s..x", "CC5_JSON, maybe"})
    void aWrongValueOfAVariableIsNamedByTheVariable(String variable, String value) {
        CommandRun run =
                CommandRun.of("import", "family.cc5txt").env(variable, value).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(variable);
    }

    @Test
    void filesMustBeNamed() {
        CommandRun run = CommandRun.of("import").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("FILE");
    }

    @Test
    void anActionIdIsForASingleFile() {
        CommandRun run =
                CommandRun.of("import", "a.cc5txt", "b.cc5txt", "--action-id=A").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--action-id", "2 files");
    }

    @Test
    void theSandboxTakesNoOtherPortal() {
        CommandRun run = CommandRun.of("import", "a.cc5txt", "--sandbox", "--portal=https://portal.example.com")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--sandbox brings a portal of its own", "--portal");
    }

    @Test
    void aPortalMustBeNamed() {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        CommandRun run =
                CommandRun.of("import", file.toString()).env("CC5_API_KEY", "k").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nobody says which portal", "--portal", "CC5_PORTAL", "--sandbox");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://portal.example.com, portal",
        "portal.example.com, portal",
        "http://portal.example.com, https",
        "https://user:" + Canaries.API_KEY + "@portal.example.com, portal",
        "https://127.0.0.1:99999, there is no port 99999",
        "https://127.0.0.1:0, there is no port 0",
        "' ', portal"
    })
    void aPortalThatCannotBeIsRefusedWithoutRepeatingASecret(String portal, String word) {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        CommandRun run = CommandRun.of("import", file.toString(), "--portal", portal)
                .env("CC5_API_KEY", "k")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(word).doesNotContain(Canaries.API_KEY);
    }

    @Test
    void statusWantsToKnowTheWorkspace() {
        CommandRun run = CommandRun.of("status", "F-1")
                .env("CC5_PORTAL", "https://portal.example.com")
                .env("CC5_API_KEY", "k")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("which workspace", "--workspace");
    }

    @ParameterizedTest
    @CsvSource({
        "--proxy, http://127.0.0.1:99999, there is no port 99999",
        "--proxy, http://127.0.0.1:0, there is no port 0",
        "--proxy, https://127.0.0.1:1, not the URL of an HTTP proxy"
    })
    void aWrongSettingOfTheConnectionIsNamed(String option, String value, String words) {
        CommandRun run = CommandRun.of("import")
                .with(SyncFiles.right(directory, "family.cc5txt"), "--portal=https://127.0.0.1:1", option, value)
                .env("CC5_API_KEY", "k")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(words).doesNotContain("defect");
    }

    @Test
    void aValueWhoseLettersGotLostIsRefused() {
        CommandRun option = CommandRun.of("import", "family.cc5txt", "--description", "M\uFFFDller")
                .run();
        CommandRun variable = CommandRun.of("import", "family.cc5txt")
                .env("CC5_DESCRIPTION", "M\uFFFDller")
                .run();

        assertThat(option.exit()).isEqualTo(2);
        assertThat(option.err()).contains("--description", "LC_ALL");
        assertThat(variable.exit()).isEqualTo(2);
        assertThat(variable.err()).contains("CC5_DESCRIPTION", "LC_ALL");
    }

    @Test
    void aFileNameIsForASingleFile() {
        CommandRun run =
                CommandRun.of("import", "a.cc5txt", "b.cc5txt", "--file-name=A").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--file-name", "2 files");
    }
}
