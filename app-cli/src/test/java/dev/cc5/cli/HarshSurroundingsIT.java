package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The distribution on a machine that is short of things, or set up in another way than most. */
@Timeout(300)
class HarshSurroundingsIT {
    @TempDir
    Path directory;

    private final PortalOfManyFiles portal = new PortalOfManyFiles();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private PackagedCommand shell(String line) throws IOException {
        return PackagedCommand.shell("cd '" + directory + "' && " + line).to(portal.url());
    }

    private void writeFiles(int count) {
        for (int i = 0; i < count; i++) {
            SyncFiles.right(directory, "family-" + i + ".cc5txt");
        }
    }

    @Test
    void importsAThousandFilesWithFewFileDescriptors() throws Exception {
        writeFiles(1000);

        CommandRun run = shell("ulimit -n 128 && cc5 import *.cc5txt").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.starts()).isEqualTo(1000);
    }

    @Test
    void importsAllFilesWhereTheSystemLetsItOpenVeryFewAtOnce() throws Exception {
        writeFiles(300);

        CommandRun run = shell("ulimit -n 64 && cc5 import *.cc5txt").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.starts()).isEqualTo(300);
    }

    @Test
    void importsTenThousandFilesAndABadOneInASmallHeap() throws Exception {
        writeFiles(10_000);
        SyncFiles.write(directory.resolve("a-bad-one.cc5txt"), "00|\n");

        CommandRun run = shell("cc5 import *.cc5txt --parallel=8").run();

        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        assertThat(portal.starts()).isEqualTo(10_000);
        assertThat(run.outLines()).hasSize(10_000).allMatch(line -> line.startsWith("imported  "));
    }

    @Test
    void doesTheSameInAnotherLanguageTimeZoneAndEncoding() throws Exception {
        SyncFiles.with(directory, "FAMILY.cc5txt", "10|İı|Iğdır|0", "99|1");
        String turkish = "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati"
                + " -Dfile.encoding=ISO-8859-1";
        List<String> inEnglish = results(shell("cc5 import FAMILY.cc5txt --json"));
        List<String> inTurkish =
                results(shell("cc5 import FAMILY.cc5txt --json").env("CC5_JAVA_OPTS", turkish));

        assertThat(inTurkish).isEqualTo(inEnglish).hasSize(1);
    }

    /** The results without what differs from run to run. */
    private static List<String> results(PackagedCommand command) throws Exception {
        CommandRun run = command.run();
        assertThat(run.exit()).as(run.err()).isZero();
        return run.outLines().stream()
                .map(line -> line.replaceAll("\"seconds\":[0-9.]+", "").replaceAll("F-[0-9]+", "F"))
                .toList();
    }

    @Test
    void isNotStoppedByAReaderThatLeaves() throws Exception {
        writeFiles(20);

        CommandRun run = shell(
                        "{ cc5 import *.cc5txt; echo $? > exit; } | true; while ! [ -s exit ]; do sleep 0.1; done; cat exit")
                .run();

        assertThat(run.outLines()).containsExactly("13");
        assertThat(portal.starts()).isEqualTo(20);
    }

    @Test
    void shipsNoLoggingThatLooksThingsUp() throws IOException {
        try (Stream<Path> lib = Files.walk(PackagedCommand.HOME.resolve("lib"))) {
            assertThat(lib.map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("cc5-core"))
                    .noneMatch(name -> name.contains("log4j-core") || name.contains("logback"));
        }
    }
}
