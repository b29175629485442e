package dev.cc5.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The built distribution, run as a process of its own in an environment that holds nothing but what a test puts in. What
 * it writes is kept in {@link Outputs}.
 */
final class PackagedCommand {
    static final Path HOME = Path.of("target", "cc5").toAbsolutePath();

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path out;
    private final Path err;

    private PackagedCommand(List<String> command) throws IOException {
        this.command.addAll(command);
        this.out = Outputs.newFile("out");
        this.err = Outputs.newFile("err");
        env("PATH", System.getenv("PATH"));
        env("JAVA_HOME", System.getProperty("java.home"));
        env("CC5_NO_ARCHIVE", "1");
        env("CC5_STATE_DIR", Outputs.newState());
    }

    static PackagedCommand of(Object... arguments) throws IOException {
        return at(HOME.resolve("bin/cc5"), arguments);
    }

    /** Started by another path. */
    static PackagedCommand at(Path launcher, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new PackagedCommand(command);
    }

    /** Started by a shell line, in which {@code cc5} is the command. */
    static PackagedCommand shell(String line) throws IOException {
        return new PackagedCommand(List.of("/bin/sh", "-c", "cc5() { '" + HOME + "/bin/cc5' \"$@\"; }; " + line));
    }

    /** That imports into the portal at this address. */
    static PackagedCommand importing(String portal, Object... files) throws IOException {
        PackagedCommand command = of("import").to(portal);
        for (Object file : files) {
            command.command.add(file.toString());
        }
        return command;
    }

    /** With the address of a portal and the right key, and without long pauses. */
    PackagedCommand to(String portal) {
        return env("CC5_PORTAL", portal).env("CC5_API_KEY", ScriptedPortal.KEY).env("CC5_POLL_INTERVAL", "10ms..50ms");
    }

    PackagedCommand env(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    PackagedCommand without(String name) {
        environment.remove(name);
        return this;
    }

    Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end, for two minutes at most. */
    CommandRun run() throws IOException, InterruptedException {
        return ended(start());
    }

    CommandRun ended(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("It did not end: " + outSoFar() + errSoFar());
        }
        return new CommandRun(process.exitValue(), outSoFar(), errSoFar());
    }

    String outSoFar() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String errSoFar() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }
}
