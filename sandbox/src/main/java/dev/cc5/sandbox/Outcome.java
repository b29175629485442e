package dev.cc5.sandbox;

import java.util.List;

/**
 * How an import ended, or 0 and nothing while it has not.
 *
 * @param upserted how many rows {@code 10} went in
 * @param deleted how many rows {@code 90} were followed
 * @param refused how many rows are wrong
 * @param issues what is wrong, up to {@link #MOST_ISSUES}
 */
record Outcome(ImportState state, long upserted, long deleted, long refused, List<FieldIssue> issues) {
    /** So many issues are kept and told. */
    static final int MOST_ISSUES = 1000;

    Outcome {
        issues = List.copyOf(issues);
    }

    /** Nothing went in. */
    static Outcome failed(long refused, List<FieldIssue> issues) {
        return new Outcome(ImportState.FAILED, 0, 0, refused, issues);
    }
}
