package dev.cc5.cli.job;

/** Is told how the files of a command come along. Called from many threads; must be quick and must not throw. */
public interface JobObserver {
    /** A file came to another stage, or its status was seen again. */
    void moved(JobState job);

    /** More bytes of a file were sent; called often. */
    void sent(JobState job);

    /** Something that a person may want to know, and need not do anything about. */
    void note(String file, String text);
}
