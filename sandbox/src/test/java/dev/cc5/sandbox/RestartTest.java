package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lives in the data directory, and how long. */
class RestartTest {
    @TempDir
    private Path directory;

    private Sandbox start(Duration pace) {
        return Sandbox.start(
                SandboxSettings.builder().dataDirectory(directory).pace(pace).build());
    }

    @Test
    void remembersEverything() {
        JsonNode slot;
        String apiKey;
        Client.Reply ended;
        try (Sandbox sandbox = start(Duration.ZERO)) {
            Client client = new Client(sandbox);
            apiKey = sandbox.apiKey();
            slot = client.slot(SyncFile.FAMILY);
            client.put(
                    slot.get("Url").asText(),
                    SyncFile.families().row("f1|Doe|x|0").row("f2|Roe|4|0").text());
            ended = client.importNow(slot);
        }
        try (Sandbox sandbox = start(Duration.ZERO)) {
            Client client = new Client(sandbox);

            assertThat(sandbox.apiKey()).isEqualTo(apiKey);
            assertThat(client.status(slot).data().get("Errors"))
                    .isEqualTo(ended.data().get("Errors"));
            assertThat(client.withoutUrl(client.importNow(slot))).isEqualTo(client.withoutUrl(ended));
            assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(1);
        }
    }

    @Test
    void startsAnImportAgainThatAStopLeftWithoutAnEnd() throws Exception {
        JsonNode waiting;
        JsonNode running;
        try (Sandbox sandbox = start(Duration.ofHours(1))) {
            Client client = new Client(sandbox);
            waiting = client.slot(SyncFile.FAMILY);
            client.put(
                    waiting.get("Url").asText(),
                    SyncFile.families().row("f1|Doe|4|0").text());
            client.importInBackground(waiting);
        }
        try (Sandbox sandbox = start(Duration.ofSeconds(2))) {
            Client client = new Client(sandbox);
            running = waiting;
            while (!client.status(running).data().get("Status").asText().equals("Processing")) {
                Thread.sleep(10);
            }
        }
        try (Sandbox sandbox = start(Duration.ZERO)) {
            Client client = new Client(sandbox);

            JsonNode end = client.awaitEnd(running).data();

            assertThat(end.get("Status").asText()).isEqualTo("Completed");
            assertThat(end.at("/Rows/Upserted").asLong()).isEqualTo(1);
            assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(1);
        }
    }

    @Test
    void keepsItsSecretsForItsOwner() throws IOException {
        Path own = directory.resolve("own");
        try (Sandbox sandbox =
                Sandbox.start(SandboxSettings.builder().dataDirectory(own).build())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("secrets.properties"))))
                    .isEqualTo("rw-------");
            assertThat(sandbox.toString()).doesNotContain(sandbox.apiKey(), sandbox.secretKey());
        }
    }

    @Test
    void lendsADataDirectoryToOneSandboxOnly() {
        try (Sandbox first = start(Duration.ZERO)) {
            assertThatThrownBy(() -> start(Duration.ZERO))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining(first.dataDirectory().toString());
        }
        start(Duration.ZERO).close();
    }

    @Test
    void removesATemporaryDirectory() {
        Path temporary;
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            temporary = sandbox.dataDirectory();
            assertThat(temporary).isDirectory();
        }
        assertThat(temporary).doesNotExist();
    }

    @Test
    void closesTwice() {
        Sandbox sandbox = start(Duration.ZERO);
        sandbox.close();
        sandbox.close();
    }

    @Test
    void usesTheKeyThatItIsGiven() {
        try (Sandbox sandbox =
                Sandbox.start(SandboxSettings.builder().apiKey("given").build())) {
            assertThat(sandbox.apiKey()).isEqualTo("given");
            assertThat(new Client(sandbox).post("/status/refresh", "{}").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void saysWhichPortIsTakenAndLeavesNothingOpen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Sandbox.start(SandboxSettings.builder()
                            .dataDirectory(directory)
                            .portalPort(port)
                            .build()))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("portal's port " + port);
            assertThatThrownBy(() -> Sandbox.start(SandboxSettings.builder()
                            .dataDirectory(directory)
                            .s3Port(port)
                            .build()))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("S3's port " + port);
        }
        start(Duration.ZERO).close();
    }

    @Test
    void saysWhenTheDataDirectoryIsNone() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Sandbox.start(
                        SandboxSettings.builder().dataDirectory(file).build()))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(file.toString());
    }
}
