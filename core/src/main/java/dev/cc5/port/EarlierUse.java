package dev.cc5.port;

/** Whether the portal had given a file id for other content before. */
public enum EarlierUse {
    /** It had not, or no import of that content was ever started. */
    NEW,
    /** It had, and those imports have ended. */
    ENDED,
    /** It had, and such an import has not ended: the two would be mixed up. */
    OPEN
}
