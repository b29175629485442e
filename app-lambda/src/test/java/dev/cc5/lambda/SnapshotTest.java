package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a snapshot must not hold. */
class SnapshotTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** L30: what a snapshot must not hold is made anew when it is restored. */
    @Test
    void opensNoConnectionBeforeASnapshot() throws IOException {
        TestObject object = world.put("in/snap.cc5txt", "snap");
        int connections = world.portal.connections();
        try (LambdaProcess lambda = world.lambda(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))) {
            lambda.await(lambda.api().checkpoint());
            assertThat(world.portal.connections()).isEqualTo(connections);
            if (Files.isReadable(Path.of("/proc/net/tcp"))) {
                assertThat(connectionsOf(lambda))
                        .as("connections in the snapshot")
                        .isEqualTo(1);
            }
            lambda.api().restore();
            assertThat(lambda.invoke(object.event())).contains("accepted");
            assertThat(lambda.log()).doesNotContain("rehearsal");
        }
    }

    /** How many TCP connections it has. One is the runtime's own, to the Runtime API. */
    private static long connectionsOf(LambdaProcess lambda) throws IOException {
        Set<String> established = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals("01")) {
                    established.add("socket:[" + columns[9] + "]");
                }
            }
        }
        long count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + lambda.pid() + "/fd"))) {
            for (Path descriptor : open) {
                count += established.contains(Files.readSymbolicLink(descriptor).toString()) ? 1 : 0;
            }
        }
        return count;
    }
}
