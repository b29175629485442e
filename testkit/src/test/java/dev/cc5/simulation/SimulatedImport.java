package dev.cc5.simulation;

import dev.cc5.model.Phase;

/** An import that the portal has begun. Moments are nanoseconds of the true time. */
final class SimulatedImport {
    private final StoredFile file;
    private final long shownAt;
    private final long runsAt;
    private final long endsAt;
    private final Phase end;
    private final int rows;
    private boolean endTold;

    /** @param rows how many rows are in when it has ended */
    SimulatedImport(StoredFile file, long shownAt, long runsAt, long endsAt, Phase end, int rows) {
        this.file = file;
        this.shownAt = shownAt;
        this.runsAt = runsAt;
        this.endsAt = endsAt;
        this.end = end;
        this.rows = rows;
    }

    StoredFile file() {
        return file;
    }

    /** Whether the status tells of it yet. */
    boolean isShown(long now) {
        return now >= shownAt;
    }

    Phase phase(long now) {
        return now < runsAt ? Phase.PENDING : now < endsAt ? Phase.RUNNING : end;
    }

    int rowsIn(long now) {
        return now < endsAt ? 0 : rows;
    }

    /** Somebody was told how it ended. */
    void tellEnd() {
        endTold = true;
    }

    /** Whether somebody knows that its rows are not all in, and may import the content anew. */
    boolean isKnownToHaveFailed(long now) {
        return endTold && phase(now) != Phase.SUCCEEDED;
    }

    boolean hasSucceeded(long now) {
        return phase(now) == Phase.SUCCEEDED;
    }
}
