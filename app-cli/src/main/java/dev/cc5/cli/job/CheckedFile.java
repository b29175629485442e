package dev.cc5.cli.job;

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
import java.util.ArrayList;
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
    private static final int KEPT = 10;

    public CheckedFile {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the file. A file that is not valid is an answer, not an exception.
     *
     * @throws SourceRefusedException when it cannot be read
     */
    static CheckedFile read(LocalFile file) {
        List<Problem> errors = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        SyncFileHandler handler = new SyncFileHandler() {
            @Override
            public boolean wantsRows() {
                return false;
            }

            @Override
            public boolean problem(Problem problem) {
                List<Problem> kept = problem.severity() == Problem.Severity.ERROR ? errors : warnings;
                if (kept.size() < KEPT) {
                    kept.add(problem);
                }
                return true;
            }
        };
        try (InputStream in = Channels.newInputStream(file.open())) {
            Summary summary = SyncFileReader.read(in, handler);
            file.verifyUnchanged();
            return new CheckedFile(summary, errors.isEmpty() ? warnings : errors);
        } catch (IOException e) {
            throw new SourceRefusedException(
                    new Explanation("checking " + file, "reading it failed (" + e + ")", "Check the disk."), e);
        }
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
