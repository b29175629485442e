package dev.cc5.cli.check;

/** Which problems make a file one that has to be corrected. */
public enum Strictness {
    /** Errors; a key in rows 10 and 90, which a portal may take in the file's order, is only warned of. */
    LENIENT,
    /** Errors. */
    USUAL,
    /** Errors and warnings. */
    STRICT
}
