package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.KeyField;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RowKey;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.RowQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RowQuery} promises. Situations: WORKING, OUT_OF_REACH, SILENT, ANSWER_LOST, SENSELESS, UNAUTHORISED,
 * REFUSING, THROTTLING. An outside system that is WORKING has the rows {@link #OURS}, written last by the import of
 * {@link #rows()}, and {@link #THEIRS}, written last by {@link #OTHER_WRITER}; it has no row {@link #ABSENT}.
 */
public interface RowQueryContract extends PortContract {
    List<RowKey> OURS = List.of(RowKey.of("F-1"), RowKey.of("F-2"));

    RowKey THEIRS = RowKey.of("F-3");

    RowKey ABSENT = RowKey.of("F-4");

    ActionId OTHER_WRITER = new ActionId("action-2");

    /** The port under test, whose outside system is in this situation. Asked for once a test. */
    RowQuery port(Situation situation);

    /** The rows that are asked for, by an action id other than {@link #OTHER_WRITER}. */
    default ImportedRows rows() {
        return new ImportedRows(
                new Destination("workspace", "bucket", "wks_family"),
                "cc-family",
                new ActionId("action-1"),
                List.of(new KeyField("entityId", KeyField.Kind.TEXT)));
    }

    @Override
    default PortCall prepare(Situation situation) {
        RowQuery port = port(situation);
        ImportedRows rows = rows();
        return new PortCall(deadline -> port.count(rows, deadline), secrets());
    }

    /** Asks for keys once and returns the failure, which must be of this type; its text was checked. */
    default <X extends ImportException> X failureByKeys(Situation situation, Class<X> type) {
        RowQuery port = port(situation);
        PortCall call = new PortCall(deadline -> port.lastWriters(rows(), OURS, deadline), secrets());
        return call.begin().failsWith(type);
    }

    @Test
    default void countsTheRowsOfTheImportAsOftenAsItIsAsked() {
        RowQuery port = port(Situation.WORKING);
        Deadline deadline = Deadline.in(Attempt.PATIENCE);

        for (int i = 0; i < 3; i++) {
            assertThat(port.count(rows(), deadline)).isEqualTo(OURS.size());
        }
    }

    @Test
    default void tellsWhichImportWroteEachRowLast() {
        List<RowKey> asked = List.of(OURS.get(0), ABSENT, THEIRS, OURS.get(1));

        Map<RowKey, ActionId> writers =
                port(Situation.WORKING).lastWriters(rows(), asked, Deadline.in(Attempt.PATIENCE));

        assertThat(writers)
                .isEqualTo(
                        Map.of(OURS.get(0), rows().actionId(), OURS.get(1), rows().actionId(), THEIRS, OTHER_WRITER));
    }

    @Test
    default void tellsOfNoRowThatItWasNotAskedFor() {
        RowQuery port = port(Situation.WORKING);
        Deadline deadline = Deadline.in(Attempt.PATIENCE);

        assertThat(port.lastWriters(rows(), List.of(THEIRS), deadline)).isEqualTo(Map.of(THEIRS, OTHER_WRITER));
        assertThat(port.lastWriters(rows(), List.of(), deadline)).isEmpty();
    }

    @Test
    default void canBeAskedAgainWhenTheAnswerIsLost() {
        failure(Situation.ANSWER_LOST, TemporaryException.class);
    }

    @Test
    default void takesNoSenselessAnswerForACount() {
        failure(Situation.SENSELESS, ProtocolException.class);
    }

    @Test
    default void takesNoSenselessAnswerForMissingRows() {
        failureByKeys(Situation.SENSELESS, ProtocolException.class);
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
    default void takesNoRefusalForMissingRows() {
        failureByKeys(Situation.REFUSING, RefusedException.class);
    }

    @Test
    default void handsOnThatItShallSlowDown() {
        Refusals.checkThrottled(failure(Situation.THROTTLING, TemporaryException.class));
    }
}
