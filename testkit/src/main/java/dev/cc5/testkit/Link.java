package dev.cc5.testkit;

import java.time.Duration;
import java.util.Optional;

/**
 * What one connection through a {@link FaultProxy} is like. Immutable; begin with {@link #clean()} and spoil it.
 *
 * <p>It works on the streams of TCP, not on its packets: what the network loses and sends again is felt as latency.
 *
 * @param latency how long the first byte of a burst takes, each way; what follows closely comes along with it
 * @param sliceBytes how many bytes are written at once at most, 1 to 16384
 * @param bytesPerSecond how much goes through, each way; 0 for no limit
 * @param end how it breaks, if it does
 */
public record Link(Duration latency, int sliceBytes, long bytesPerSecond, Optional<Break> end) {
    static final int BUFFER = 16 * 1024;

    private static final Link CLEAN = new Link(Duration.ZERO, BUFFER, 0, Optional.empty());

    /** The way a byte goes. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /** What a break looks like to the client. */
    public enum Manner {
        /** Both ends get a TCP reset. */
        RESET,
        /** The client's connection is closed in good order, the server's is given up. */
        CLOSE,
        /** In this direction nothing is taken any more: the sender's buffers fill up. */
        STALL,
        /** In this direction everything is taken, and nothing handed on. */
        SWALLOW
    }

    /**
     * When a link breaks, and how.
     *
     * @param bytes after how many bytes in this direction: instead of handing on the next one
     */
    public record Break(Direction direction, long bytes, Manner manner) {
        public Break {
            if (bytes < 0) {
                throw new IllegalArgumentException("A link breaks after 0 bytes or more, not after " + bytes);
            }
        }
    }

    public Link {
        if (latency.isNegative() || sliceBytes < 1 || sliceBytes > BUFFER || bytesPerSecond < 0) {
            throw new IllegalArgumentException("There is no such link: " + latency + ", slices of " + sliceBytes
                    + " bytes, " + bytesPerSecond + " bytes per second");
        }
    }

    /** One that only hands on. */
    public static Link clean() {
        return CLEAN;
    }

    /** One that takes whatever the client sends and says nothing: the server never hears of it. */
    public static Link blackHole() {
        return CLEAN.breaking(Direction.TO_SERVER, 0, Manner.SWALLOW);
    }

    /** One that is closed as soon as the client has sent a byte. */
    public static Link closed() {
        return CLEAN.breaking(Direction.TO_SERVER, 0, Manner.CLOSE);
    }

    /** One that is reset as soon as the server answers: it has acted, and the client does not know. */
    public static Link droppedAfterAccept() {
        return CLEAN.breaking(Direction.TO_CLIENT, 0, Manner.RESET);
    }

    /** The same, with this latency. */
    public Link withLatency(Duration value) {
        return new Link(value, sliceBytes, bytesPerSecond, end);
    }

    /** The same, in writes of so many bytes at most. */
    public Link inSlicesOf(int bytes) {
        return new Link(latency, bytes, bytesPerSecond, end);
    }

    /** The same, but so slow. */
    public Link withBandwidth(long value) {
        return new Link(latency, sliceBytes, value, end);
    }

    /** The same, but it breaks. */
    public Link breaking(Direction direction, long afterBytes, Manner manner) {
        return new Link(latency, sliceBytes, bytesPerSecond, Optional.of(new Break(direction, afterBytes, manner)));
    }
}
