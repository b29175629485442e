package dev.cc5.model;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes a content beside whoever reads it: what is read is copied into a few blocks, and helpers hash one after the
 * other. What no helper has done when the blocks run out the reading thread does itself, so it never waits for helpers
 * that are busy, full or shut down, but only for one that is at it.
 */
final class HashAhead {
    private static final int BLOCK = 256 << 10;
    private static final int BLOCKS = 4;

    private final Consumer<Runnable> helpers;
    private final Consumer<ByteBuffer> hash;
    private final Deque<ByteBuffer> full = new ArrayDeque<>();
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int made = 1;
    /** Whether somebody is at a block: they come one after the other. */
    private boolean busy;

    /** What the reading thread fills. */
    private ByteBuffer filling = ByteBuffer.allocate(BLOCK);

    /** @param hash takes what there is of a block, one after the other, from whatever thread */
    HashAhead(Consumer<Runnable> helpers, Consumer<ByteBuffer> hash) {
        this.helpers = helpers;
        this.hash = hash;
    }

    /** Takes what remains in a buffer, which is empty afterwards. */
    void update(ByteBuffer bytes) throws InterruptedIOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), filling.remaining());
            filling.put(bytes.duplicate().limit(bytes.position() + count));
            bytes.position(bytes.position() + count);
            if (!filling.hasRemaining()) {
                handOver();
                filling = emptyBlock();
            }
        }
    }

    /** Says that all was given; when this returns, all is hashed. */
    void finish() throws InterruptedIOException {
        synchronized (this) {
            full.add(filling.flip());
        }
        workOrWait(() -> full.isEmpty() && !busy);
    }

    private void handOver() {
        synchronized (this) {
            full.add(filling.flip());
        }
        try {
            helpers.accept(this::work);
        } catch (RejectedExecutionException none) {
            return; // the reading thread will do it
        }
    }

    private ByteBuffer emptyBlock() throws InterruptedIOException {
        if (made < BLOCKS) {
            made++;
            return ByteBuffer.allocate(BLOCK);
        }
        workOrWait(() -> !free.isEmpty());
        synchronized (this) {
            return free.remove();
        }
    }

    private interface Wish {
        boolean isFulfilled();
    }

    private void workOrWait(Wish wish) throws InterruptedIOException {
        work();
        synchronized (this) {
            try {
                while (!wish.isFulfilled()) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException interrupted = new InterruptedIOException("hashing a file was interrupted");
                interrupted.initCause(e);
                throw interrupted;
            }
        }
    }

    /** Hashes what there is, unless somebody is at it, who then does that too. */
    private void work() {
        for (ByteBuffer block = begin(); block != null; block = begin()) {
            hash.accept(block);
            end(block);
        }
    }

    private synchronized @Nullable ByteBuffer begin() {
        ByteBuffer block = busy ? null : full.poll();
        busy |= block != null;
        return block;
    }

    private synchronized void end(ByteBuffer block) {
        busy = false;
        free.add(block.clear());
        notifyAll();
    }
}
