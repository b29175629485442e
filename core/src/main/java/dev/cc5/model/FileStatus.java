package dev.cc5.model;

import java.util.List;
import java.util.Set;

/**
 * Where an import stands.
 *
 * @param file the file that was asked for
 * @param phase what the portal's word means
 * @param word the portal's own word; empty where it used none
 * @param notBegun true only where the portal's word says that no import of this file was ever started; a file that may
 *     be waiting its turn is not "not begun"
 * @param doubt why the answer tells nothing of this import, though it has a word; empty where it does
 * @param actionIds every import that the answer names; none where it names none
 * @param rowErrors what the portal says of single rows, in its order; only the first {@value #MAX_ROW_ERRORS} are kept
 * @param rowErrorCount how many row errors the portal told, kept or not
 * @param raw the portal's whole answer, for people and for later questions
 */
public record FileStatus(
        FileId file,
        Phase phase,
        String word,
        boolean notBegun,
        String doubt,
        Set<ActionId> actionIds,
        List<RowError> rowErrors,
        int rowErrorCount,
        String raw) {
    /** So many row errors are kept. */
    public static final int MAX_ROW_ERRORS = 1000;

    public FileStatus {
        if (notBegun && phase != Phase.PENDING) {
            throw new IllegalArgumentException("A file that is " + phase + " has begun");
        }
        if (!doubt.isEmpty() && phase != Phase.UNKNOWN) {
            throw new IllegalArgumentException("A doubted answer does not tell that a file is " + phase);
        }
        rowErrorCount = Math.max(rowErrorCount, rowErrors.size());
        rowErrors = List.copyOf(rowErrors.subList(0, Math.min(MAX_ROW_ERRORS, rowErrors.size())));
        actionIds = Set.copyOf(actionIds);
    }

    /** A status without row errors, from an answer that names no import. */
    public static FileStatus of(FileId file, Phase phase, String word, String raw) {
        return new FileStatus(file, phase, word, false, "", Set.of(), List.of(), 0, raw);
    }

    /** This status where the answer names no other import than one's own; else one that is unknown. */
    public FileStatus of(Set<ActionId> own) {
        return actionIds.stream()
                .filter(id -> !own.contains(id))
                .findFirst()
                .map(other -> doubted(
                        "the answer is about another import, with the action id " + OneLine.of(other.value(), 100)))
                .orElse(this);
    }

    /** The same answer, which is not believed. */
    public FileStatus doubted(String why) {
        return new FileStatus(file, Phase.UNKNOWN, word, false, why, actionIds, rowErrors, rowErrorCount, raw);
    }

    /** The portal's word in quotation marks, and why it is not believed where that is so. */
    public String seen() {
        return "\"" + word + "\"" + (doubt.isEmpty() ? "" : ", which is not believed: " + doubt);
    }
}
