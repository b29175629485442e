package dev.cc5.model;

import java.util.List;

/**
 * Where an import stands.
 *
 * @param file which file
 * @param phase what the portal's word means
 * @param word the portal's own word; empty where it used none
 * @param notBegun true only where the portal's word says that no import of this file was ever started; a file that may
 *     be waiting its turn is not "not begun"
 * @param rowErrors what the portal says of single rows, in its order
 * @param raw the portal's whole answer, for people and for later questions
 */
public record FileStatus(
        FileId file, Phase phase, String word, boolean notBegun, List<RowError> rowErrors, String raw) {
    public FileStatus {
        if (notBegun && phase != Phase.PENDING) {
            throw new IllegalArgumentException("A file that is " + phase + " has begun");
        }
        rowErrors = List.copyOf(rowErrors);
    }
}
