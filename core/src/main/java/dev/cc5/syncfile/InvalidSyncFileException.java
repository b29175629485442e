package dev.cc5.syncfile;

import java.io.IOException;

/** A sync file that had to be right is not. */
public final class InvalidSyncFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    InvalidSyncFileException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /** The first error in the file. */
    public Problem problem() {
        return problem;
    }
}
