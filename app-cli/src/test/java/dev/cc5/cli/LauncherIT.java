package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that starts the packaged command: what it finds, and with which settings it runs Java. */
@Timeout(180)
class LauncherIT {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private PackagedCommand importing(Object... arguments) throws IOException {
        return PackagedCommand.importing(portal.url(), arguments);
    }

    @Test
    void loadsTheJarsOfTheSandboxOnlyWhenItIsUsed() throws Exception {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        String show = "-XshowSettings:properties";

        assertThat(importing(file).env("CC5_JAVA_OPTS", show).run().err()).doesNotContain("s3proxy");
        assertThat(importing(file, "--sandbox").env("CC5_JAVA_OPTS", show).run().err())
                .contains("s3proxy");
        assertThat(importing(file)
                        .env("CC5_SANDBOX", "yes")
                        .env("CC5_JAVA_OPTS", show)
                        .run()
                        .err())
                .contains("s3proxy");
    }

    @Test
    void isFoundThroughSymbolicLinks() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("some where/bin"));
        Files.createSymbolicLink(bin.resolve("real"), PackagedCommand.HOME.resolve("bin/cc5"));
        Path link = Files.createSymbolicLink(bin.resolve("cc5"), Path.of("real"));

        assertThat(PackagedCommand.at(link, "--version").run().exit()).isZero();
        Files.delete(bin.resolve("real"));
    }

    @Test
    void runsFromADirectoryWithBlanksAndFindsItsPlugins() throws Exception {
        Path home = Files.createDirectories(directory.resolve("my cc5"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(PackagedCommand.HOME.resolve("bin/cc5"), home.resolve("bin/cc5"));
        assertThat(home.resolve("bin/cc5").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(home.resolve("lib"), PackagedCommand.HOME.resolve("lib"));
        PluginJar.write(home.resolve("plugins"), "a.jar", "Shelf", "shelf", "");

        CommandRun run = PackagedCommand.at(home.resolve("bin/cc5"), "adapters").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("shelf", "http", "s3");
        Files.delete(home.resolve("lib"));
    }

    @Test
    void usesTheWholeCompilerForLargeFilesOnly() throws Exception {
        Path small = SyncFiles.right(directory, "small");
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(135_000_000);
        }
        String show = "-XX:+PrintCommandLineFlags";

        assertThat(importing(small, "--help").env("CC5_JAVA_OPTS", show).run().out())
                .contains("-XX:TieredStopAtLevel=1");
        assertThat(importing(small, large, "--help")
                        .env("CC5_JAVA_OPTS", show)
                        .run()
                        .out())
                .contains("-XX:+UseSerialGC")
                .doesNotContain("TieredStopAtLevel")
                .doesNotContain("C1UpdateMethodData");
        // Else what looks at a line of 16 MiB is interpreted to its end: ten times the time.
        assertThat(PackagedCommand.of("check", large, "--help")
                        .env("CC5_JAVA_OPTS", show)
                        .run()
                        .out())
                .contains("dontinline")
                .doesNotContain("-XX:-UseOnStackReplacement");
    }

    @Test
    void usesTheWholeCompilerForTheHashesOfManySmallFiles() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 135; i++) {
            files.add(directory.resolve("small-" + i));
            try (RandomAccessFile file = new RandomAccessFile(files.get(i).toFile(), "rw")) {
                file.setLength(1_000_000);
            }
        }

        assertThat(PackagedCommand.of(Stream.concat(Stream.of("import", "--help"), files.stream())
                                .toArray())
                        .env("CC5_JAVA_OPTS", "-XX:+PrintCommandLineFlags")
                        .run()
                        .out())
                .contains("-XX:-C1UpdateMethodData")
                .contains("CompileThresholdScaling,sun.security.provider.*::*")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void asksForANewerJava() throws Exception {
        Path java = Files.createDirectories(directory.resolve("java-11/bin")).resolve("java");
        SyncFiles.write(java, "#!/bin/sh\nexit 0\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        SyncFiles.write(directory.resolve("java-11/release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");

        CommandRun run = PackagedCommand.of("--version")
                .env("JAVA_HOME", directory.resolve("java-11"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("is Java 11.0.2", "Install Java 17 or later");
    }

    @Test
    void saysWhereItLookedForJava() throws Exception {
        CommandRun run = PackagedCommand.of("--version")
                .env("JAVA_HOME", directory.resolve("none"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("JAVA_HOME is " + directory.resolve("none"), "Set JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC",
        "JDK_JAVA_OPTIONS, -XX:+UseParallelGC",
        "CC5_JAVA_OPTS, -XX:+UseZGC",
        "_JAVA_OPTIONS, -XX:+UseParallelGC",
        "JAVA_TOOL_OPTIONS, -Xms512m",
        "CC5_JAVA_OPTS, -XX:MinHeapSize=128m"
    })
    void takesTheCollectorAndTheHeapThatAMachineChooses(String variable, String option) throws Exception {
        CommandRun run = PackagedCommand.of("check", SyncFiles.right(directory, "family.cc5txt"))
                .env(variable, option)
                .run();

        assertThat(run.exit()).as(run.all()).isZero();
    }

    @Test
    void keepsTheLettersWhereTheLocaleIsNotInstalled() throws Exception {
        // By bytes, since the locale of this test may not know the letters.
        String line = "cd '" + directory + "' && f=\"$(printf '\\303\\244.csv')\" && printf 'id\\n1\\n' >\"$f\""
                + " && cc5 convert \"$f\" -o x.cc5txt --key id --workspace w --bucket b --entity-type t --data-source d"
                + " --customer \"$(printf 'M\\303\\274ller')\" && head -1 x.cc5txt";

        for (String variable : List.of("LC_ALL", "LANG", "LC_MESSAGES")) {
            CommandRun run =
                    PackagedCommand.shell(line).env(variable, "xx_XX.UTF-8").run();

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("M\u00fcller|");
            Files.delete(directory.resolve("x.cc5txt"));
        }
    }

    @Test
    void saysThatItsFolderMayHaveNoColon() throws Exception {
        Path home = directory.resolve("cc5:1");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(PackagedCommand.HOME.resolve("bin/cc5"), home.resolve("bin/cc5"));

        CommandRun run =
                PackagedCommand.at(home.resolve("bin/cc5"), "--version").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("colon", home.toString(), "Move");
    }

    @Test
    void takesNamesWithLineEnds() throws Exception {
        Path home = Files.createDirectories(directory.resolve("my\n9 9 9 9 999999999999999 cc5\n"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(PackagedCommand.HOME.resolve("bin/cc5"), home.resolve("bin/cc5"));
        Files.createSymbolicLink(home.resolve("lib"), PackagedCommand.HOME.resolve("lib"));
        Path file = SyncFiles.right(home, "family.cc5txt");

        CommandRun run = PackagedCommand.at(home.resolve("bin/cc5"), "check", file)
                .env("CC5_JAVA_OPTS", "-XX:+PrintCommandLineFlags")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("-XX:TieredStopAtLevel=1");
        Files.delete(home.resolve("lib"));
    }
}
