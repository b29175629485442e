package dev.cc5.model;

/** How far the portal has come with a file (PLATFORM section 5). */
public enum Phase {
    /** Known to the portal, not yet worked on. */
    PENDING,
    /** The rows are being imported. */
    RUNNING,
    /** Every row is in. */
    SUCCEEDED,
    /** Some rows are in, some were refused. */
    PARTIAL,
    /** The import ended without success. */
    FAILED,
    /** Somebody ended the import. */
    CANCELLED,
    /** The portal used a word that nobody knows: never a success. */
    UNKNOWN;

    /** Whether the portal is done with the file. */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, PARTIAL, FAILED, CANCELLED -> true;
            case PENDING, RUNNING, UNKNOWN -> false;
        };
    }
}
