package dev.cc5.syncfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A part of a file that was read ahead, beginning with a line where it can, and what was found in it meanwhile. */
final class BlockAhead {
    /** What is worth a helper's start. */
    private static final int LENGTH = 256 << 10;
    /** What is read at once stays in a processor's nearer caches. */
    private static final int PIECE = 64 << 10;

    private final byte[] bytes = new byte[LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private int length;
    /** Behind the last line feed; what follows begins the next block. */
    private int end;

    private @Nullable QuickRows rows;
    private @Nullable FutureTask<Integer> task;

    /** Reads as much as there is room for, behind what the block before had no end for; says whether there may be more. */
    boolean read(ReadableByteChannel in, @Nullable BlockAhead before) throws IOException {
        int begun = 0;
        if (before != null) {
            begun = before.length - before.end;
            System.arraycopy(before.bytes, before.end, bytes, 0, begun);
        }
        length = begun;
        boolean more = true;
        while (more && length < LENGTH) {
            buffer.limit(Math.min(LENGTH, length + PIECE)).position(length);
            int count = in.read(buffer);
            more = count >= 0;
            length += Math.max(count, 0);
        }
        int lines = more ? QuickRows.end(bytes, 0, length) : length;
        end = lines == 0 ? length : lines;
        task = null;
        return more;
    }

    /** Makes a task that looks at the rows, for whoever runs it first. */
    Runnable task(QuickRows quickRows) {
        QuickRows own = rows == null ? quickRows.another() : rows;
        rows = own;
        FutureTask<Integer> made = new FutureTask<>(() -> own.passOver(bytes, 0, QuickRows.end(bytes, 0, end)));
        task = made;
        return made;
    }

    /** Does the task, unless somebody has begun it; says whether it is done now. */
    boolean help() {
        if (task == null) {
            return true;
        }
        task.run();
        return task.isDone();
    }

    /**
     * Gives the block to a reading, without the rows that the task has looked at.
     *
     * @throws InterruptedException while somebody else is at the task
     */
    void into(Reading reading) throws InterruptedException {
        FutureTask<Integer> made = task;
        if (made == null || rows == null) {
            reading.update(bytes, 0, end);
            return;
        }
        try {
            reading.update(bytes, end, made.get(), rows);
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking at rows ahead failed", e);
        }
    }
}
