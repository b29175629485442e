package dev.cc5.s3;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What event loop and calling thread tell each other about one request and its answer: how much has left, what has
 * come back, what broke. The event loop tells, the calling thread waits; everything is guarded by this object.
 */
final class Exchange extends SimpleChannelInboundHandler<HttpObject> {
    private boolean asked;
    private int blocksInFlight;
    private long sent;
    private long movements;
    private IncomingAnswer answer = new IncomingAnswer();
    private @Nullable Throwable broken;
    private boolean closed;

    /** Gets ready for the next request. */
    synchronized void begin() {
        blocksInFlight = 0;
        sent = 0;
        answer = new IncomingAnswer();
    }

    /** From now on an answer is due. On the event loop, so that what was read before is seen to have come unasked. */
    synchronized void ask() {
        asked = true;
    }

    synchronized void sending() {
        blocksInFlight++;
    }

    /** A block has left, or could not. */
    synchronized void sent(int bytes, @Nullable Throwable cause) {
        blocksInFlight--;
        if (cause == null) {
            sent += bytes;
            movements++;
        } else {
            breakWith(cause);
        }
        notifyAll();
    }

    /** Something has left, if not a whole block. */
    synchronized void moved() {
        movements++;
    }

    /** Grows whenever something has left. */
    synchronized long movements() {
        return movements;
    }

    synchronized int blocksInFlight() {
        return blocksInFlight;
    }

    /** How many bytes of the body the operating system has taken. */
    synchronized long sent() {
        return sent;
    }

    /** Whether there is no point in sending more: an answer is coming, or something broke. */
    synchronized boolean sendingIsOver() {
        return answer.hasBegun() || broken != null || closed;
    }

    synchronized boolean answerHasBegun() {
        return answer.hasBegun();
    }

    /** Whether no more of an answer is to be waited for. */
    synchronized boolean answerIsOver() {
        return answer.isOver() || closed;
    }

    /** The answer as far as it has come. */
    synchronized Optional<Answer> answer() {
        return answer.soFar();
    }

    /** What went wrong. */
    synchronized Throwable failure() {
        return broken != null ? broken : new ClosedChannelException();
    }

    /** Waits on the calling thread; false when the limit passed first. */
    synchronized boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    @Override
    protected synchronized void channelRead0(ChannelHandlerContext context, HttpObject part)
            throws UnreadableAnswerException {
        if (part.decoderResult().isFailure()) {
            String why = part.decoderResult().cause().getClass().getSimpleName();
            exceptionCaught(context, new UnreadableAnswerException("it cannot be decoded: " + why));
        } else if (asked) {
            answer.add(part);
            asked = !answer.isOver();
            notifyAll();
        } else {
            // Whatever this is the answer to, it must not become that of the next request.
            context.close();
        }
    }

    @Override
    public synchronized void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        breakWith(cause);
        context.close();
        notifyAll();
    }

    @Override
    public synchronized void channelInactive(ChannelHandlerContext context) {
        closed = true;
        notifyAll();
        context.fireChannelInactive();
    }

    private void breakWith(Throwable cause) {
        if (broken == null) {
            broken = cause;
        }
    }
}
