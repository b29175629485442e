package dev.cc5.syncfile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Repairs what a program that writes sync files gets wrong without a value being at stake: the byte order mark, the line
 * ends, blank lines, separators at the end of a row, the footer. Values are never touched, so what is left wrong the
 * check will tell.
 */
public final class SyncFileRepair {
    private static final int BUFFER_BYTES = 64 * 1024;
    /** They tell what the file is. */
    private static final int FIRST_BYTES = 4 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final OutputStream out;
    private final boolean addFooter;
    private final Map<Change, Long> changes = new EnumMap<>(Change.class);
    private int fields = -1;
    private int keys = -1;
    private long rows;
    private byte[] footer = {};
    private boolean misplaced;

    /** What can be repaired, with the words for it. */
    public enum Change {
        BYTE_ORDER_MARK("removed the byte order mark"),
        LINE_END("ended lines with LF instead of CR LF"),
        LAST_LINE_END("ended the last line"),
        BLANK_LINE("removed blank lines"),
        TRAILING_SEPARATOR("removed a | from the end of rows"),
        FOOTER_COUNT("corrected the count in row 99"),
        FOOTER_ADDED("added row 99: look whether the file is complete");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        /** What was done, for people. */
        public String words() {
            return words;
        }
    }

    private SyncFileRepair(InputStream in, OutputStream out, boolean addFooter) {
        this.addFooter = addFooter;
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /**
     * Copies a file, repaired. Neither stream is closed.
     *
     * @param addFooter whether a row 99 is added where there is none, which makes a truncated file look complete
     * @return what was changed, and how often; empty when the copy is the same
     * @throws InvalidSyncFileException when it is no sync file but something else
     * @throws UnrepresentableException when a line is longer than 16 MiB
     * @throws IOException when a stream fails
     */
    public static Map<Change, Long> repair(InputStream in, OutputStream out, boolean addFooter) throws IOException {
        SyncFileRepair repair = new SyncFileRepair(in, out, addFooter);
        repair.refuseOther();
        repair.run();
        return repair.changes;
    }

    private void refuseOther() throws IOException {
        in.mark(FIRST_BYTES);
        byte[] first = in.readNBytes(FIRST_BYTES);
        in.reset();
        List<Problem> problems = new ArrayList<>();
        SyncFileReader.readHeader(new ByteArrayInputStream(first), new SyncFileHandler() {
            @Override
            public boolean problem(Problem problem) {
                return problems.add(problem);
            }
        });
        for (Problem problem : problems) {
            if (problem.isNoSyncFile()) {
                throw new InvalidSyncFileException(problem);
            }
        }
    }

    private void run() throws IOException {
        skipByteOrderMark();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) >= 0) {
            if (next == '\n') {
                line(line.toByteArray());
                line.reset();
            } else if (line.size() > LineScanner.LONGEST_LINE) {
                throw new UnrepresentableException(
                        "", "a line of more than 16 MiB after " + rows + " rows", "a shorter one");
            } else {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            changed(Change.LAST_LINE_END);
            line(line.toByteArray());
        }
        writeFooter();
        out.flush();
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            changed(Change.BYTE_ORDER_MARK);
        } else {
            in.reset();
        }
    }

    private void line(byte[] read) throws IOException {
        byte[] line = read;
        if (line.length > 0 && line[line.length - 1] == '\r') {
            changed(Change.LINE_END);
            line = Arrays.copyOf(line, line.length - 1);
        }
        if (line.length == 0) {
            changed(Change.BLANK_LINE);
            return;
        }
        // A footer is held back: it must be the last line, and count what comes before it.
        writeHeldBack();
        int type = type(line);
        switch (type) {
            case 2 -> keys = count(line = withoutTrailing(line, -1));
            case 3 -> fields = count(line = withoutTrailing(line, -1));
            case 10, 90 -> {
                line = withoutTrailing(line, type == 10 ? fields : keys);
                rows++;
            }
            case 99 -> {
                footer = line;
                return;
            }
            default -> {
                // Not ours to judge: the check tells what is wrong with it.
            }
        }
        write(line);
    }

    /** Rows come after a footer: it stays where it is, and the check will say so. */
    private void writeHeldBack() throws IOException {
        if (footer.length > 0) {
            write(footer);
            footer = new byte[0];
            misplaced = true;
        }
    }

    private void writeFooter() throws IOException {
        if (footer.length == 0 && (misplaced || !addFooter)) {
            return; // where one is misplaced a second one would be another fault
        }
        if (footer.length == 0) {
            changed(Change.FOOTER_ADDED);
            write(("99|" + rows).getBytes(StandardCharsets.UTF_8));
            return;
        }
        String[] values = new String(footer, StandardCharsets.UTF_8).split("\\|", -1);
        String count = values.length > 1 ? values[1] : "";
        if (count.equals(Long.toString(rows))) {
            write(footer);
            return;
        }
        changed(Change.FOOTER_COUNT);
        String code = values.length > 2 && !values[2].isEmpty() ? "|" + values[2] : "";
        write(("99|" + rows + code).getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private void changed(Change change) {
        changes.merge(change, 1L, Long::sum);
    }

    /** One {@code |} fewer where the row has one value too many and that is empty; -1 stands for any number. */
    private byte[] withoutTrailing(byte[] line, int wanted) {
        boolean trailing = line[line.length - 1] == '|' && line.length > 3;
        if (!trailing || wanted >= 0 && count(line) != wanted + 1) {
            return line;
        }
        changed(Change.TRAILING_SEPARATOR);
        return Arrays.copyOf(line, line.length - 1);
    }

    /** How many values a row has. */
    private static int count(byte[] line) {
        int count = 0;
        for (byte b : line) {
            if (b == '|') {
                count++;
            }
        }
        return count;
    }

    private static int type(byte[] line) {
        boolean row = line.length > 1
                && Character.isDigit(line[0])
                && Character.isDigit(line[1])
                && (line.length == 2 || line[2] == '|');
        return row ? (line[0] - '0') * 10 + line[1] - '0' : -1;
    }
}
