package dev.cc5.simulation;

/** What may go wrong outside of core. The weight says how likely it is beside the others. */
enum Fault {
    // The network.
    CONNECTION_REFUSED(1),
    REQUEST_LOST(2),
    ANSWER_LOST(3),
    /** The other side takes its time, perhaps more than the client waits. */
    SLOW(1),
    /** Something on the way sends the request twice. */
    REPEATED_ON_THE_WAY(1),

    // The portal.
    /** A start is acted on, or seen to have been acted on, only later. */
    LATE(1),
    SERVER_ERROR(1),
    UNAUTHORISED(0.5),
    REFUSED(0.5),
    THROTTLED(1),
    QUOTA(0.3),
    SENSELESS_ANSWER(1),
    UNKNOWN_WORD(1),
    NOT_VISIBLE_YET(1),
    IMPORT_FAILS(1),
    ROWS_LOST(1),
    IMPORT_CANCELLED(1),
    /** The adapter breaks its contract, with the signed URL in its hands. */
    ADAPTER_DEFECT(0.3),

    // S3.
    URL_EXPIRED(1),
    SIGNATURE_REFUSED(0.5),
    EARLY_REFUSAL(1),
    BODY_CUT(1),
    BYTES_TURNED(1),
    SLOW_DOWN(1),

    // The disk with the journal.
    WRITE_FAILS(1),
    /** From now on nothing grows, until somebody makes room. */
    DISK_FULL(1),
    SYNC_FAILS(2),
    DIRECTORY_SYNC_FAILS(2),
    READ_FAILS(0.5),
    OPEN_FAILS(0.5),
    LIST_FAILS(3),
    RENAME_FAILS(15),
    DELETE_FAILS(10),
    /** A bit of a journal's file turns over. */
    BIT_TURNED(4),

    // The source file.
    SOURCE_CHANGED(0.7),
    SOURCE_SHRUNK(0.5),
    SOURCE_GONE(0.5),

    // The process and its machine.
    KILLED(1),
    POWER_LOST(0.7),
    INTERRUPTED(0.5),
    STOPPED(0.5),
    CLOCK_TURNED(5);

    private final double weight;

    Fault(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }
}
