package dev.cc5.cli.job;

/** What is being done with a file, in words for people. */
public enum Stage {
    QUEUED("waiting for its turn"),
    READING("reading"),
    ASKING("asking for an upload URL"),
    UPLOADING("uploading"),
    STARTING("starting the import"),
    IMPORTING("importing"),
    VERIFYING("counting the imported rows"),
    DONE("done");

    private final String doing;

    Stage(String doing) {
        this.doing = doing;
    }

    public String doing() {
        return doing;
    }

    /** Whether the portal may know that it is to import the file. */
    public boolean mayHaveStarted() {
        return this == STARTING || this == IMPORTING;
    }
}
