package dev.cc5.cli.job;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Schemas;
import dev.cc5.cli.check.Strictness;
import dev.cc5.cli.check.Verdict;
import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;

/**
 * A sync file that was read from its first line to its last, before anything is sent.
 *
 * @param summary what is in it
 * @param problems the first of them in the file's order: where there are errors no warnings
 */
public record CheckedFile(Summary summary, List<Problem> problems) {
    /** So many are kept; all are counted. */
    public static final int KEPT = 10;

    public CheckedFile {
        problems = List.copyOf(problems);
    }

    static CheckedFile of(Verdict verdict) {
        return new CheckedFile(verdict.summary(), verdict.worst());
    }

    /**
     * Reads a file that was checked before. Its keys are not compared again.
     *
     * @throws SourceRefusedException when it cannot be read
     */
    static CheckedFile read(LocalFile file) {
        FileCheck check = new FileCheck(KEPT, Strictness.USUAL, false, new Schemas(List.of()));
        return of(check.of(file.toString(), file));
    }

    /** What the first rows of a file say, where they are right; what is wrong with them the check will tell. */
    public static Optional<Header> headerOf(LocalFile file) {
        try (InputStream in = Channels.newInputStream(file.open())) {
            return SyncFileReader.readHeader(in, new SyncFileHandler() {}).header();
        } catch (IOException | SourceRefusedException e) {
            return Optional.empty();
        }
    }

    /** How many problems there are of the kind that is kept. */
    public long problemCount() {
        return summary.errors() > 0 ? summary.errors() : summary.warnings();
    }

    /**
     * Goes on only with a file that can be imported.
     *
     * @throws SourceRefusedException when there is an error in it
     */
    void refuseErrors(LocalFile file) {
        if (summary.isValid()) {
            return;
        }
        long errors = summary.errors();
        throw new SourceRefusedException(new Explanation(
                "checking " + file,
                "it is not a valid sync file: " + (errors == 1 ? "1 error" : errors + " errors"),
                "Nothing was sent. Correct the file, or send it as it is with --no-check."));
    }
}
