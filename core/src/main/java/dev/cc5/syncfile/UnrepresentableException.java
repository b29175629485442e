package dev.cc5.syncfile;

/** Something that a sync file cannot hold (PLATFORM F2 to F8). */
public final class UnrepresentableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String found;
    private final String expected;

    UnrepresentableException(String column, String found, String expected) {
        super((column.isEmpty() ? "" : column + ": ") + "found " + found + ", expected " + expected);
        this.column = column;
        this.found = found;
        this.expected = expected;
    }

    /** The field's code; empty where the whole row or header is meant. */
    public String column() {
        return column;
    }

    /** What was to be written, shortened and cleaned of control characters. */
    public String found() {
        return found;
    }

    /** What can be written instead. */
    public String expected() {
        return expected;
    }
}
