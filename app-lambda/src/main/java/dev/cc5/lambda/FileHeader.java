package dev.cc5.lambda;

import dev.cc5.model.Explanation;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.s3.S3Object;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What the first rows of a file say of where it is to go, where the settings leave it to the file. */
final class FileHeader {
    /** More than any header needs that the portal can show. */
    private static final int BYTES = 64 * 1024;

    private FileHeader() {}

    /**
     * The entity type of the settings, or the one that the file names.
     *
     * @throws SourceRefusedException when the file must say it and does not, or is for another workspace or bucket
     */
    static String entityType(LambdaSettings settings, S3Object source) {
        if (settings.entityType().isPresent()) {
            return settings.entityType().get();
        }
        Header header = read(source).orElseThrow(() -> refused(source, "its first rows are not those of a sync file"));
        if (!header.workspace().equals(settings.workspace()) || !header.bucket().equals(settings.bucket())) {
            throw refused(source, "it says that it is for another workspace or bucket of the portal");
        }
        return header.entityType();
    }

    private static Optional<Header> read(S3Object source) {
        try {
            return SyncFileReader.readHeader(new ByteArrayInputStream(source.start(BYTES)), new SyncFileHandler() {})
                    .header();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading memory did an I/O error", e);
        }
    }

    private static SourceRefusedException refused(S3Object source, String happened) {
        return new SourceRefusedException(new Explanation(
                "reading the header of " + source,
                happened,
                "Correct the file, or set CC5_ENTITY_TYPE. Nothing was sent."));
    }
}
