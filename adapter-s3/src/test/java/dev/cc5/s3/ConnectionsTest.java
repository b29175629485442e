package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How connections are kept and used again. */
class ConnectionsTest {
    @Test
    void usesAConnectionAgain() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            s3.put("one");
            s3.put("two");
            s3.put(TestSource.ofSize(1_000_000));
            s3.put("four");

            assertThat(s3.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesAConnectionAgainAfterARefusalOfAWholeBody() {
        try (TestUploads s3 = TestUploads.answering(TestUploads.error(503, "SlowDown", "Slow"), Answer.status(200))) {
            assertThatThrownBy(() -> s3.put("one")).isInstanceOf(TemporaryException.class);
            s3.put("two");

            assertThat(s3.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesNoConnectionAgainThatIsToBeClosed() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200).header("Connection", "close"))) {
            s3.put("one");
            s3.put("two");

            assertThat(s3.server.requests()).extracting(Request::connection).containsExactly(1, 2);
        }
    }

    @Test
    void triesOnceMoreAtOnceWhereAKeptConnectionHadDied() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200), Answer.reset(), Answer.status(200))) {
            s3.put("one");
            s3.put("two");

            assertThat(s3.server.requests()).extracting(Request::connection).containsExactly(1, 1, 2);
            assertThat(s3.server.requests().get(2).bodyText()).isEqualTo("two");
        }
    }

    @Test
    void triesNoThirdTime() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200), Answer.reset())) {
            s3.put("one");
            assertThatThrownBy(() -> s3.put("two")).isInstanceOf(TemporaryException.class);

            assertThat(s3.server.requests()).hasSize(3);
        }
    }

    @Test
    void usesNoConnectionAgainOnWhichMoreCameThanWasAskedFor() {
        Answer twice = exchange -> {
            exchange.readBody();
            exchange.write(
                    "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n".repeat(2).getBytes(StandardCharsets.US_ASCII));
        };
        try (TestUploads s3 = TestUploads.answering(twice, Answer.status(500))) {
            s3.put("one");
            s3.server.awaitRequest(1).awaitOver();

            assertThatThrownBy(() -> s3.put("two")).isInstanceOf(TemporaryException.class);
        }
    }

    @Test
    void runsNoMoreUploadsAtOnceThanIsAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Answer counting = exchange -> {
            exchange.readBody();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            exchange.pause(Duration.ofMillis(20));
            running.decrementAndGet();
            Answer.status(200).play(exchange);
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestUploads s3 = TestUploads.configured(settings -> settings.maxConnections(2), counting)) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[16];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.runAsync(() -> s3.put("x"), threads);
            }
            CompletableFuture.allOf(all).join();

            assertThat(most).hasValue(2);
            assertThat(s3.server.connections()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @RepeatedTest(20)
    void closingCancelsWhatIsUnderWay() {
        TestUploads s3 = TestUploads.answering(Answer.never());
        CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> s3.put("x"));
        s3.server.awaitRequest(1);

        s3.uploads.close();

        assertThat(upload).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(upload::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ImportCancelledException.class);
        assertThatThrownBy(() -> s3.put("y")).isInstanceOf(ImportCancelledException.class);
        s3.server.close();
    }
}
