package dev.cc5.syncfile;

/**
 * Something about a sync file that breaks a rule of PLATFORM section 7.
 *
 * @param severity whether the file can be imported all the same
 * @param rule the rule's id, for example {@code F4}; the same for ever
 * @param line from 1; 0 where the whole file is meant
 * @param column the field's code, or the number of the value in its row from 1, or empty where the whole row is meant
 * @param found what is there, shortened and cleaned of control characters
 * @param expected what should be there
 */
public record Problem(Severity severity, String rule, long line, String column, String found, String expected) {
    static final String NO_SYNC_FILE = "not a sync file";

    /** How bad a problem is. */
    public enum Severity {
        /** The file, or the row, will not be imported. */
        ERROR,
        /** It will be, but perhaps not as meant. */
        WARNING
    }

    /** Whether it says that the file is something else altogether, of which nothing more is read. */
    public boolean isNoSyncFile() {
        return found.startsWith(NO_SYNC_FILE);
    }

    @Override
    public String toString() {
        String value = column.matches("\\d+") ? "value " + column : column;
        String where = line == 0 ? "" : "line " + line + (value.isEmpty() ? "" : ", " + value) + ": ";
        return where + "found " + found + ", expected " + expected + " [" + rule + "]";
    }
}
