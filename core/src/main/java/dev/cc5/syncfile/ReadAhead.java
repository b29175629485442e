package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file on more than one thread: helpers look at the rows of blocks ahead, and the reading thread takes what they
 * found in the file's order, so that everything is told as if it had been alone. What no helper has begun when its turn
 * comes the reading thread does itself; so it never waits for helpers that is busy, full or shut down.
 */
final class ReadAhead {
    /** Enough that a helper who is slower or quicker for a while neither stops nor is waited for. */
    private static final int AHEAD = 8;

    private final ReadableByteChannel in;
    private final Reading reading;
    private final Consumer<Runnable> helpers;
    private final Deque<BlockAhead> ahead = new ArrayDeque<>();
    private final Deque<BlockAhead> free = new ArrayDeque<>();
    private final byte[] room = new byte[BlockAhead.LENGTH];
    private @Nullable BlockAhead last;
    private boolean more = true;
    private int most = AHEAD;

    ReadAhead(ReadableByteChannel in, Reading reading, Consumer<Runnable> helpers) {
        this.in = in;
        this.reading = reading;
        this.helpers = helpers;
    }

    Summary toTheEnd() throws IOException {
        while (!reading.isDone()) {
            // Before the rows begin there is nothing that a helper could do.
            while (more && ahead.size() < (reading.quickRows() == null ? 1 : most)) {
                readBlock();
            }
            BlockAhead block = ahead.poll();
            if (block == null) {
                break;
            }
            help(block);
            take(block);
            free.add(block);
        }
        return reading.finish();
    }

    private void readBlock() throws IOException {
        BlockAhead spare = free.poll();
        BlockAhead block = spare == null ? new BlockAhead() : spare;
        more = block.read(in, last);
        last = block;
        ahead.add(block);
        QuickRows quickRows = reading.quickRows();
        if (quickRows != null) {
            offer(block.task(quickRows));
        }
    }

    private void offer(Runnable task) {
        if (most > 1) {
            try {
                helpers.accept(task);
            } catch (RejectedExecutionException none) {
                // No further ahead than helpers come; where none does the block is in the reading thread's caches.
                most = ahead.size();
            }
        }
    }

    /** Looks at blocks until the first has been looked at, and leaves to the helpers what they have begun. */
    private void help(BlockAhead first) {
        boolean done = first.help();
        for (Iterator<BlockAhead> others = ahead.iterator(); !done && others.hasNext(); ) {
            others.next().help();
            done = first.help();
        }
    }

    private void take(BlockAhead block) throws IOException {
        try {
            block.into(reading, room);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("reading a sync file was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
