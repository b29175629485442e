package dev.cc5.cli.report;

import dev.cc5.cli.job.JobObserver;
import dev.cc5.cli.job.JobState;

/** Shows how the files of a command come along. */
public interface Progress extends JobObserver, AutoCloseable {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void moved(JobState job) {}

        @Override
        public void sent(JobState job) {}

        @Override
        public void note(String file, String text) {}

        @Override
        public void ended(String file) {}

        @Override
        public void close() {}
    };

    /** There is a result: nothing more will be told of this file. */
    void ended(String file);

    /** Leaves nothing of it standing. */
    @Override
    void close();
}
