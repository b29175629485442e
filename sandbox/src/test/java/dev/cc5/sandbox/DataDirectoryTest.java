package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody else plants anything in the data directory or reads what is in it. */
class DataDirectoryTest {
    private static final String SECRETS = "api-key=planted\ns3-access-key=planted\ns3-secret-key=planted\n";

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void name() {
        data = temporary.resolve("data");
    }

    private Sandbox open() {
        return Sandbox.start(SandboxSettings.builder().dataDirectory(data).build());
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining(why);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void isNoSymbolicLink() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(data, elsewhere);

        assertRefused("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void cannotBeWrittenByOthers(String permissions) throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("secrets.properties"), SECRETS);
        permit(data, permissions);

        assertRefused("other users may write");
    }

    @Test
    void belongsToNobodyElse() throws IOException {
        Files.createDirectory(data);
        assumeTrue(isRoot(data), "Only root can give a directory away");
        Files.setAttribute(data, "unix:uid", 12345);

        assertRefused("belongs to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets.properties", "rows.db", "portal.db", "sandbox.lock", "s3", "tls.p12", "ca.pem"})
    void followsNoLinkThatIsPlantedInIt(String name) throws IOException {
        Files.createDirectory(data);
        Path victim = Files.writeString(temporary.resolve("victim"), SECRETS);
        Files.createSymbolicLink(data.resolve(name), victim);

        assertRefused(name);
        assertThat(victim).hasContent(SECRETS);
    }

    @Test
    void takesNoFileOfAnotherUser() throws IOException {
        Files.createDirectory(data);
        Path planted = Files.writeString(data.resolve("secrets.properties"), SECRETS);
        assumeTrue(isRoot(data), "Only root can give a file away");
        Files.setAttribute(planted, "unix:uid", 12345);

        assertRefused("secrets.properties");
    }

    /** A sandbox that was opened before this rule has left them so. */
    @Test
    void isClosedToOthersWhenItWasOpen() throws IOException {
        open().close();
        permit(data, "rwxr-xr-x");

        try (Sandbox again = open()) {
            new Client(again)
                    .importFile(
                            SyncFile.FAMILY,
                            SyncFile.families().row("f1|Doe|4|0").text());
            assertThat(permissions("")).isEqualTo("rwx------");
        }
    }

    @Test
    void keepsRowsAndObjectsForItsOwnerByThemselvesToo() throws IOException {
        try (Sandbox sandbox = open()) {
            new Client(sandbox)
                    .importFile(
                            SyncFile.FAMILY,
                            SyncFile.families().row("f1|Doe|4|0").text());
            for (String name : List.of("rows.db", "rows.db-wal", "portal.db", "secrets.properties")) {
                assertThat(permissions(name)).as(name).isEqualTo("rw-------");
            }
            assertThat(permissions("s3")).isEqualTo("rwx------");
        }
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name)));
    }

    private static boolean isRoot(Path own) throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
    }
}
