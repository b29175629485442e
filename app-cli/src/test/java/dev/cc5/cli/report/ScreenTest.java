package dev.cc5.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.JobStates;
import dev.cc5.cli.job.Stage;
import dev.cc5.cli.settings.Environment;
import dev.cc5.model.Explanation;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.testkit.Canaries;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
    /** Both streams lead to the same terminal. */
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private final PrintStream stream = new PrintStream(seen, true, StandardCharsets.UTF_8);

    private Screen screen(Terminal terminal) {
        return new Screen(stream, stream, terminal);
    }

    private String seen() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theStatusLineMakesRoomForOtherLines() {
        Screen screen = screen(new Terminal(true, true, 80, false));

        screen.status("half done");
        screen.out("a result");
        screen.status("");

        assertThat(seen()).isEqualTo("\r\u001b[Khalf done" + "\r\u001b[K" + "a result\n" + "half done" + "\r\u001b[K");
    }

    @Test
    void thereIsNoStatusLineWhereThereIsNoTerminal() {
        Screen screen = screen(Terminal.NONE);

        screen.status("half done");
        screen.err("a message");

        assertThat(seen()).isEqualTo("a message\n");
    }

    @Test
    void aDumbTerminalGetsNoCodes() {
        for (Map<String, String> environment : List.of(Map.of("TERM", "dumb"), Map.<String, String>of())) {
            Screen screen = screen(Terminal.of(true, true, 80, new Environment(environment)));
            screen.status("half done");
            screen.out(Paint.GOOD, "imported", "  file");
        }

        assertThat(seen()).isEqualTo("imported  file\n".repeat(2));
    }

    @Test
    void aTerminalThatDoesNotKnowItsWidthIsOfTheUsualOne() {
        Terminal unknown = Terminal.of(true, true, 0, new Environment(Map.of("TERM", "xterm")));

        assertThat(unknown.columns()).isEqualTo(80);
        assertThat(new Terminal(true, true, 3, false).columns()).isEqualTo(20);
    }

    @Test
    void coloursAreForTerminalsOnly() {
        screen(new Terminal(true, true, 80, true)).out(Paint.GOOD, "imported", "  file");
        screen(new Terminal(true, true, 80, false)).out(Paint.GOOD, "imported", "  file");
        screen(new Terminal(false, true, 80, true)).out(Paint.GOOD, "imported", "  file");

        assertThat(seen()).isEqualTo("\u001b[32mimported\u001b[0m  file\nimported  file\nimported  file\n");
    }

    @Test
    void nobodyCanMoveTheCursorOrTurnTheLineAround() {
        screen(new Terminal(true, true, 80, true)).out("a\u001b[2Jb\rc\u202ed\u2028e\u0000f\ud800g");

        assertThat(seen()).isEqualTo("a?[2Jb?c?d?e?f?g\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"::error::x", " \t::stop-commands::x", "a ##[group]x", "##[add-mask]x", "##vso[task.complete]x"})
    void nobodyCanCommandWhatReadsTheLogOfABuild(String text) {
        Screen screen = screen(Terminal.NONE);
        screen.out(text);
        screen.err(text);
        new Errors(screen, true).part("", text);
        new Errors(screen, true).defect(new IllegalStateException("one\n" + text));
        new CheckGithub(screen).show(text, new SourceRefusedException(new Explanation("checking", text, "")));

        assertThat(seen().lines().filter(line -> line.stripLeading().startsWith("::")))
                .singleElement()
                .asString()
                .startsWith("::error file=");
        assertThat(seen()).doesNotContain("##[", "##vso[");
    }

    @Test
    void aKeyThatIsTooShortToBeOneSpoilsNoWord() {
        Screen screen = screen(Terminal.NONE);
        screen.hide("k");

        screen.out("Ask for its status");

        assertThat(seen()).isEqualTo("Ask for its status\n");
    }

    @Test
    void aTraceHoldsNoSecret() {
        Screen screen = screen(Terminal.NONE);
        screen.hide(Canaries.API_KEY);
        String url = "https://s3.example.com/k?a=b&X-Amz-Signature=" + Canaries.SIGNATURE;

        new Errors(screen, true)
                .defect(new IllegalStateException(url, new IllegalArgumentException("key " + Canaries.API_KEY)));

        assertThat(seen()).contains("https://s3.example.com/k?<redacted>", "key <redacted>", "ScreenTest.java");
    }

    @Test
    void lettersOfAllScriptsAndPicturesStay() {
        screen(Terminal.NONE).out("Müller 陈美丽 ليلى 🌲");

        assertThat(seen()).isEqualTo("Müller 陈美丽 ليلى 🌲\n");
    }

    @Test
    void longTextIsBrokenForATerminalAndLeftWholeForAFile() {
        Explanation explanation = new Explanation("doing it", "word ".repeat(30).strip(), "");

        new Errors(screen(new Terminal(true, true, 60, false)), false).show("no", explanation);
        assertThat(seen().lines()).allMatch(line -> line.length() < 60).hasSizeGreaterThan(4);

        seen.reset();
        new Errors(screen(Terminal.NONE), false).show("no", explanation);
        assertThat(seen().lines()).hasSize(3);
    }

    @Test
    @Timeout(20)
    void theProgressOfATerminalIsDrawnWithoutAnyEvent() throws InterruptedException {
        JobState job = JobStates.in("family.cc5txt", Stage.IMPORTING);
        try (TerminalProgress progress = new TerminalProgress(screen(new Terminal(true, true, 80, false)), 1)) {
            progress.moved(job);
            while (!seen().contains("importing family.cc5txt  0:01")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        assertThat(seen()).endsWith("\r\u001b[K");
    }

    @Test
    void aStreamThatNobodyReadsStopsNothing() {
        PrintStream closed = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        closed.close();

        new Screen(closed, closed, Terminal.NONE).out("a result");
    }
}
