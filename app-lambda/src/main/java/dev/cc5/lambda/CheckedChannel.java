package dev.cc5.lambda;

import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a channel, and checks what was read on its way: no thread and no pipe, since a checker is some ten times as fast
 * as the line of any function. Used from one thread at a time.
 */
final class CheckedChannel implements ReadableByteChannel {
    private static final int KEPT = 3;

    private final ReadableByteChannel content;
    private final List<Problem> problems = new ArrayList<>();
    private final SyncFileReader checker = new SyncFileReader(new FirstErrors());
    private @Nullable Summary summary;

    CheckedChannel(ReadableByteChannel content) {
        this.content = content;
    }

    private final class FirstErrors implements SyncFileHandler {
        @Override
        public boolean wantsRows() {
            return false;
        }

        @Override
        public boolean problem(Problem problem) {
            if (problem.severity() == Problem.Severity.ERROR && problems.size() < KEPT) {
                problems.add(problem);
            }
            return true;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        ByteBuffer seen = target.duplicate();
        int count = content.read(target);
        if (count > 0) {
            checker.update(seen.limit(seen.position() + count));
        }
        return count;
    }

    /** What the checker found, once all was read. */
    Summary summary() {
        Summary known = summary;
        if (known == null) {
            known = checker.finish();
            summary = known;
        }
        return known;
    }

    /** The first errors; complete when {@link #summary()} has returned. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public boolean isOpen() {
        return content.isOpen();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
