package dev.cc5.lambda;

import dev.cc5.model.Explanation;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A source whose content is checked by the rules of a sync file while it is uploaded: no second reading, no file. What
 * is wrong comes to light when all was read, which is before the import is started. For one import at a time.
 */
final class CheckedSource implements SourceFile {
    private final SourceFile source;
    private @Nullable CheckedChannel last;

    CheckedSource(SourceFile source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public String fingerprint() {
        return source.fingerprint();
    }

    @Override
    public Optional<String> md5() {
        return source.md5();
    }

    @Override
    public ReadableByteChannel open() {
        CheckedChannel channel = new CheckedChannel(source.open());
        last = channel;
        return channel;
    }

    /** @throws SourceRefusedException when what was read last is no valid sync file; names the first lines */
    @Override
    public void verifyUnchanged() {
        source.verifyUnchanged();
        CheckedChannel read = last;
        if (read == null) {
            return;
        }
        Summary summary = read.summary();
        if (summary.isValid()) {
            return;
        }
        String lines = read.problems().stream().map(Problem::toString).collect(Collectors.joining("; "));
        long errors = summary.errors();
        throw new SourceRefusedException(new Explanation(
                "checking " + source,
                "it is not a valid sync file: " + (errors == 1 ? "1 error" : errors + " errors")
                        + (lines.isEmpty() ? "" : ": " + lines),
                "No import was started. Correct the file and write it again, or set CC5_CHECK to false."));
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
