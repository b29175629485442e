package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CancellingTest {
    private final TestPortal portal = TestPortal.start(settings -> settings.connections(1));

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void endsACallWhenItsThreadIsInterruptedAndLeavesTheFlagSet() throws InterruptedException {
        portal.server.on("POST", TestPortal.ASYNC, Answer.never());
        AtomicBoolean flag = new AtomicBoolean();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(portal::startImport));
            flag.set(Thread.currentThread().isInterrupted());
        });

        caller.start();
        portal.server.awaitRequest(1).awaitComplete();
        caller.interrupt();
        caller.join(5000);

        assertThat(thrown.get()).isInstanceOf(ImportCancelledException.class).hasMessageContaining("resumed");
        assertThat(flag).isTrue();
    }

    @Test
    void sendsNothingOnAThreadThatIsInterruptedAlready() {
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(portal::startImport);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(ImportCancelledException.class);
        assertThat(portal.server.requests()).isEmpty();
    }

    @Test
    void sendsNothingWhenTheTimeIsUp() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());
        Deadline over = Deadline.in(Duration.ZERO);

        TemporaryException ofImport = catchThrowableOfType(TemporaryException.class, () -> portal.startImport(over));
        TemporaryException ofStatus = catchThrowableOfType(
                TemporaryException.class,
                () -> portal.portal.statusChecker().orElseThrow().check(TestPortal.FILE_ID, over));
        portal.requestSlot();

        for (TemporaryException failure : new TemporaryException[] {ofImport, ofStatus}) {
            assertThat(failure.trouble()).isEqualTo(Trouble.DEADLINE);
            assertThat(failure.sent()).isEqualTo(Sent.NO);
        }
        assertThat(portal.server.requests()).hasSize(1);
    }

    @Test
    void givesUpWhenTheJobsTimeIsUpHoweverLongACallMayTake() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.never());

        TemporaryException failure = catchThrowableOfType(
                TemporaryException.class, () -> portal.startImport(Deadline.in(Duration.ofMillis(300))));

        assertThat(failure.trouble()).isEqualTo(Trouble.DEADLINE);
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
    }

    @Test
    void neverSendsLaterWhatWasGivenUpWhileItWaitedForAConnection() throws Exception {
        CompletableFuture<Void> release = new CompletableFuture<>();
        portal.server.on("GET", TestPortal.STATUS, exchange -> {
            release.join();
            Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}").play(exchange);
        });
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.received());
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());
        CompletableFuture<?> first = CompletableFuture.runAsync(portal::check);
        portal.server.awaitRequest(1);

        TemporaryException failure = catchThrowableOfType(
                TemporaryException.class, () -> portal.startImport(Deadline.in(Duration.ofMillis(200))));
        release.complete(null);
        first.get(5, TimeUnit.SECONDS);
        portal.requestSlot();

        assertThat(failure.trouble()).isEqualTo(Trouble.DEADLINE);
        assertThat(failure.sent()).isEqualTo(Sent.NO);
        assertThat(portal.server.requests("POST", TestPortal.ASYNC)).isEmpty();
    }

    @Test
    void refusesToBlockAnEventLoop() {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            vertx.runOnContext(v -> thrown.complete(catchThrowable(portal::check)));

            assertThat(thrown.join())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("event-loop")
                    .hasMessageContaining("executeBlocking");
        } finally {
            vertx.close();
        }
    }

    @Test
    void worksOnAVertxWorkerThread() {
        portal.server.on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));
        Vertx vertx = Vertx.vertx();
        try {
            String word = vertx.executeBlocking(() -> portal.check().word())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

            assertThat(word).isEqualTo("done");
        } finally {
            vertx.close();
        }
    }

    @Test
    void closingEndsWhatIsUnderWayAndTakesNoTime() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.never());
        CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(() -> catchThrowable(portal::startImport));
        portal.server.awaitRequest(1).awaitComplete();

        long begun = System.nanoTime();
        portal.portal.close();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(thrown.join())
                .isInstanceOfSatisfying(
                        TemporaryException.class,
                        failure -> assertThat(failure.sent()).isEqualTo(Sent.MAYBE));
        assertThat(took).isLessThan(Duration.ofMillis(300));
        portal.server.awaitRequest(1).awaitOver();
    }

    @Test
    void saysSoWhenItIsCalledAfterItWasClosed() {
        portal.portal.close();

        assertThatThrownBy(portal::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void servesManyThreadsWithFewConnections() {
        portal.server.on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));

        CompletableFuture<?>[] calls = new CompletableFuture<?>[32];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = CompletableFuture.runAsync(portal::check);
        }
        CompletableFuture.allOf(calls).join();

        assertThat(portal.server.requests()).hasSize(32);
        assertThat(portal.server.connections()).isEqualTo(1);
    }
}
