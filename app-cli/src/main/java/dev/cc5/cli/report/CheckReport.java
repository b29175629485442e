package dev.cc5.cli.report;

import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;

/** Shows what is known of files that were checked, one after the other. */
public interface CheckReport {
    /** A file was read. */
    void show(Verdict verdict);

    /** A file could not be read. */
    void show(String file, SourceRefusedException refusal);

    /** All files were told. */
    default void end() {}
}
