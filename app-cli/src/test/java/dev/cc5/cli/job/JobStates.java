package dev.cc5.cli.job;

/** States of files, for tests of what is shown of them. */
public final class JobStates {
    private JobStates() {}

    public static JobState uploading(String file, long bytes, long sent) {
        JobState job = new JobState(file, bytes);
        job.enter(Stage.UPLOADING);
        job.sent(sent);
        return job;
    }

    public static JobState in(String file, Stage stage) {
        JobState job = new JobState(file, 1000);
        job.enter(stage);
        return job;
    }

    public static void move(JobState job, Stage stage) {
        job.enter(stage);
    }

    public static void send(JobState job, long bytes) {
        job.sent(bytes);
    }
}
