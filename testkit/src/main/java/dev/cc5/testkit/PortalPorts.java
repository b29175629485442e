package dev.cc5.testkit;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowKey;
import dev.cc5.model.Sent;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.ByteCounter;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import dev.cc5.workflow.Timing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The ports of a {@link FakePortal}. Used from many threads. */
final class PortalPorts implements UploadUrlProvider, FileUploader, FileImporter, StatusChecker, RowQuery {
    private static final int BLOCK = 16 * 1024;

    private final String origin;
    private final Timing timing;
    private final FaultScript script;
    private final PortalFiles files;
    private volatile boolean closed;

    PortalPorts(String origin, Timing timing, FaultScript script, PortalFiles files) {
        this.origin = origin;
        this.timing = timing;
        this.script = script;
        this.files = files;
    }

    @Override
    public UploadSlot requestSlot(ImportRequest request, Deadline deadline) {
        return call(Step.REQUEST_SLOT, deadline, () -> files.newSlot(request, origin, timing.now()));
    }

    @Override
    public void upload(SourceFile source, UploadSlot slot, ByteCounter counter, Deadline deadline) {
        run(Step.UPLOAD, deadline, () -> {
            files.checkSlot(slot, timing.now());
            files.put(slot, read(source, counter, deadline));
        });
    }

    @Override
    public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline) {
        run(Step.START_IMPORT, deadline, () -> files.start(file, tracking));
        return Optional.of(file.actionId());
    }

    @Override
    public FileStatus check(FileId id, Deadline deadline) {
        return call(Step.CHECK_STATUS, deadline, () -> files.nextStatus(id));
    }

    @Override
    public long count(ImportedRows rows, Deadline deadline) {
        return call(Step.QUERY_ROWS, deadline, () -> files.rowsOf(rows.actionId()));
    }

    @Override
    public Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
        return keys.isEmpty() ? Map.of() : call(Step.QUERY_ROWS, deadline, () -> files.writers(keys));
    }

    void close() {
        closed = true;
    }

    private void run(Step step, Deadline deadline, Runnable action) {
        call(step, deadline, () -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    private <T> T call(Step step, Deadline deadline, Supplier<T> action) {
        FaultScript.Around around = script.nextCall(step);
        if (closed) {
            throw new IllegalStateException("The portal was closed before this call");
        }
        stopWhenDue(step, deadline, Sent.NO);
        around.before().run();
        T answer = action.get();
        around.after().accept(deadline);
        return answer;
    }

    private static void stopWhenDue(Step step, Deadline deadline, Sent sent) {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.cancelled(step);
        }
        if (deadline.isOver()) {
            throw Failures.deadline(step, sent);
        }
    }

    private static byte[] read(SourceFile source, ByteCounter counter, Deadline deadline) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        counter.sent(0);
        try (ReadableByteChannel channel = source.open()) {
            while (channel.read(block) >= 0) {
                content.write(block.array(), 0, block.position());
                block.clear();
                if (content.size() > source.size()) {
                    throw Failures.sourceChanged("it grew");
                }
                counter.sent(content.size());
                stopWhenDue(Step.UPLOAD, deadline, Sent.MAYBE);
            }
        } catch (IOException e) {
            throw new SourceRefusedException(
                    Failures.sourceChanged("reading it failed").explanation(), e);
        }
        if (content.size() < source.size()) {
            throw Failures.sourceChanged("it shrank");
        }
        source.verifyUnchanged();
        return content.toByteArray();
    }

    /** What is left of a call that is never answered. */
    void waitInVain(Step step, Deadline deadline) {
        try {
            timing.sleep(deadline.remaining());
        } catch (InterruptedException e) {
            throw Failures.cancelled(step);
        }
        throw Failures.deadline(step, Sent.MAYBE);
    }
}
