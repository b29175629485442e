package dev.cc5.syncfile;

import java.util.Arrays;
import java.util.Optional;

/** Looks at the first bytes of a file, before its first line (PLATFORM F8). */
final class FileStart {
    /** So many first bytes are looked at, where the file has them. */
    static final int BYTES = FileKind.BYTES;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private FileStart() {}

    /** Returns how many of the first bytes are not the file's first line. */
    static int check(byte[] first, Problems problems) {
        Optional<FileKind> other = FileKind.of(first);
        if (other.isPresent()) {
            String found =
                    Problem.NO_SYNC_FILE + ": it looks like " + other.get().name();
            String expected =
                    "plain text in UTF-8 that begins with 00|; " + other.get().remedy();
            problems.structure("F8", 0, "", found, expected);
            problems.stop();
        } else if (beginsWithByteOrderMark(first)) {
            String expected = "UTF-8 without it: save the file as \"UTF-8\", not as \"UTF-8 with BOM\"";
            problems.structure("F8", 1, "", "a byte order mark (EF BB BF) before the first row", expected);
            return BYTE_ORDER_MARK.length;
        }
        return 0;
    }

    private static boolean beginsWithByteOrderMark(byte[] first) {
        int mark = BYTE_ORDER_MARK.length;
        return first.length >= mark && Arrays.equals(first, 0, mark, BYTE_ORDER_MARK, 0, mark);
    }
}
