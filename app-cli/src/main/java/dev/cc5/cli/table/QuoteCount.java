package dev.cc5.cli.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Counts the quotation marks that are read, and leaves out a byte order mark. A reader of CSV takes a file that ends
 * within a quoted value for complete, and all lines behind the mark for that value; here an odd number tells it.
 */
final class QuoteCount extends FilterReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean odd;
    private boolean begun;

    QuoteCount(Reader in) {
        super(in);
    }

    boolean isOdd() {
        return odd;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        if (!begun && count > 0) {
            begun = true;
            if (buffer[from] == BYTE_ORDER_MARK) {
                System.arraycopy(buffer, from + 1, buffer, from, count - 1);
                count = count == 1 ? super.read(buffer, from, length) : count - 1;
            }
        }
        for (int i = from; i < from + count; i++) {
            odd ^= buffer[i] == '"';
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
