package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over one file: which row may come when (PLATFORM F1, F7, F8). */
final class Reading {
    private static final int UPSERT = 10;
    private static final int DELETE = 90;
    private static final int FOOTER = 99;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LineScanner lines;
    private final SyncFileHandler handler;
    private final Problems problems;
    private final HeaderParser headerRows;
    private Optional<Header> header = Optional.empty();
    private @Nullable DataRows dataRows;

    private long upsertRows;
    private long deleteRows;
    private long badRows;
    private boolean anyRow;
    private boolean footer;
    private boolean complete;
    private long lastLine;
    private Line.Ending firstEnding = Line.Ending.NONE;
    private boolean endingsMixed;

    Reading(InputStream in, SyncFileHandler handler) {
        this.lines = new LineScanner(in);
        this.handler = handler;
        this.problems = new Problems(handler);
        this.headerRows = new HeaderParser(problems);
    }

    /** Reads all of the file. */
    Summary toTheEnd() throws IOException {
        begin();
        while (!problems.stopped() && !complete) {
            step();
        }
        return summary(footer);
    }

    /** Reads the rows 00 to 03. */
    Summary toTheEndOfTheHeader() throws IOException {
        begin();
        while (!problems.stopped() && !complete && headerRows.isOpen()) {
            step();
        }
        return summary(header.isPresent());
    }

    private void begin() throws IOException {
        byte[] first = lines.peek(FileKind.BYTES);
        Optional<FileKind> other = FileKind.of(first);
        if (other.isPresent()) {
            String found = "not a sync file: it looks like " + other.get().name();
            String expected =
                    "plain text in UTF-8 that begins with 00|; " + other.get().remedy();
            problems.structure("F8", 0, "", found, expected);
            problems.stop();
        } else if (beginsWithByteOrderMark(first)) {
            lines.skip(BYTE_ORDER_MARK.length);
            String expected = "UTF-8 without it: save the file as \"UTF-8\", not as \"UTF-8 with BOM\"";
            problems.structure("F8", 1, "", "a byte order mark (EF BB BF) before the first row", expected);
        }
    }

    private static boolean beginsWithByteOrderMark(byte[] first) {
        int mark = BYTE_ORDER_MARK.length;
        return first.length >= mark && Arrays.equals(first, 0, mark, BYTE_ORDER_MARK, 0, mark);
    }

    private void step() throws IOException {
        Line line = lines.next();
        if (line == null) {
            complete = true;
            end();
            return;
        }
        lastLine = line.number();
        checkEnding(line);
        if (footer) {
            String found = line.isBlank() ? "a blank line" : Shown.quote(line.beginning());
            problems.structure("F8", lastLine, "", found, "the end of the file: nothing follows row 99");
            problems.stop();
        } else if (line.isBlank()) {
            problems.structure("F8", lastLine, "", "a blank line", "a row: there are no blank lines in a sync file");
        } else {
            row(line);
        }
    }

    private void checkEnding(Line line) {
        if (line.ending() == firstEnding || line.ending() == Line.Ending.NONE || endingsMixed) {
            return;
        }
        if (firstEnding == Line.Ending.NONE) {
            firstEnding = line.ending();
            return;
        }
        endingsMixed = true;
        String expected = "lines that all end alike; the first line ends with " + firstEnding;
        problems.structure("F8", line.number(), "", "a line that ends with " + line.ending(), expected);
    }

    private void row(Line line) {
        int type = line.rowType();
        if (type == Line.NO_ROW && !anyRow) {
            String found = "not a sync file: its first line is " + Shown.quote(line.beginning());
            problems.structure("F1", line.number(), "", found, "a first line that begins with 00|");
            problems.stop();
            return;
        }
        anyRow = true;
        if (HeaderParser.isRow(type)) {
            headerRow(line);
        } else if (type == UPSERT || type == DELETE || type == FOOTER) {
            if (headerRows.isOpen()) {
                headerRows.cutOff(line.number(), "row " + type);
            }
            if (type == FOOTER) {
                footerRow(line);
            } else {
                dataRow(line, type);
            }
        } else {
            String found = type == Line.NO_ROW ? Shown.quote(line.beginning()) : "row type " + twoDigits(type);
            String expected = "a line that begins with 10|, 90| or 99|; a line break inside a value is written #Enter#";
            problems.structure("F1", line.number(), "", found, expected);
        }
    }

    private static String twoDigits(int type) {
        return type < 10 ? "0" + type : Integer.toString(type);
    }

    private void headerRow(Line line) {
        if (line.flaw() != null) {
            problems.structure(
                    "F8", line.number(), "", line.flaw().found(), line.flaw().expected());
        }
        boolean wasOpen = headerRows.isOpen();
        headerRows.accept(line);
        if (wasOpen && !problems.stopped()) {
            header = headerRows.header();
            header.ifPresent(found -> {
                dataRows = new DataRows(found, problems, handler);
                handler.header(found);
            });
        }
    }

    private void dataRow(Line line, int type) {
        boolean upsert = type == UPSERT;
        if (upsert) {
            upsertRows++;
        } else {
            deleteRows++;
        }
        boolean right = true;
        if (line.flaw() != null) {
            problems.row(
                    "F8", line.number(), "", line.flaw().found(), line.flaw().expected());
            right = false;
        } else if (dataRows != null) {
            right = upsert ? dataRows.upsert(line) : dataRows.delete(line);
        }
        badRows += right ? 0 : 1;
    }

    private void footerRow(Line line) {
        footer = true;
        if (line.flaw() != null) {
            problems.structure(
                    "F8", line.number(), "", line.flaw().found(), line.flaw().expected());
        } else {
            Footer.check(line, upsertRows, deleteRows, problems);
        }
    }

    private void end() {
        String found = lastLine == 0 ? "an empty file" : "the end of the file after this line";
        if (headerRows.isOpen()) {
            headerRows.cutOff(lastLine, found);
        } else if (!footer) {
            long rows = upsertRows + deleteRows;
            problems.structure(
                    "F1",
                    lastLine,
                    "",
                    found,
                    "row 99 as the last line, here 99|" + rows + "; perhaps the file was cut off and rows are missing");
        }
    }

    private Summary summary(boolean allWasThere) {
        return new Summary(
                header,
                dataRows == null ? 0 : dataRows.upserts(),
                dataRows == null ? 0 : dataRows.deletes(),
                badRows,
                problems.errors(),
                problems.warnings(),
                problems.structureOk() && allWasThere,
                complete);
    }
}
