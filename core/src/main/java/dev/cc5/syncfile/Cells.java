package dev.cc5.syncfile;

/** Where the values of a row begin and end. Made once and used for every row of a kind. */
final class Cells {
    private final int[] ends;
    private Line line = new Line();

    /** @param most of how many values the place is kept; further ones are counted only */
    Cells(int most) {
        this.ends = new int[most];
    }

    /** Looks at another row; returns how many values it has. */
    int split(Line row) {
        line = row;
        int to = row.to();
        if (row.firstValue() > to) {
            return 0;
        }
        byte[] bytes = row.bytes();
        int count = 0;
        for (int i = row.firstValue(); i < to; i++) {
            if (bytes[i] == '|') {
                end(count++, i);
            }
        }
        end(count++, to);
        return count;
    }

    private void end(int index, int position) {
        if (index < ends.length) {
            ends[index] = position;
        }
    }

    /** The value's length in bytes, as it is written. */
    int length(int index) {
        return ends[index] - begin(index);
    }

    /** Where the value begins in the row's bytes. */
    int begin(int index) {
        return index == 0 ? line.firstValue() : ends[index - 1] + 1;
    }

    /** The index after the value's last byte. */
    int end(int index) {
        return ends[index];
    }

    boolean isEmpty(int index) {
        return length(index) == 0;
    }

    /** How the value begins, to be shown to people. */
    String beginning(int index) {
        return line.beginning(begin(index), ends[index]);
    }

    /** The value with its escapes decoded. */
    String value(int index) {
        return Escapes.decode(line.text(begin(index), ends[index]));
    }
}
