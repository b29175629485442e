package dev.cc5.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/** Hashes a content while somebody reads it for another reason; knows the hash once it was read to its end. */
final class HashingChannel implements ReadableByteChannel {
    private final ReadableByteChannel in;
    private final Taker taker;
    private final Result result;
    private final Consumer<ContentHash> told;
    private boolean ended;

    private interface Taker {
        void take(ByteBuffer bytes) throws IOException;
    }

    private interface Result {
        ContentHash get() throws IOException;
    }

    private HashingChannel(ReadableByteChannel in, Taker taker, Result result, Consumer<ContentHash> told) {
        this.in = in;
        this.taker = taker;
        this.result = result;
        this.told = told;
    }

    /** One that hashes in the reading thread, and copies nothing. */
    static HashingChannel alone(ReadableByteChannel in, Consumer<ContentHash> told) {
        ContentHash.Computation computation = new ContentHash.Computation();
        return new HashingChannel(in, computation::update, computation::finish, told);
    }

    /** One that lets helpers hash, and takes 1 MiB of memory. */
    static HashingChannel helped(ReadableByteChannel in, Consumer<Runnable> helpers, Consumer<ContentHash> told) {
        ContentHash.Computation computation = new ContentHash.Computation();
        HashAhead ahead = new HashAhead(helpers, computation::update);
        return new HashingChannel(
                in,
                ahead::update,
                () -> {
                    ahead.finish();
                    return computation.finish();
                },
                told);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int begin = target.position();
        int count = in.read(target);
        if (count > 0) {
            taker.take(target.duplicate().position(begin).limit(begin + count));
        } else if (count < 0 && !ended) {
            ended = true;
            told.accept(result.get());
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return in.isOpen();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
