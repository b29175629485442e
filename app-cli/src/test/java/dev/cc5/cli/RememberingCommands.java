package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that remember their imports in one directory.
 *
 * @param portal that they import into
 * @param state the directory
 */
record RememberingCommands(ScriptedPortal portal, Path state) {
    private static final Pattern RESUME = Pattern.compile("cc5 resume ([a-z2-9]{12})");

    CommandRun.Line importing(Object... arguments) {
        return portal.importing(arguments).env("CC5_STATE_DIR", state);
    }

    /** A command that knows the key and the directory, and nothing else. */
    CommandRun.Line knowingLittle(String... arguments) {
        return CommandRun.of(arguments).env("CC5_STATE_DIR", state).env("CC5_API_KEY", ScriptedPortal.KEY);
    }

    /** The job that a command names to be resumed. */
    static String job(CommandRun run) {
        Matcher matcher = RESUME.matcher(run.err());
        assertThat(matcher.find()).as(run.err()).isTrue();
        return matcher.group(1);
    }

    static void assertGood(CommandRun run) {
        assertThat(run.exit()).as(run.all()).isZero();
    }
}
