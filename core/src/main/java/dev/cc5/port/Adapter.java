package dev.cc5.port;

import java.util.Optional;

/**
 * A connection to one outside system, offering the ports that this system can serve. Used from many threads; closing it
 * ends what is under way.
 */
public interface Adapter extends AutoCloseable {
    /** What it is connected to, for example {@code https://portal.example.com}; part of the journal's key. */
    String origin();

    default Optional<UploadUrlProvider> uploadUrlProvider() {
        return Optional.empty();
    }

    default Optional<FileUploader> fileUploader() {
        return Optional.empty();
    }

    default Optional<FileImporter> fileImporter() {
        return Optional.empty();
    }

    default Optional<StatusChecker> statusChecker() {
        return Optional.empty();
    }

    default Optional<RowQuery> rowQuery() {
        return Optional.empty();
    }

    @Override
    void close();
}
