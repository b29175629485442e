package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FileImporter} promises. Situations: WORKING, OUT_OF_REACH, SILENT, ANSWER_LOST, SENSELESS,
 * UNAUTHORISED, REFUSING, THROTTLING.
 */
public interface FileImporterContract extends PortContract {
    /** The port under test, whose outside system is in this situation. Asked for once a test. */
    FileImporter port(Situation situation);

    /** A file that was uploaded to that outside system. Asked for after the port. */
    RemoteFile file();

    /** How many requests to start an import have reached the outside system in this test. */
    int startsReceived();

    @Override
    default PortCall prepare(Situation situation) {
        FileImporter port = port(situation);
        RemoteFile file = file();
        Tracking tracking = new Tracking(Optional.of(file.actionId()), Optional.of("A test"));
        return new PortCall(deadline -> port.startImport(file, tracking, deadline), secrets());
    }

    @Test
    default void startsAnImportOnce() {
        prepare(Situation.WORKING).begin().succeeds();

        assertThat(startsReceived()).isEqualTo(1);
    }

    @Test
    default void leavesOpenWhetherItStartedWhenTheAnswerIsLost() {
        checkInDoubt(failure(Situation.ANSWER_LOST, ImportException.class));
        assertThat(startsReceived()).isEqualTo(1);
    }

    @Test
    default void leavesOpenWhetherItStartedWhenTheDeadlineComes() {
        checkInDoubt(prepare(Situation.SILENT).begin(Deadline.in(SHORT)).failsWith(ImportException.class));
        assertThat(startsReceived()).isEqualTo(1);
    }

    @Test
    default void leavesOpenWhetherItStartedWhenTheAnswerIsSenseless() {
        checkInDoubt(failure(Situation.SENSELESS, ImportException.class));
        assertThat(startsReceived()).isEqualTo(1);
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

    private static void checkInDoubt(ImportException e) {
        assertThat(e).isInstanceOfAny(TemporaryException.class, ProtocolException.class);
        if (e instanceof TemporaryException temporary) {
            assertThat(temporary.sent()).isEqualTo(Sent.MAYBE);
        }
    }
}
