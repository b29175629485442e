package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over one file: which row may come when (PLATFORM F1, F8). */
final class Reading {
    private static final int UPSERT = 10;
    private static final int DELETE = 90;
    private static final int FOOTER = 99;

    private final LineScanner lines;
    private final SyncFileHandler handler;
    private final Problems problems;
    private final LineEndings endings;
    private final HeaderParser headerRows;
    private Optional<Header> header = Optional.empty();
    /** There from the end of a right header on; the rows after a wrong one are counted only. */
    private @Nullable DataRows dataRows;

    private long upsertRows;
    private long deleteRows;
    private long badRows;
    private long lastLine;
    private boolean anyRow;
    private boolean footer;
    private boolean complete;

    Reading(InputStream in, SyncFileHandler handler) {
        this.lines = new LineScanner(in);
        this.handler = handler;
        this.problems = new Problems(handler);
        this.endings = new LineEndings(problems);
        this.headerRows = new HeaderParser(problems);
    }

    /** Reads all of the file. */
    Summary toTheEnd() throws IOException {
        FileStart.check(lines, problems);
        while (!problems.stopped() && !complete) {
            step();
        }
        return summary(footer);
    }

    /** Reads the rows 00 to 03. */
    Summary toTheEndOfTheHeader() throws IOException {
        FileStart.check(lines, problems);
        while (!problems.stopped() && !complete && headerRows.isOpen()) {
            step();
        }
        return summary(header.isPresent());
    }

    private void step() throws IOException {
        Line line = lines.next();
        if (line == null) {
            complete = true;
            end();
            return;
        }
        lastLine = line.number();
        endings.check(line);
        if (problems.stopped()) {
            return;
        }
        if (footer) {
            String found = line.isBlank() ? "a blank line" : Shown.quote(line.beginning());
            problems.structure("F8", lastLine, "", found, "the end of the file: nothing follows row 99");
            problems.stop();
        } else if (line.isBlank()) {
            problems.structure("F8", lastLine, "", "a blank line", "a row: there are no blank lines in a sync file");
        } else {
            row(line, line.rowType());
        }
    }

    private void row(Line line, int type) {
        if (type == Line.NO_ROW && !anyRow) {
            String found = "not a sync file: its first line is " + Shown.quote(line.beginning());
            problems.structure("F1", line.number(), "", found, "a first line that begins with 00|");
            problems.stop();
            return;
        }
        anyRow = true;
        if (HeaderParser.isRow(type)) {
            headerRow(line);
            return;
        }
        if (type != UPSERT && type != DELETE && type != FOOTER) {
            String found = Shown.quote(line.beginning());
            String expected = "a line that begins with 10|, 90| or 99|; a line break inside a value is written #Enter#";
            problems.structure("F1", line.number(), "", found, expected);
            return;
        }
        if (headerRows.isOpen()) {
            headerRows.cutOff(line.number(), "row " + type);
        }
        if (type == FOOTER) {
            footerRow(line);
        } else {
            dataRow(line, type == UPSERT);
        }
    }

    private void headerRow(Line line) {
        tellStructuralFlaw(line);
        boolean wasOpen = headerRows.isOpen();
        headerRows.accept(line);
        if (wasOpen) {
            header = headerRows.header();
            header.ifPresent(right -> {
                dataRows = new DataRows(right, problems, handler);
                handler.header(right);
            });
        }
    }

    private void dataRow(Line line, boolean upsert) {
        if (upsert) {
            upsertRows++;
        } else {
            deleteRows++;
        }
        Flaw flaw = line.flaw();
        boolean right = flaw == null;
        if (flaw != null) {
            problems.row("F8", line.number(), "", flaw.found(), flaw.expected());
        } else if (dataRows != null) {
            right = upsert ? dataRows.upsert(line) : dataRows.delete(line);
        }
        badRows += right ? 0 : 1;
    }

    private void footerRow(Line line) {
        footer = true;
        if (!tellStructuralFlaw(line)) {
            Footer.check(line, upsertRows, deleteRows, problems);
        }
    }

    private boolean tellStructuralFlaw(Line line) {
        Flaw flaw = line.flaw();
        if (flaw != null) {
            problems.structure("F8", line.number(), "", flaw.found(), flaw.expected());
        }
        return flaw != null;
    }

    private void end() {
        String found = lastLine == 0 ? "an empty file" : "the end of the file after this line";
        if (headerRows.isOpen()) {
            headerRows.cutOff(lastLine, found);
        } else if (!footer) {
            String expected = "row 99 as the last line, here 99|" + (upsertRows + deleteRows)
                    + "; perhaps the file was cut off and rows are missing";
            problems.structure("F1", lastLine, "", found, expected);
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
