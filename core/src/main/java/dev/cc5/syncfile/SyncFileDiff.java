package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest sync file that turns what one file says into what another says: a row 10 for each key that is new or has
 * other values, a row 90 for each that is gone. Each file counts as it would be imported: of rows with one key the last.
 * Needs memory for a small share of the rows at a time; the others wait in temporary files.
 */
public final class SyncFileDiff {
    private SyncFileDiff() {}

    /**
     * What the difference is made of.
     *
     * @param added keys that only the new file has
     * @param changed keys whose values differ
     * @param deleted keys that only the old file has
     * @param unchanged keys with the same values in both
     */
    public record Counts(long added, long changed, long deleted, long unchanged) {}

    /**
     * Writes the difference, with the header of the new file. Keys are compared as values of their types, all other
     * values as they are written: {@code 1.0} is not {@code 1}. The streams are not closed.
     *
     * @param bytes how long both files are together; decides into how many shares they are cut
     * @param temporary a folder for temporary files, which are gone afterwards
     * @throws InvalidSyncFileException when one of the files is not right
     * @throws UnrepresentableException when they have different fields or keys
     * @throws IOException when a stream fails
     */
    public static Counts write(InputStream old, InputStream now, long bytes, Path temporary, OutputStream out)
            throws IOException {
        try (KeyShares before = new KeyShares(temporary, bytes);
                KeyShares after = new KeyShares(temporary, bytes)) {
            before.read(old);
            before.seal();
            after.read(now);
            after.seal();
            sameFields(before.header(), after.header());
            SyncFileWriter writer = SyncFileWriter.begin(out, after.header());
            Comparison comparison = new Comparison(writer);
            comparison.all(before, after);
            writer.finish();
            return comparison.counts();
        }
    }

    private static void sameFields(Header before, Header after) {
        if (!before.keys().equals(after.keys()) || !before.fields().equals(after.fields())) {
            throw new UnrepresentableException(
                    "",
                    "other fields or keys in the old file (" + fields(before) + ") than in the new one ("
                            + fields(after) + ")",
                    "the same rows 02 and 03 in both: rows of different fields cannot be compared");
        }
    }

    private static String fields(Header header) {
        return Shown.quote(
                String.join("|", header.fields().stream().map(Field::code).toList()));
    }

    /** Compares share by share. */
    private static final class Comparison {
        private final SyncFileWriter writer;
        private long added;
        private long changed;
        private long deleted;
        private long unchanged;

        Comparison(SyncFileWriter writer) {
            this.writer = writer;
        }

        void all(KeyShares before, KeyShares after) throws IOException {
            for (int i = 0; i < before.count(); i++) {
                if (!before.isTooLong(i, after)) {
                    share(i, before, after);
                    continue;
                }
                try (KeyShares had = before.again(i, after);
                        KeyShares has = after.again(i, before)) {
                    all(had, has);
                }
            }
        }

        private void share(int index, KeyShares before, KeyShares after) throws IOException {
            Map<KeyedRow, KeyedRow> had = applied(index, before);
            for (KeyedRow has : applied(index, after).keySet()) {
                @Nullable KeyedRow row = had.remove(has);
                if (row != null && row.saysTheSameAs(has)) {
                    unchanged++;
                    continue;
                }
                writer.append(false, has.values(), 0, has.values().length);
                if (row == null) {
                    added++;
                } else {
                    changed++;
                }
            }
            for (KeyedRow gone : had.keySet()) {
                writer.append(true, gone.values(), 0, gone.keyEnd());
                deleted++;
            }
        }

        /** What is there after all rows were imported: each row by its own key. */
        private static Map<KeyedRow, KeyedRow> applied(int index, KeyShares shares) throws IOException {
            KeyForm form = new KeyForm(shares.header());
            Map<KeyedRow, KeyedRow> state = new LinkedHashMap<>();
            shares.forEach(index, (deletes, values, keyEnd) -> {
                KeyedRow row = new KeyedRow(form, values, keyEnd);
                state.remove(row); // and its bytes with it
                if (!deletes) {
                    state.put(row, row);
                }
            });
            return state;
        }

        Counts counts() {
            return new Counts(added, changed, deleted, unchanged);
        }
    }
}
