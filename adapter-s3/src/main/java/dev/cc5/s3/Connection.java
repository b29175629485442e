package dev.cc5.s3;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.handler.codec.http.HttpObject;

/** An open connection, used by one upload at a time. */
final class Connection {
    private final Endpoint endpoint;
    private final Channel channel;
    private final Exchange exchange;
    private Outgoing lastLook = new Outgoing(0, 0, 0);
    private int uses;
    private long idleSince;

    /** How far the block that is just leaving has come, and how much waits in all. */
    private record Outgoing(int block, long ofBlock, long waiting) {}

    Connection(Endpoint endpoint, Channel channel, Exchange exchange) {
        this.endpoint = endpoint;
        this.channel = channel;
        this.exchange = exchange;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Exchange exchange() {
        return exchange;
    }

    /** Takes it into use. */
    void begin() {
        uses++;
        exchange.begin();
        channel.eventLoop().execute(exchange::ask);
    }

    /** Puts it out of use, still open. */
    void end() {
        idleSince = System.nanoTime();
    }

    /** Whether it served another upload before this one, and may have died since without anybody knowing. */
    boolean isReused() {
        return uses > 1;
    }

    /** How long it has been out of use. */
    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** An empty block of memory outside the heap. */
    ByteBuf block(int size) {
        return channel.alloc().directBuffer(size, size);
    }

    /** Sends a part of the request; {@link Exchange#sent()} tells when it has left. */
    void send(HttpObject part, int bodyBytes) {
        exchange.sending();
        // Listens before it writes: a listener that comes late is told late, perhaps after the answer.
        ChannelPromise promise = channel.newPromise();
        promise.addListener(done -> exchange.sent(bodyBytes, done.cause()));
        channel.writeAndFlush(part, promise);
    }

    /** How many bytes the operating system may hold back when it says that it has sent them. */
    int sendBuffer() {
        try {
            return channel.config().getOption(ChannelOption.SO_SNDBUF);
        } catch (ChannelException e) {
            // It has just been closed.
            return 0;
        }
    }

    /**
     * Has a close look taken at whether anything leaves; {@link Exchange#movements()} tells what was seen. The operating
     * system says "writable" only when a good part of its send buffer is free, which on a slow line takes longer than a
     * stall may last: so the look tries to write whatever fits.
     */
    void look() {
        channel.eventLoop().execute(() -> {
            if (channel.isActive() && channel.unsafe() instanceof AbstractNioChannel.NioUnsafe unsafe) {
                unsafe.forceFlush();
            }
            Outgoing now = outgoing(channel.unsafe().outboundBuffer());
            if (!now.equals(lastLook)) {
                lastLook = now;
                exchange.moved();
            }
        });
    }

    private static Outgoing outgoing(ChannelOutboundBuffer buffer) {
        return buffer == null
                ? new Outgoing(0, 0, 0)
                : new Outgoing(
                        System.identityHashCode(buffer.current()),
                        buffer.currentProgress(),
                        buffer.totalPendingWriteBytes());
    }

    void close() {
        channel.close();
    }
}
