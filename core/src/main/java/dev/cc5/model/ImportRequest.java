package dev.cc5.model;

/**
 * One file, and what is to become of it.
 *
 * @param source what is imported
 * @param destination where it goes
 * @param labels what the portal keeps beside it
 * @param tracking how it is found again
 */
public record ImportRequest(SourceFile source, Destination destination, Labels labels, Tracking tracking) {
    /** A request without labels, tracked by the portal's own action id. */
    public ImportRequest(SourceFile source, Destination destination) {
        this(source, destination, Labels.none(), Tracking.none());
    }
}
