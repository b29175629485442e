package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.model.Tracking;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    private static final Answer FORBIDDEN = Answer.json(403, "{\"message\":\"Forbidden\"}");
    private static final Answer DENIED = TestPortal.refused(403, "Denied", "Permission denied");

    private final AtomicInteger readings = new AtomicInteger();
    private final LoopbackServer server = LoopbackServer.plain();
    private final HttpPortal adapter = HttpPortal.connect(PortalSettings.builder(
                    server.uri("/"),
                    TestPortal.WORKSPACE,
                    TestPortal.BUCKET,
                    ApiKeySource.of(() -> "key-" + readings.incrementAndGet()))
            .build());

    @AfterEach
    void close() {
        adapter.close();
        server.close();
    }

    @Test
    void readsTheKeyOnceForManyCalls() {
        server.on("POST", TestPortal.ASYNC, TestPortal.received());

        startImport();
        startImport();

        assertThat(keysSent()).containsExactly("key-1", "key-1");
    }

    @Test
    void readsTheKeyAgainWhenItIsRefusedAndThenKeepsTheNewOne() {
        server.on("POST", TestPortal.ASYNC, Answer.status(401), TestPortal.received());

        startImport();
        startImport();

        assertThat(keysSent()).containsExactly("key-1", "key-2", "key-2");
    }

    @Test
    void readsTheKeyAgainWhenTheGatewayRefusesIt() {
        server.on("POST", TestPortal.ASYNC, FORBIDDEN, TestPortal.received());

        startImport();

        assertThat(keysSent()).containsExactly("key-1", "key-2");
    }

    @Test
    void givesUpWhenTheNewKeyIsRefusedToo() {
        server.on("POST", TestPortal.ASYNC, TestPortal.refused(401, "Unauthorized", "The key has expired"));

        assertThatThrownBy(this::startImport)
                .isInstanceOf(NotAuthorisedException.class)
                .hasMessageContaining("The key has expired")
                .hasMessageContaining(TestPortal.WORKSPACE);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void readsTheKeyOnceForAllThreadsThatWereRefused() {
        server.onEach(
                "POST",
                TestPortal.ASYNC,
                request -> request.header("x-api-key").orElseThrow().equals("key-1")
                        ? Answer.status(401)
                        : TestPortal.received());

        CompletableFuture<?>[] calls = new CompletableFuture<?>[8];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = CompletableFuture.runAsync(this::startImport);
        }
        CompletableFuture.allOf(calls).join();

        assertThat(readings).hasValue(2);
    }

    @Test
    void waitsForAKeyNoLongerThanTheDeadlineAllows() throws InterruptedException {
        CountDownLatch givenUp = new CountDownLatch(1);
        server.on("GET", TestPortal.STATUS, Answer.status(401));
        PortalSettings settings = PortalSettings.builder(
                        server.uri("/"), TestPortal.WORKSPACE, TestPortal.BUCKET, () -> firstKeyThenNone(givenUp))
                .build();
        try (HttpPortal slow = HttpPortal.connect(settings)) {
            Deadline deadline = Deadline.in(Duration.ofMillis(500));

            assertThatThrownBy(() -> slow.statusChecker().orElseThrow().check(TestPortal.FILE_ID, deadline))
                    .isInstanceOfSatisfying(TemporaryException.class, e -> {
                        assertThat(e.trouble()).isEqualTo(Trouble.DEADLINE);
                        assertThat(e.sent()).isEqualTo(Sent.NO);
                    })
                    .hasMessageContaining("the time was up before the API key could be read");
            assertThat(givenUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private ApiKey firstKeyThenNone(CountDownLatch givenUp) {
        if (readings.incrementAndGet() == 1) {
            return ApiKey.of("key-1");
        }
        try {
            return new CompletableFuture<ApiKey>().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            givenUp.countDown();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void clearsThePermissionCacheOnceWhenPermissionIsDenied() {
        server.on("POST", TestPortal.ASYNC, DENIED, TestPortal.received());
        server.on("POST", TestPortal.REFRESH, TestPortal.received());

        startImport();

        assertThat(server.requests())
                .extracting(Request::path)
                .containsExactly(TestPortal.ASYNC, TestPortal.REFRESH, TestPortal.ASYNC);
        assertThat(server.requests().get(1).header("x-api-key")).contains("key-1");
        assertThat(readings).hasValue(1);
    }

    @Test
    void givesUpWhenPermissionIsStillDenied() {
        server.on("POST", TestPortal.ASYNC, DENIED);
        server.on("POST", TestPortal.REFRESH, TestPortal.received());

        assertThatThrownBy(this::startImport)
                .isInstanceOf(NotAuthorisedException.class)
                .hasMessageContaining("Permission denied");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void tellsOfTheRefusalAndNotOfTheRefreshThatFailed() {
        for (Answer failed : List.of(Answer.status(500), Answer.status(404), Answer.reset())) {
            server.on("POST", TestPortal.ASYNC, DENIED);
            server.on("POST", TestPortal.REFRESH, failed);

            assertThatThrownBy(this::startImport)
                    .isInstanceOf(NotAuthorisedException.class)
                    .hasMessageContaining("Permission denied");
        }
        assertThat(server.requests("POST", TestPortal.ASYNC)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "two words-canary", "canary\u0000", "canary-é"})
    void refusesAKeyThatCannotBeOneWithoutShowingIt(String text) {
        assertThatThrownBy(() -> ApiKey.of(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("API key")
                .hasMessageNotContaining("canary");
    }

    @Test
    void takesAKeyFromAFileWithALineEnd() {
        assertThat(ApiKey.of("abc\r\n")).isEqualTo(ApiKey.of("abc")).hasToString("ApiKey[<redacted>]");
    }

    private void startImport() {
        adapter.fileImporter()
                .orElseThrow()
                .startImport(TestPortal.FILE, Tracking.none(), (refusal, how) -> true, TestPortal.soon());
    }

    private List<String> keysSent() {
        return server.requests().stream()
                .map(request -> request.header("x-api-key").orElseThrow())
                .toList();
    }
}
