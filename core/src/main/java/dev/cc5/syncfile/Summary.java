package dev.cc5.syncfile;

import java.util.Optional;

/**
 * What was in a sync file.
 *
 * @param header the rows 00 to 03, unless one of them is wrong
 * @param upserts how many rows {@code 10} are right
 * @param deletes how many rows {@code 90} are right
 * @param badRows how many rows {@code 10} and {@code 90} are wrong
 * @param errors how many problems are errors
 * @param warnings how many problems are warnings
 * @param structureOk whether header, order and footer are right, so that the right rows can be imported
 * @param complete whether the file was read to its end
 */
public record Summary(
        Optional<Header> header,
        long upserts,
        long deletes,
        long badRows,
        long errors,
        long warnings,
        boolean structureOk,
        boolean complete) {
    /** The same with more problems. */
    Summary with(long moreErrors, long moreWarnings) {
        return new Summary(
                header, upserts, deletes, badRows, errors + moreErrors, warnings + moreWarnings, structureOk, complete);
    }

    /** Whether the file was read to its end without an error. */
    public boolean isValid() {
        return complete && errors == 0;
    }
}
