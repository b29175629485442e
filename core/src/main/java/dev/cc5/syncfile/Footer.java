package dev.cc5.syncfile;

/** Checks row 99 (PLATFORM F7). */
final class Footer {
    /** The count and the validation code, which is not ours to understand. */
    private static final int MOST_VALUES = 2;

    private Footer() {}

    static void check(Line line, long upserts, long deletes, Problems problems) {
        Cells cells = new Cells(MOST_VALUES + 1);
        int count = cells.split(line);
        if (count == 0 || count > MOST_VALUES && !(count == MOST_VALUES + 1 && cells.isEmpty(MOST_VALUES))) {
            String expected = "99|" + (upserts + deletes) + ", perhaps with a validation code as second value";
            problems.structure("F7", line.number(), "", count == 0 ? "no value" : count + " values", expected);
            return;
        }
        String rows = cells.value(0);
        long total = upserts + deletes;
        if (!says(rows, total)) {
            String expected = total + ", the rows 10 (" + upserts + ") and 90 (" + deletes
                    + ") together; perhaps rows are missing or the file was changed afterwards";
            problems.structure("F7", line.number(), "1", Shown.quote(rows), expected);
        } else if (total == 0 && problems.structureOk()) {
            problems.warning("F7", line.number(), "", "no row 10 or 90", "at least one: this file changes nothing");
        }
    }

    private static boolean says(String text, long total) {
        return text.replaceFirst("^0+(?=.)", "").equals(Long.toString(total));
    }
}
