package dev.cc5.testkit;

/**
 * What the outside system of an adapter under test is like. A test brings it about in whatever way its protocol allows,
 * for HTTP with a {@link LoopbackServer}. Where a protocol cannot have a situation the test says so with
 * {@link org.junit.jupiter.api.Assumptions#abort(String)}, which shows as skipped, with the reason.
 */
public enum Situation {
    /** It works, and knows the key, the file and the slot of the test. */
    WORKING,
    /** Nobody listens at its address. */
    OUT_OF_REACH,
    /** It takes the whole request and never answers. */
    SILENT,
    /** It acts on the request, and the connection breaks before the answer has come. */
    ANSWER_LOST,
    /** It says that all went well, in an answer that makes no sense. */
    SENSELESS,
    /** It does not accept the key. */
    UNAUTHORISED,
    /** It understands the request and refuses it. */
    REFUSING,
    /** It asks to slow down, and to come again after 7 s where the protocol can say that. */
    THROTTLING,
    /** It knows no file of that id. */
    UNKNOWN_FILE,
    /** The slot's time is up. */
    EXPIRED_SLOT,
    /** It takes some bytes of an upload, then no more, and says nothing. */
    STALLED,
    /** It confirms an upload when some of its bytes have come, and takes no more. */
    CONFIRMING_TOO_EARLY
}
