package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.LocalFile;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.model.UploadFailedException;
import dev.cc5.port.FileUploader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link FileUploader} promises. Situations: WORKING, OUT_OF_REACH, SILENT, ANSWER_LOST, REFUSING,
 * THROTTLING, EXPIRED_SLOT, STALLED, CONFIRMING_TOO_EARLY.
 */
public interface FileUploaderContract extends UploadedSourceContract {
    @Test
    default void saysThatASlotHasExpired() {
        SlotUnusableException e = failure(Situation.EXPIRED_SLOT, SlotUnusableException.class);
        assertThat(e.reason()).isEqualTo(SlotUnusableException.Reason.EXPIRED);
    }

    @Test
    default void saysWhenItIsRefused() {
        ImportException e = failure(Situation.REFUSING, ImportException.class);
        assertThat(e).isInstanceOfAny(RefusedException.class, UploadFailedException.class);
    }

    @Test
    default void handsOnThatItShallSlowDown() {
        TemporaryException e = failure(Situation.THROTTLING, TemporaryException.class);
        assertThat(e.trouble()).isEqualTo(Trouble.THROTTLED);
    }

    @Test
    default void canBeAskedAgainWhenTheAnswerIsLost() {
        failure(Situation.ANSWER_LOST, TemporaryException.class);
    }

    @Test
    default void doesNotSucceedBeforeEveryByteWasTaken(@TempDir Path folder) throws IOException {
        PortCall call = prepare(Situation.CONFIRMING_TOO_EARLY, largeFile(folder));
        call.begin(Deadline.in(GRACE)).failsWith(ImportException.class);
    }

    @Test
    default void givesUpAStalledUploadWhenTheDeadlineComes(@TempDir Path folder) throws IOException {
        PortCall call = prepare(Situation.STALLED, largeFile(folder));
        Deadline deadline = Deadline.in(SHORT);

        call.begin(deadline).failsWith(TemporaryException.class);

        assertThat(deadline.elapsed()).as("how long it took").isLessThan(SHORT.plus(GRACE));
    }

    @Test
    default void isCancelledByAnInterruptWithinAnUpload(@TempDir Path folder) throws IOException {
        PortCall call = prepare(Situation.STALLED, largeFile(folder));
        Attempt attempt = call.begin().interruptAfter(SHORT);

        attempt.failsWith(ImportCancelledException.class);
        assertThat(attempt.endedInterrupted()).as("the thread's interrupt flag").isTrue();
    }

    /** More than the buffers of any connection hold; takes no room on most disks. */
    private static LocalFile largeFile(Path folder) throws IOException {
        Path path = folder.resolve("large.cc5txt");
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(32L << 20).write(ByteBuffer.allocate(1));
        }
        return LocalFile.of(path);
    }
}
