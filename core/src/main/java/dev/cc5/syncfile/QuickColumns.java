package dev.cc5.syncfile;

/**
 * Looks at the values of rows of one shape column by column: a processor does the same thing over and over much quicker
 * than one thing after another. For one thread.
 */
final class QuickColumns {
    private final Values values = new Values();
    private byte[] bytes = {};
    private int[] places = {};
    private int step;

    /**
     * Goes to other rows.
     *
     * @param marks what is found in them
     * @param marksOfRow how many each row has
     */
    void begin(Marks marks, int marksOfRow) {
        bytes = marks.bytes();
        places = marks.places();
        step = marksOfRow;
    }

    /**
     * How many rows, from the first on, have nothing but {@code |} where something ends, save so many controls at the
     * row's own end, which are known to be there.
     */
    int onlyPipes(int mark, int rows, int controlsOfRow) {
        if (controls(mark, mark + rows * step) == rows * controlsOfRow) {
            return rows;
        }
        int right = 0;
        while (controls(mark + right * step, mark + (right + 1) * step) == controlsOfRow) {
            right++;
        }
        return right;
    }

    private int controls(int from, int to) {
        int controls = 0;
        for (int i = from; i < to; i++) {
            controls += bytes[places[i]] - ' ' >>> 31;
        }
        return controls;
    }

    /**
     * How many rows, from the first on, have a right value in a column.
     *
     * @param mark the index of the mark before the first row's value
     * @param rows so many are looked at
     */
    int right(FieldType type, int mark, int rows) {
        return switch (type) {
            case STRING, ARRAY -> rows;
            case INT -> ints(mark, rows);
            case NUMBER -> numbers(mark, rows);
            case BOOL -> bools(mark, rows);
            case DATE -> dates(mark, rows);
            case OBJECT, LIST -> others(type, mark, rows);
        };
    }

    /** How many rows, from the first on, have any value in a column. */
    int present(int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            if (places[at] + 1 == places[at + 1]) {
                return row;
            }
        }
        return rows;
    }

    /** How many rows, from the first on, have a value in a column that its entity is known to have. */
    int known(Demand demand, int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            if (!demand.knows(bytes, places[at] + 1, places[at + 1])) {
                return row;
            }
        }
        return rows;
    }

    private int ints(int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            int from = places[at] + 1;
            int to = places[at + 1];
            if (QuickValues.afterInt(bytes, from) != to && !fits(FieldType.INT, from, to)) {
                return row;
            }
        }
        return rows;
    }

    private int numbers(int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            int from = places[at] + 1;
            int to = places[at + 1];
            if (QuickValues.afterNumber(bytes, from) != to && !fits(FieldType.NUMBER, from, to)) {
                return row;
            }
        }
        return rows;
    }

    private int bools(int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            int from = places[at] + 1;
            int to = places[at + 1];
            if (QuickValues.afterBool(bytes, from) != to && !fits(FieldType.BOOL, from, to)) {
                return row;
            }
        }
        return rows;
    }

    private int dates(int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            int from = places[at] + 1;
            int to = places[at + 1];
            if (!QuickValues.isDate(bytes, from, to) && !fits(FieldType.DATE, from, to)) {
                return row;
            }
        }
        return rows;
    }

    private int others(FieldType type, int mark, int rows) {
        for (int row = 0, at = mark; row < rows; row++, at += step) {
            if (!fits(type, places[at] + 1, places[at + 1])) {
                return row;
            }
        }
        return rows;
    }

    private boolean fits(FieldType type, int from, int to) {
        return values.fits(type, bytes, from, to);
    }
}
