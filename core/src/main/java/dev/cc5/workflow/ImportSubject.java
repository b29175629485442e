package dev.cc5.workflow;

/**
 * Which import an event is about: the same in all events of one import.
 *
 * @param name the source file's name; the portal's file id where only that is known
 * @param job the name that the journal keeps the import under; empty where no journal is asked
 */
public record ImportSubject(String name, String job) {
    @Override
    public String toString() {
        return job.isEmpty() ? name : name + " (job " + job + ")";
    }
}
