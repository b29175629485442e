package dev.cc5.cli.report;

import dev.cc5.cli.job.FileResult;

/** Shows how it ended with each file. */
public interface Report {
    /** The result of one file, shown at once. */
    void show(FileResult result);
}
