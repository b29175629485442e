package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.SecretSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's adapters, as they come: compiled against core, in a jar of their own. */
class AdaptersTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
        System.clearProperty("plugin.uploaded");
    }

    private Path plugin(String jar, String type, String name, String opening) throws IOException {
        return PluginJar.write(directory.resolve("plugins"), jar, type, name, opening);
    }

    @Test
    void thoseOfTheDistributionAreListed() {
        CommandRun run = CommandRun.of("adapters").run();

        assertThat(run.exit()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("http  "))
                .anyMatch(line -> line.startsWith("s3  "));
        assertThat(run.out()).contains("starting the import", "uploading the file");
    }

    @Test
    void thoseOfTheDistributionAreListedForMachinesToo() {
        CommandRun run = CommandRun.of("adapters", "--json").run();

        assertThat(run.outLines()).hasSize(2);
        assertThat(run.outLines().get(1)).contains("\"name\":\"s3\"", "\"steps\":[\"UPLOAD\"]");
    }

    @Test
    void anotherIsListedWithThem() throws IOException {
        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", plugin("a.jar", "Shelf", "shelf", ""))
                .run();

        assertThat(run.out()).contains("shelf  uploads to nowhere");
    }

    @Test
    void anotherIsAskedFirstForTheStepsItServes() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .env("CC5_PLUGINS", plugin("a.jar", "Shelf", "shelf", ""))
                .with("--adapter=shelf", "--set", "shelf=-top")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT)).isEmpty();
        assertThat(System.getProperty("plugin.uploaded")).isEqualTo("family.cc5txt-top");
    }

    @Test
    void anotherIsNotAskedUnlessItIsNamed() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--plugins", plugin("a.jar", "Shelf", "shelf", ""))
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT)).hasSize(1);
    }

    @Test
    void anUnknownNameIsAnsweredByThoseThatThereAre() {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--adapter=shelf")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none named \"shelf\"", "There are: http, s3", "cc5 adapters");
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void twoOfOneNameAreAnError() throws IOException {
        plugin("a.jar", "Shelf", "s3", "");

        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", directory.resolve("plugins"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("two are named \"s3\"", "plugin.Shelf", "dev.cc5.s3.");
    }

    @Test
    void oneThatCannotBeLoadedIsNamed() throws IOException {
        Path plugins = plugin("a.jar", "Shelf", "shelf", "");
        PluginJar.writeBroken(plugins, "b.jar", "plugin.Gone");

        CommandRun run = CommandRun.of("adapters").with("--plugins", plugins).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("plugin.Gone", "Take its jar out");
    }

    @Test
    void aDefectOfOneIsToldWithoutItsMessage() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with(
                        "--plugins",
                        plugin("a.jar", "Shelf", "shelf", "if (true) throw new RuntimeException(\"s3cret\");"))
                .with("--adapter=shelf")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("opening the adapter shelf", "RuntimeException")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "new java.io.IOException(), it failed with java.io.IOException",
        "new NoClassDefFoundError(\"javax/naming/Context\"), this Java has no javax.naming.Context"
    })
    void oneThatCannotBeOpenedIsTheFailureOfTheFile(String thrown, String told) throws IOException {
        Path plugins = plugin(
                "a.jar",
                "Shelf",
                "shelf",
                "Throwable failure = " + thrown + "; Shelf.<RuntimeException>throwIt(failure);");

        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--plugins", plugins, "--adapter=shelf")
                .run();

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("family.cc5txt was not imported", "opening the adapter shelf", told);
    }

    /** What one writes into its own exceptions is its author's, and may hold anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "java.net.URLEncoder.encode(%s, java.nio.charset.StandardCharsets.UTF_8)",
                "Base64.getEncoder().encodeToString((\"x\" + %s).getBytes())",
                "Base64.getUrlEncoder().encodeToString(%s.getBytes())"
            })
    void whatOneSaysIsShownWithoutSecrets(String encoded) throws IOException {
        String said = encoded.formatted("settings.secret(\"api-key\").get()") + " + \" and \" + "
                + encoded.formatted("slot.url().reveal()");
        Path plugins = PluginJar.write(
                directory.resolve("plugins"),
                "a.jar",
                "Shelf",
                "shelf",
                "",
                "if (true) throw new RefusedException(Explanation.of(Step.UPLOAD, \"it said \" + " + said
                        + ", \"\"));");

        for (String format : List.of("--json", "--quiet")) {
            CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                    .with("--plugins", plugins, "--adapter=shelf", format)
                    .run();

            assertThat(run.exit()).as(run.err()).isEqualTo(5);
            assertThat(run.all()).contains("it said ", "<redacted>");
            assertThat(SecretSearch.of(Canaries.all()).find(run.all())).isEmpty();
        }
    }

    @Test
    void pluginsThatCannotBeReadAreNamed() {
        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", directory.resolve("none"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none cannot be read");
    }
}
