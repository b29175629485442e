package dev.cc5.journal;

import dev.cc5.model.Explanation;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** A source file of which only the record is there: enough for an import whose bytes are in S3 already. */
record RecordedFile(String name, long size, String fingerprint) implements SourceFile {
    @Override
    public Optional<String> md5() {
        return Optional.empty();
    }

    @Override
    public ReadableByteChannel open() {
        throw refused();
    }

    @Override
    public void verifyUnchanged() {
        throw refused();
    }

    private SourceRefusedException refused() {
        return new SourceRefusedException(
                new Explanation(
                        "resuming the import of " + name,
                        "its bytes did not all reach S3, and the file is not at hand",
                        "No import was started. Bring the file back to where it was, or import it anew."),
                null);
    }

    @Override
    public String toString() {
        return name;
    }
}
