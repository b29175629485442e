package dev.cc5.cli;

import dev.cc5.cli.report.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command, run in this JVM through its entry point.
 *
 * @param exit its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int exit, String out, String err) {
    /** Everything a user may have seen. */
    String all() {
        return out + err;
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /** A command line, not yet run. */
    static Line of(String... arguments) {
        return new Line(List.of(arguments));
    }

    /** Collects what is around a command. */
    static final class Line {
        private final List<String> arguments;
        private final Map<String, String> environment = new HashMap<>();
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private Terminal terminal = Terminal.NONE;
        private boolean full;

        private Line(List<String> arguments) {
            this.arguments = new ArrayList<>(arguments);
        }

        Line with(Object... more) {
            for (Object argument : more) {
                arguments.add(argument.toString());
            }
            return this;
        }

        Line with(List<String> more) {
            arguments.addAll(more);
            return this;
        }

        Line env(String name, Object value) {
            environment.put(name, value.toString());
            return this;
        }

        Line on(Terminal other) {
            terminal = other;
            return this;
        }

        /** Standard output leads to where nothing can be written. */
        Line withoutRoom() {
            full = true;
            return this;
        }

        /** What was written to standard error so far, while it runs in another thread. */
        String errSoFar() {
            return err.toString(StandardCharsets.UTF_8);
        }

        String outSoFar() {
            return out.toString(StandardCharsets.UTF_8);
        }

        /** Runs it; what it remembers it remembers for itself, unless a test gave it a directory. */
        CommandRun run() {
            environment.computeIfAbsent(
                    "CC5_STATE_DIR", name -> Outputs.newState().toString());
            int exit = new Cli(environment, full ? fullStream() : stream(out), stream(err), terminal, (Path) null)
                    .run(arguments);
            CommandRun run = new CommandRun(exit, outSoFar(), errSoFar());
            Outputs.keep(run.all());
            return run;
        }

        private static PrintStream fullStream() {
            return new PrintStream(
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    },
                    true,
                    StandardCharsets.UTF_8);
        }

        private static PrintStream stream(ByteArrayOutputStream bytes) {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }
    }
}
