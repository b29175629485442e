package dev.cc5.simulation;

import java.time.Duration;

/**
 * What cc5 may rely on at a portal (DESIGN 7.2).
 *
 * @param oneImportPerFile whether it takes a second start with the same file and action id for the first
 * @param tellsNotBegun whether its status tells a file that waits its turn from one that was never started
 * @param settles within what time after it was sent a start shows in the status; a portal that runs every start must
 *     keep to the settle time, or nobody can keep the promise
 */
record PortalClass(boolean oneImportPerFile, boolean tellsNotBegun, Duration settles) {
    /** Just under the settle time of 3 s. */
    private static final Duration IN_TIME = Duration.ofMillis(2_999);
    /** Far beyond it. */
    private static final Duration LATE = Duration.ofMinutes(20);

    static PortalClass any(Chance chance) {
        boolean tells = chance.happens(0.85);
        return chance.happens(0.5) ? new PortalClass(true, tells, LATE) : new PortalClass(false, tells, IN_TIME);
    }
}
