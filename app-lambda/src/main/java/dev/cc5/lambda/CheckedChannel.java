package dev.cc5.lambda;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads a channel, and shows what was read to a checker in a thread of its own that ends with the channel. */
final class CheckedChannel implements ReadableByteChannel {
    private static final int PIPE = 256 * 1024;
    private static final int KEPT = 3;

    private final ReadableByteChannel content;
    private final PipedOutputStream pipe = new PipedOutputStream();
    private final List<Problem> problems = new ArrayList<>();
    private final FutureTask<Summary> checker;
    private byte[] block = new byte[0];

    CheckedChannel(ReadableByteChannel content) {
        this.content = content;
        try {
            PipedInputStream in = new PipedInputStream(pipe, PIPE);
            checker = new FutureTask<>(() -> {
                // Closed at the end of the check, so that whoever writes on is not held up.
                try (in) {
                    return SyncFileReader.read(in, new FirstErrors());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("A pipe in memory did an I/O error", e);
        }
        Thread thread = new Thread(checker, "sync-file-check");
        thread.setDaemon(true);
        thread.start();
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
            seen.limit(seen.position() + count);
            show(seen);
        } else if (count < 0) {
            pipe.close();
        }
        return count;
    }

    private void show(ByteBuffer seen) {
        if (block.length < seen.remaining()) {
            block = new byte[seen.remaining()];
        }
        int length = seen.remaining();
        seen.get(block, 0, length);
        try {
            pipe.write(block, 0, length);
            // Wakes the checker, which would else look once a second.
            pipe.flush();
        } catch (IOException e) {
            // The checker has seen enough.
            return;
        }
    }

    /** What the checker found, once all was read. */
    Summary summary() {
        try {
            pipe.close();
            return checker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportCancelledException(new Explanation("checking the file", "it was cancelled", ""), e);
        } catch (IOException | ExecutionException e) {
            throw new IllegalStateException("The check of a file failed", e);
        }
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
        pipe.close();
        content.close();
    }
}
