package dev.cc5.syncfile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one file, which is given block by block. Rows that are as they should be are left to {@link QuickRows};
 * every other line goes to {@link RowOrder}.
 */
final class Reading {
    private static final int NOT_KNOWN = -1;

    private final boolean headerOnly;
    private final Problems problems;
    private final RowOrder rows;
    private final LineScanner lines = new LineScanner();
    /** The file's first bytes, until they are enough to tell what it is. */
    private final byte[] first = new byte[FileStart.BYTES];

    private int firstLength;

    private Reading(SyncFileHandler handler, boolean headerOnly, @Nullable KeyWatch keys) {
        this.headerOnly = headerOnly;
        this.problems = new Problems(handler);
        this.rows = new RowOrder(problems, handler, keys);
    }

    static Reading ofAll(SyncFileHandler handler) {
        return new Reading(handler, false, null);
    }

    static Reading ofAll(SyncFileHandler handler, KeyWatch keys) {
        return new Reading(handler, false, keys);
    }

    static Reading ofHeader(SyncFileHandler handler) {
        return new Reading(handler, true, null);
    }

    /** Reads on. */
    void update(byte[] bytes, int from, int to) {
        int at = from;
        if (firstLength < first.length) {
            int count = Math.min(first.length - firstLength, to - from);
            System.arraycopy(bytes, from, first, firstLength, count);
            firstLength += count;
            at += count;
            if (firstLength < first.length) {
                return;
            }
            begin();
        }
        block(bytes, at, to);
    }

    /** Leaves out the next bytes, rows over which somebody has passed, who still knows how many. */
    void passOver(int bytes, QuickRows quick) {
        lines.passOver(bytes, quick.upserts() + quick.deletes());
        rows.passOver(quick);
    }

    /** What passes over the rows that come now; null when they are to be read one by one. */
    @Nullable
    QuickRows quickRows() {
        return lines.isAtBeginning() ? rows.quickRows() : null;
    }

    /** Whether nothing more of the file matters. */
    boolean isDone() {
        return problems.stopped() || headerOnly && !rows.areInHeader();
    }

    /** What was read, the file being at its end unless enough was read before. */
    Summary finish() {
        if (firstLength < first.length) {
            begin();
        }
        Line line = isDone() ? null : lines.last();
        if (line != null) {
            rows.accept(line);
        }
        boolean complete = !isDone();
        if (complete) {
            rows.end();
        }
        return rows.summary(complete, headerOnly);
    }

    private void begin() {
        int skipped = FileStart.check(Arrays.copyOf(first, firstLength), problems);
        lines.skip(skipped);
        block(first, skipped, firstLength);
    }

    private void block(byte[] bytes, int from, int to) {
        lines.give(bytes, from, to);
        ByteBuffer block = ByteBuffer.wrap(bytes);
        int quickEnd = NOT_KNOWN;
        while (!isDone()) {
            QuickRows quick = quickRows();
            if (quick != null) {
                quickEnd = quickEnd == NOT_KNOWN ? QuickRows.end(block, lines.at(), to) : quickEnd;
                passOver(quick.passOver(block, lines.at(), quickEnd) - lines.at(), quick);
            }
            Line line = lines.next();
            if (line == null) {
                return;
            }
            rows.accept(line);
        }
    }
}
