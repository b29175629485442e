package dev.cc5.workflow;

import dev.cc5.model.ActionId;
import dev.cc5.model.ImportException;
import dev.cc5.model.RowKey;
import java.util.List;
import java.util.Optional;

/**
 * The rows of an import, counted at the portal and compared with its file's.
 *
 * @param expected how many different keys the file has
 * @param found how many rows carry the import's mark
 * @param missing how many of the file's keys have no row at all
 * @param overwritten how many have a row with the mark of another import: that one wrote it later, or this one never did
 * @param unproven the first of those that do not carry the import's mark, at most {@value #NAMED}; none where the counts
 *     agree
 * @param trouble why the keys could not be compared one by one, though the counts differ; then nothing is missing or
 *     overwritten that anybody knows of
 */
public record RowProof(
        long expected,
        long found,
        long missing,
        long overwritten,
        List<Unproven> unproven,
        Optional<ImportException> trouble) {
    /** So many keys are named; all are counted. */
    public static final int NAMED = 10;

    public RowProof {
        unproven = List.copyOf(unproven);
    }

    /** The counts alone. */
    static RowProof counted(long expected, long found) {
        return new RowProof(expected, found, 0, 0, List.of(), Optional.empty());
    }

    /** The counts, which differ, and why there is nothing else. */
    static RowProof uncompared(long expected, long found, ImportException trouble) {
        return new RowProof(expected, found, 0, 0, List.of(), Optional.of(trouble));
    }

    /**
     * A row of the file that does not carry the import's mark.
     *
     * @param writer whose mark it carries instead, where there is such a row
     */
    public record Unproven(RowKey key, Optional<ActionId> writer) {
        @Override
        public String toString() {
            return key + writer.map(id -> " (written by action " + id + ")").orElse("");
        }
    }

    /** Whether each row of the file is there with the import's mark, and no other row has it. */
    public boolean addsUp() {
        return expected == found;
    }
}
