package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against a sandbox that fails as it is told to. */
@Timeout(120)
class ScriptedFaultsTest {
    @TempDir
    Path directory;

    private CommandRun.Line importing(String... faults) {
        CommandRun.Line line = CommandRun.of("import")
                .with(SyncFiles.right(directory, "family.cc5txt"), "--sandbox", "--poll-interval=20ms..100ms")
                .env("CC5_DEADLINE", "20s");
        for (String fault : faults) {
            line.with("--fault", fault);
        }
        return line;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slot:drop@1",
                "slot:cut@1",
                "slot:503@1-2",
                "slot:429=1@1",
                "slot:slow=1000",
                "put:drop@1",
                "put:cut@1-2",
                "put:500@1",
                "put:503=1@1",
                "put:expired@1-2",
                "start:drop@1",
                "start:504@1",
                "start:delay=300ms",
                "status:drop@1-3",
                "status:stuck@1-4",
                "status:slow=2000"
            })
    void isImportedAllTheSame(String fault) {
        CommandRun run = importing(fault).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("SUCCEEDED", "family.cc5txt", "Smith", "1 row");
    }

    static Stream<Arguments> hopeless() {
        return Stream.of(
                Arguments.of("slot:503", 11, "Service Unavailable"),
                Arguments.of("slot:quota", 11, "quota"),
                Arguments.of("slot:401", 4, "key"),
                Arguments.of("slot:400", 5, "scripted"),
                Arguments.of("slot:slow=1", 11, ""),
                Arguments.of("put:403", 5, "AccessDenied"),
                Arguments.of("put:expired", 6, "3 upload URLs"),
                Arguments.of("put:cut", 6, ""),
                Arguments.of("put:delay=9s", 11, ""),
                Arguments.of("start:400", 5, "scripted"),
                Arguments.of("status:stuck", 9, "Processing"),
                Arguments.of("status:503", 9, "Do not import"),
                Arguments.of("status:delay=9s", 9, "Do not import"));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void endsWithTheRightErrorInTime(String fault, int exit, String words) {
        long begun = System.nanoTime();

        CommandRun run = importing(fault).env("CC5_DEADLINE", "4s").run();

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains("doing:", "happened:", words);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void severalFaultsStrikeTogether() {
        CommandRun run = importing("slot:503@1", "put:drop@1", "start:drop@1", "status:drop@1")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("Service Unavailable", "may or may not have been started");
    }

    @Test
    void theEnvironmentSaysThemToo() {
        CommandRun run =
                importing().env("CC5_FAULT", "slot:quota@2, slot:quota@1").run();

        assertThat(run.exit()).as(run.err()).isEqualTo(11);
        assertThat(run.err()).contains("quota");
    }

    @Test
    void aFaultThatIsNoneIsSaidBeforeAnythingStarts() {
        CommandRun run = importing("start:dorp").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("start:dorp", "drop, cut, an HTTP status such as 503");
    }

    @Test
    void aFaultWithoutASandboxIsRefused() {
        CommandRun run = CommandRun.of("import", "x", "--portal=https://portal.example.com", "--fault=slot:503")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("add --sandbox");
    }

    @Test
    void theSandboxesHelpExplainsThem() {
        CommandRun run = CommandRun.of("sandbox", "--help").run();

        assertThat(run.out())
                .contains(
                        "--fault", "drop", "cut", "503", "delay=", "quota", "slow=", "expired", "stuck", "lose=",
                        "@2-4");
    }
}
