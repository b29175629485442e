package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.UploadUrlProvider;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What every {@link UploadUrlProvider} promises. Situations: WORKING, OUT_OF_REACH, SILENT, ANSWER_LOST, SENSELESS,
 * UNAUTHORISED, REFUSING, THROTTLING. An outside system that is WORKING gives another file with each answer.
 */
public interface UploadUrlProviderContract extends PortContract {
    /** The port under test, whose outside system is in this situation. Asked for once a test. */
    UploadUrlProvider port(Situation situation);

    /** What a slot is asked for with. */
    default ImportRequest request() {
        return new ImportRequest(
                MemoryFile.of("family.cc5txt", "0123456789"), new Destination("workspace", "bucket", "wks_family"));
    }

    @Override
    default PortCall prepare(Situation situation) {
        UploadUrlProvider port = port(situation);
        ImportRequest request = request();
        return new PortCall(deadline -> port.requestSlot(request, deadline), secrets());
    }

    @Test
    default void givesAnotherUsableSlotEachTime() {
        UploadUrlProvider port = port(Situation.WORKING);
        Deadline deadline = Deadline.in(Attempt.PATIENCE);

        UploadSlot first = port.requestSlot(request(), deadline);
        UploadSlot second = port.requestSlot(request(), deadline);

        assertThat(first.file().id()).isNotEqualTo(second.file().id());
        assertThat(first.expiresAt()).as("until when the first is good").isAfter(Instant.now());
        assertThat(second.expiresAt()).as("until when the second is good").isAfter(Instant.now());
    }

    @Test
    default void canBeAskedAgainWhenTheAnswerIsLost() {
        failure(Situation.ANSWER_LOST, TemporaryException.class);
    }

    @Test
    default void takesNoSenselessAnswerForASlot() {
        failure(Situation.SENSELESS, ProtocolException.class);
    }

    @Test
    default void saysWhenTheKeyIsNotAccepted() {
        failure(Situation.UNAUTHORISED, NotAuthorisedException.class);
    }

    @Test
    default void saysWhenItIsRefused() {
        failure(Situation.REFUSING, RefusedException.class);
    }

    @Test
    default void handsOnThatItShallSlowDown() {
        Refusals.checkThrottled(failure(Situation.THROTTLING, TemporaryException.class));
    }
}
