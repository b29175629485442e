package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.StatusChecker;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link StatusChecker} promises. Situations: WORKING, OUT_OF_REACH, SILENT, ANSWER_LOST, SENSELESS,
 * UNAUTHORISED, REFUSING, THROTTLING, UNKNOWN_FILE.
 */
public interface StatusCheckerContract extends PortContract {
    /** The port under test, whose outside system is in this situation. Asked for once a test. */
    StatusChecker port(Situation situation);

    /** The port under test, whose outside system works and says this of the file; UNKNOWN is a word of its own. */
    StatusChecker portShowing(Phase phase);

    /**
     * The port under test, whose outside system answers with the success of another file; empty where its answers cannot
     * name a file.
     */
    default Optional<StatusChecker> portToldOfAnotherFile() {
        return Optional.empty();
    }

    /** The file that is asked for. Asked for after the port. */
    FileId file();

    /** The phases that the outside system has words for. */
    default Set<Phase> phases() {
        return EnumSet.allOf(Phase.class);
    }

    @Override
    default PortCall prepare(Situation situation) {
        StatusChecker port = port(situation);
        FileId file = file();
        return new PortCall(deadline -> port.check(file, deadline), secrets());
    }

    @Test
    default void tellsTheStatusAsOftenAsItIsAsked() {
        StatusChecker port = port(Situation.WORKING);
        Deadline deadline = Deadline.in(Attempt.PATIENCE);

        for (int i = 0; i < 3; i++) {
            FileStatus status = port.check(file(), deadline);
            assertThat(status.file()).isEqualTo(file());
        }
    }

    @TestFactory
    default Stream<DynamicTest> understandsEachPhase() {
        return phases().stream()
                .map(phase -> DynamicTest.dynamicTest(phase.name(), () -> {
                    StatusChecker port = portShowing(phase);
                    FileStatus status = port.check(file(), Deadline.in(Attempt.PATIENCE));
                    assertThat(status.phase()).isEqualTo(phase);
                }));
    }

    @Test
    default void believesNoSuccessOfAnotherFile() {
        portToldOfAnotherFile().ifPresent(port -> {
            FileStatus status = port.check(file(), Deadline.in(Attempt.PATIENCE));
            assertThat(status.phase()).isEqualTo(Phase.UNKNOWN);
            assertThat(status.doubt()).isNotEmpty();
        });
    }

    @Test
    default void saysWhenTheFileIsUnknown() {
        failure(Situation.UNKNOWN_FILE, FileNotFoundAtPortalException.class);
    }

    @Test
    default void canBeAskedAgainWhenTheAnswerIsLost() {
        failure(Situation.ANSWER_LOST, TemporaryException.class);
    }

    @Test
    default void takesNoSenselessAnswerForAStatus() {
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
