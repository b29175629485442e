package dev.cc5.model;

/**
 * One file, and what is to become of it.
 *
 * @param source what is imported
 * @param destination where it goes
 * @param labels what the portal keeps beside it
 * @param tracking how it is found again
 * @param anew whether to import it although the same content was imported to the same destination before
 */
public record ImportRequest(
        SourceFile source, Destination destination, Labels labels, Tracking tracking, boolean anew) {
    /** A request for content that was not imported before. */
    public ImportRequest(SourceFile source, Destination destination, Labels labels, Tracking tracking) {
        this(source, destination, labels, tracking, false);
    }

    /** A request without labels, tracked by the portal's own action id. */
    public ImportRequest(SourceFile source, Destination destination) {
        this(source, destination, Labels.none(), Tracking.none());
    }

    /** The same request, whatever was imported before. */
    public ImportRequest forced() {
        return new ImportRequest(source, destination, labels, tracking, true);
    }
}
