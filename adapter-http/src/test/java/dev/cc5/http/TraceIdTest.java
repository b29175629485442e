package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Tracking;
import dev.cc5.testkit.LoopbackServer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The trace that a request belongs to. */
class TraceIdTest {
    private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=557abcec3ee5a047;Sampled=1";

    private final AtomicReference<Optional<String>> current = new AtomicReference<>(Optional.empty());
    private final LoopbackServer server = LoopbackServer.plain();
    private final HttpPortal adapter = HttpPortal.connect(PortalSettings.builder(
                    server.uri("/"), TestPortal.WORKSPACE, TestPortal.BUCKET, ApiKeySource.of(() -> "key"))
            .traceId(current::get)
            .build());

    @AfterEach
    void close() {
        adapter.close();
        server.close();
    }

    private Optional<String> sent() {
        server.on("POST", TestPortal.ASYNC, TestPortal.received());
        adapter.fileImporter().orElseThrow().startImport(TestPortal.FILE, Tracking.none(), TestPortal.soon());
        return server.requests().get(server.requests().size() - 1).header("X-Amzn-Trace-Id");
    }

    @Test
    void isHandedOnAsItIsWhenTheRequestIsSent() {
        current.set(Optional.of(TRACE));
        assertThat(sent()).contains(TRACE);

        current.set(Optional.of("Root=1-other"));
        assertThat(sent()).contains("Root=1-other");
    }

    @Test
    void isNotSentWhereThereIsNone() {
        assertThat(sent()).isEmpty();
    }

    @Test
    void isNotSentWhereItIsNoTextOfAHeader() {
        current.set(Optional.of("Root=1\r\nX-Evil: 1"));
        assertThat(sent()).isEmpty();
    }
}
