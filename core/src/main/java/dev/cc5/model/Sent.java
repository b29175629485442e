package dev.cc5.model;

/** Whether a request that failed can have had an effect: all that an adapter must say about it. */
public enum Sent {
    /** The other side surely did not act on it: not connected, throttled, refused. */
    NO,
    /** The other side may have acted on it: the answer was lost, cut, late or made no sense. */
    MAYBE
}
