package dev.cc5.cli.check;

/** Which problems make a file one that has to be corrected. */
public enum Strictness {
    /**
     * Errors, but for what a portal may take, of which is only warned: a key in rows 10 and 90, fields of the key that
     * do not come first, and field codes that end with {@code _id}.
     */
    LENIENT,
    /** Errors. */
    USUAL,
    /** Errors and warnings. */
    STRICT
}
