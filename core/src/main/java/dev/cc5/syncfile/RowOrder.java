package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Flaw;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which row may come when (PLATFORM F1, F8), and what came. */
final class RowOrder {
    private static final int UPSERT = 10;
    private static final int DELETE = 90;
    private static final int FOOTER = 99;

    private final SyncFileHandler handler;
    private final Problems problems;
    private final LineEndings endings;
    private final HeaderParser headerRows;
    private final @Nullable KeyWatch keys;
    private Optional<Header> header = Optional.empty();
    /** There from the end of a right header on; the rows after a wrong one are counted only. */
    private @Nullable DataRows dataRows;

    private @Nullable QuickRows quickRows;
    private long upsertRows;
    private long deleteRows;
    private long badRows;
    private long lastLine;
    private boolean anyRow;
    private boolean footer;

    RowOrder(Problems problems, SyncFileHandler handler, @Nullable KeyWatch keys) {
        this.keys = keys;
        this.handler = handler;
        this.problems = problems;
        this.endings = new LineEndings(problems);
        this.headerRows = new HeaderParser(problems);
    }

    /** Whether rows of the header are still to come. */
    boolean areInHeader() {
        return headerRows.isOpen();
    }

    /** What may pass over the rows that come now; null while any row would be unusual, and where rows are wanted. */
    @Nullable
    QuickRows quickRows() {
        return footer ? null : quickRows;
    }

    /** Counts rows that are right and were passed over. */
    void passOver(QuickRows quick) {
        long upserts = quick.upserts();
        long deletes = quick.deletes();
        if (keys != null) {
            keys.passedOver(quick.hashes(), (int) (upserts + deletes));
        }
        lastLine += upserts + deletes;
        upsertRows += upserts;
        deleteRows += deletes;
        if (dataRows != null) {
            dataRows.passOver(upserts, deletes);
        }
    }

    /** A line comes. */
    void accept(Line line) {
        lastLine = line.number();
        endings.check(line);
        if (problems.stopped()) {
            return;
        }
        if (footer) {
            String found = line.isBlank() ? "a blank line" : Shown.quote(line.beginning());
            String expected = "the end of the file: nothing follows row 99, which counts the rows before it";
            String remedy =
                    line.isBlank() ? "" : "; if this belongs to the file, row 99 comes behind it and counts it too";
            problems.structure("F8", lastLine, "", found, expected + remedy);
            problems.stop();
        } else if (line.isBlank()) {
            problems.structure("F8", lastLine, "", "a blank line", "a row: there are no blank lines in a sync file");
        } else {
            row(line, line.rowType());
        }
    }

    private void row(Line line, int type) {
        if (type == Line.NO_ROW && !anyRow) {
            String found = Problem.NO_SYNC_FILE + ": its first line is " + Shown.quote(line.beginning());
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
            header.ifPresent(this::begin);
        }
    }

    private void begin(Header right) {
        boolean wanted = handler.wantsRows();
        Optional<EntitySchema> schema = handler.schema(right);
        schema.ifPresent(entity -> entity.differences(right).forEach(this::tellDifference));
        if (problems.stopped()) {
            return;
        }
        Demand[] demands = Demand.of(right, schema);
        dataRows = new DataRows(right, demands, problems, handler, wanted, keys);
        quickRows = wanted || !right.keysComeFirst() ? null : new QuickRows(right, demands, endings.first(), keys);
        handler.header(right);
    }

    private void tellDifference(EntitySchema.Difference difference) {
        long line = difference.keys() ? headerRows.keyLine() : lastLine;
        if (difference.certain()) {
            problems.reserved("E1", line, difference.column(), difference.found(), difference.expected());
        } else {
            problems.warning("E2", line, difference.column(), difference.found(), difference.expected());
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

    /** The file ends here. */
    void end() {
        String found = lastLine == 0 ? "an empty file" : "the end of the file after this line";
        if (headerRows.isOpen()) {
            headerRows.cutOff(lastLine, found);
        } else if (!footer) {
            String expected = "row 99 as the last line, here 99|" + (upsertRows + deleteRows)
                    + "; perhaps the file was cut off and rows are missing";
            problems.structure("F1", lastLine, "", found, expected);
        }
    }

    /** What came; of a header only, or of a file. */
    Summary summary(boolean complete, boolean headerOnly) {
        return new Summary(
                header,
                dataRows == null ? 0 : dataRows.upserts(),
                dataRows == null ? 0 : dataRows.deletes(),
                badRows,
                problems.errors(),
                problems.warnings(),
                problems.structureOk() && (headerOnly ? header.isPresent() : footer),
                complete);
    }
}
