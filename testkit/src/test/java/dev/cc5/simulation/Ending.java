package dev.cc5.simulation;

import dev.cc5.model.ImportException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.PartlyImportedException;

/** How a run ended. */
record Ending(String name) {
    static final Ending SUCCEEDED = new Ending("succeeded");
    static final Ending ALREADY_IMPORTED = new Ending("already imported");
    static final Ending SUBMITTED = new Ending("submitted");
    static final Ending KILLED = new Ending("killed");
    /** Something that callers of core are never to see. */
    static final Ending DEFECT = new Ending("defect");

    static final Ending OUTCOME_UNKNOWN = new Ending(OutcomeUnknownException.class.getSimpleName());

    static final Ending FAILED = new Ending(ImportFailedException.class.getSimpleName());
    static final Ending PARTLY = new Ending(PartlyImportedException.class.getSimpleName());

    static Ending of(ImportException failure) {
        return new Ending(failure.getClass().getSimpleName());
    }

    boolean isSuccess() {
        return equals(SUCCEEDED) || equals(ALREADY_IMPORTED);
    }

    /** Whether the portal is done with it, and not well: a file can be imported anew, a job has its end. */
    boolean isFailure() {
        return equals(FAILED) || equals(PARTLY);
    }

    @Override
    public String toString() {
        return name;
    }
}
