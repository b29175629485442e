package dev.cc5.s3;

import dev.cc5.model.Deadline;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Sent;
import dev.cc5.model.SourceFile;
import dev.cc5.port.ByteCounter;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.Optional;

/**
 * One PUT over one connection. Runs on the calling thread, which reads the source, keeps a few blocks under way, and
 * watches: nothing on the event loop ever waits for a disk, and a blocked event loop does not blind the watch.
 */
final class Transfer {
    static final int BLOCK = 256 * 1024;

    private static final int BLOCKS_UNDER_WAY = 3;

    /** In bytes per second: no line that anybody uploads over is much slower. */
    private static final double SLOWEST_PACE = 16 * 1024;

    private static final int MARGIN = 3;

    /** How long an answer may take that was due before the body's end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final UploadSettings settings;
    private final Connection connection;
    private final Exchange exchange;
    private final SignedPut head;
    private final SourceFile source;
    private final ByteCounter counter;
    private final Failures failures;
    private final Deadline deadline;
    private final StallWatch watch;
    private final long started = System.nanoTime();

    Transfer(
            UploadSettings settings,
            Connection connection,
            SignedPut head,
            SourceFile source,
            ByteCounter counter,
            Failures failures,
            Deadline deadline) {
        this.settings = settings;
        this.connection = connection;
        this.exchange = connection.exchange();
        this.head = head;
        this.source = source;
        this.counter = counter;
        this.failures = failures;
        this.deadline = deadline;
        this.watch = new StallWatch(connection, settings.idleTimeout(), failures, deadline);
    }

    /** Sends all of it and returns the answer; nothing when the connection had died while it was idle. */
    Optional<Answer> run() throws InterruptedException {
        connection.begin();
        try (SourceBlocks blocks = new SourceBlocks(source, connection, failures)) {
            send(blocks);
            watch.await(() -> exchange.blocksInFlight() == 0 || exchange.sendingIsOver());
            report();
            awaitAnswer();
        }
        return answer();
    }

    /** Whether the connection is good for another upload. */
    boolean leavesConnectionGood() {
        return exchange.sent() == source.size()
                && exchange.answer()
                        .filter(answer -> answer.whole() && answer.keptAlive())
                        .isPresent();
    }

    private void send(SourceBlocks blocks) throws InterruptedException {
        long size = source.size();
        if (size > BLOCK) {
            connection.send(
                    new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, head.target(), head.headers()), 0);
        }
        long left = size;
        do {
            watch.await(() -> exchange.blocksInFlight() < BLOCKS_UNDER_WAY || exchange.sendingIsOver());
            report();
            if (exchange.sendingIsOver()) {
                return;
            }
            int length = (int) Math.min(BLOCK, left);
            left -= length;
            send(blocks.next(length, left == 0), length, left == 0);
        } while (left > 0);
    }

    private void send(ByteBuf block, int length, boolean last) {
        if (source.size() <= BLOCK) {
            connection.send(
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1,
                            HttpMethod.PUT,
                            head.target(),
                            block,
                            head.headers(),
                            EmptyHttpHeaders.INSTANCE),
                    length);
        } else {
            connection.send(last ? new DefaultLastHttpContent(block) : new DefaultHttpContent(block), length);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        boolean allSent = exchange.sent() == source.size();
        Duration patience = allSent ? settings.answerTimeout().plus(draining()) : LAST_WORDS;
        boolean begun =
                exchange.await(() -> exchange.answerHasBegun() || exchange.answerIsOver(), deadline.atMost(patience));
        failures.check(deadline);
        if (!begun && allSent) {
            throw failures.network("there was no answer within " + Failures.words(patience), Sent.MAYBE, null);
        }
        exchange.await(exchange::answerIsOver, deadline.atMost(settings.idleTimeout()));
    }

    /**
     * How long the bytes need that the operating system took and may still hold, at the pace at which the others left.
     * A guess with a margin: it tells nobody how many they are.
     */
    private Duration draining() {
        double held = connection.sendBuffer();
        double left = exchange.sent() - held;
        if (left <= 0) {
            return Duration.ZERO;
        }
        double seconds = MARGIN * (System.nanoTime() - started) / 1e9 * held / left;
        return Duration.ofMillis((long) (1000 * Math.min(seconds, held / SLOWEST_PACE)));
    }

    private Optional<Answer> answer() {
        Optional<Answer> answer = exchange.answer();
        long sent = exchange.sent();
        if (answer.isEmpty()) {
            return brokenWithoutAnswer(sent);
        }
        if (answer.get().isSuccess() && sent < source.size()) {
            throw failures.network(
                    "the other side said yes after " + sent + " of " + source.size() + " bytes", Sent.MAYBE, null);
        }
        if (answer.get().isSuccess() && !answer.get().whole()) {
            throw failures.network("the answer broke off", Sent.MAYBE, exchange.failure());
        }
        return answer;
    }

    private Optional<Answer> brokenWithoutAnswer(long sent) {
        Throwable cause = exchange.failure();
        if (cause instanceof UnreadableAnswerException) {
            throw new ProtocolException(
                    failures.explain(
                            "the answer is not HTTP (" + Failures.reason(cause) + ")",
                            "Check what answers at that host."),
                    cause);
        }
        if (connection.isReused()) {
            return Optional.empty();
        }
        throw failures.network(
                "the connection broke after " + sent + " of " + source.size() + " bytes (" + Failures.reason(cause)
                        + ")",
                Sent.MAYBE,
                cause);
    }

    private void report() {
        counter.sent(exchange.sent());
    }
}
