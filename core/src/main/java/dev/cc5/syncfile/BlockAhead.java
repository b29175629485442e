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
    static final int LENGTH = 256 << 10;
    /** What is read at once stays in a processor's nearer caches. */
    private static final int PIECE = 64 << 10;

    /** Not on the heap: the operating system would write it elsewhere first. */
    private final ByteBuffer block = ByteBuffer.allocateDirect(LENGTH);

    private int length;
    /** Behind the last line feed; what follows begins the next block. */
    private int end;

    private @Nullable QuickRows rows;
    private @Nullable FutureTask<Integer> task;

    /** Reads as much as there is room for, behind what the block before had no end for; says whether there may be more. */
    boolean read(ReadableByteChannel in, @Nullable BlockAhead before) throws IOException {
        block.clear();
        if (before != null) {
            block.put(before.block.duplicate().limit(before.length).position(before.end));
        }
        length = block.position();
        boolean more = true;
        while (more && length < LENGTH) {
            block.limit(Math.min(LENGTH, length + PIECE));
            int count = in.read(block);
            more = count >= 0;
            length += Math.max(count, 0);
        }
        int lines = more ? QuickRows.end(block, 0, length) : length;
        end = lines == 0 ? length : lines;
        task = null;
        return more;
    }

    /** Makes a task that looks at the rows, for whoever runs it first. */
    Runnable task(QuickRows quickRows) {
        QuickRows own = rows == null ? quickRows.another() : rows;
        rows = own;
        FutureTask<Integer> made = new FutureTask<>(() -> own.passOver(block, 0, QuickRows.end(block, 0, end)));
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
     * @param room for the rest, of {@link #LENGTH}
     * @throws InterruptedException while somebody else is at the task
     */
    void into(Reading reading, byte[] room) throws InterruptedException {
        int from = 0;
        FutureTask<Integer> made = task;
        if (made != null && rows != null) {
            int passedOver = result(made);
            if (reading.quickRows() != null) {
                reading.passOver(passedOver, rows);
                from = passedOver;
            }
        }
        block.get(from, room, 0, end - from);
        reading.update(room, 0, end - from);
    }

    private static int result(FutureTask<Integer> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking at rows ahead failed", e);
        }
    }
}
