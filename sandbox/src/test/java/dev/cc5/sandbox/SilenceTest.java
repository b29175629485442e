package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The libraries inside keep their thoughts to themselves, in a program that brings no logging. */
class SilenceTest {
    /** A program that starts a sandbox, lets it refuse something, and ends. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
                Client client = new Client(sandbox);
                client.put(client.slot("x").get("Url").asText() + "0", "hello");
                client.put(sandbox.s3() + "/nothing?accelerate", "hello");
                client.get("/nothing");
            }
        }
    }

    @Test
    void printsNothing() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            // What the JDK itself says of SQLite's native code and of Netty's memory.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
