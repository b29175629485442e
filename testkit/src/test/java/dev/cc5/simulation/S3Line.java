package dev.cc5.simulation;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.SourceFile;
import dev.cc5.model.Step;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.ByteCounter;
import dev.cc5.port.FileUploader;
import dev.cc5.testkit.Failures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;

/** What a program's adapter for S3 does: it puts the bytes there, and compares the ETag where S3 gives a plain one. */
final class S3Line implements FileUploader {
    private static final int BLOCK = 16;

    private final Program program;
    private final World world;
    private final Line line;

    S3Line(Program program) {
        this.program = program;
        this.world = program.world();
        this.line = new Line(program);
    }

    @Override
    public void upload(SourceFile source, UploadSlot slot, ByteCounter counter, Deadline deadline) {
        StoredFile stored = world.portal.file(slot.file().id());
        byte[] bytes = read(source, counter);
        byte[] kept = line.call(Step.UPLOAD, deadline, () -> put(stored, bytes));
        boolean plainETag = source.md5().isPresent() && world.plainETags;
        if (plainETag && !source.md5().get().equals(Content.of(kept).md5())) {
            throw Failures.network(Step.UPLOAD, Sent.MAYBE);
        }
    }

    private byte[] put(StoredFile stored, byte[] bytes) {
        if (world.faults.strike(Fault.EARLY_REFUSAL, 4)) {
            throw unusable(Reason.EXPIRED);
        }
        if (world.faults.strike(Fault.SIGNATURE_REFUSED, 4)) {
            throw unusable(Reason.SIGNATURE);
        }
        if (world.faults.strike(Fault.URL_EXPIRED, 4)) {
            stored.urlGoodUntil(world.time.nanos());
        }
        if (!stored.isUrlGood(world.time.nanos())) {
            throw unusable(Reason.EXPIRED);
        }
        if (world.faults.strike(Fault.SLOW_DOWN, 4)) {
            throw Failures.throttled(Step.UPLOAD, world.chance.upTo(Duration.ofSeconds(10)));
        }
        // S3 knows the length: of a body that was cut nothing is kept.
        if (world.faults.strike(Fault.BODY_CUT, 4)) {
            throw Failures.network(Step.UPLOAD, Sent.MAYBE);
        }
        byte[] kept = bytes;
        if (world.plainETags && world.faults.strike(Fault.BYTES_TURNED, 4)) {
            kept = bytes.clone();
            kept[world.chance.below(kept.length)] ^= 1;
        }
        stored.put(kept);
        return kept;
    }

    private byte[] read(SourceFile source, ByteCounter counter) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        try (ReadableByteChannel channel = source.open()) {
            while (channel.read(block) >= 0) {
                bytes.write(block.array(), 0, block.position());
                block.clear();
                counter.sent(bytes.size());
                program.reach("uploading");
                world.writer.perhapsWrites(3);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.size() != source.size()) {
            throw Failures.sourceChanged("another length");
        }
        return bytes.toByteArray();
    }

    private static SlotUnusableException unusable(Reason reason) {
        return new SlotUnusableException(Explanation.of(Step.UPLOAD, "S3 refused the URL", ""), reason, null);
    }
}
