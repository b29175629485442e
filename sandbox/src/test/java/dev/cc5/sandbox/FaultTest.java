package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.sandbox.Fault.Kind;
import dev.cc5.sandbox.Fault.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The language of scripted faults. */
class FaultTest {
    private static final long EVER = Long.MAX_VALUE;

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of("start:drop", fault(Place.START, Kind.DROP, 0, 1, EVER)),
                Arguments.of("start:drop@1", fault(Place.START, Kind.DROP, 0, 1, 1)),
                Arguments.of("slot:cut@2-", fault(Place.SLOT, Kind.CUT, 0, 2, EVER)),
                Arguments.of("put:503@1-3", fault(Place.PUT, Kind.ANSWER, 503, 1, 3)),
                Arguments.of("put:expired@1", fault(Place.PUT, Kind.EXPIRED, 0, 1, 1)),
                Arguments.of("status:stuck", fault(Place.STATUS, Kind.STUCK, 0, 1, EVER)),
                Arguments.of("status:delay=2s", fault(Place.STATUS, Kind.DELAY, 2000, 1, EVER)),
                Arguments.of("query:delay=5ms@7", fault(Place.QUERY, Kind.DELAY, 5, 7, 7)),
                Arguments.of("slot:slow=10", fault(Place.SLOT, Kind.SLOW, 10, 1, EVER)),
                Arguments.of("slot:quota", fault(Place.SLOT, Kind.QUOTA, 0, 1, EVER)),
                Arguments.of("rows:lose=1", fault(Place.ROWS, Kind.LOSE, 1, 1, EVER)),
                Arguments.of("slot:429=3@1", new Fault(Place.SLOT, Kind.ANSWER, 429, Optional.of(3L), 1, 1)));
    }

    private static Fault fault(Place place, Kind kind, long value, long from, long to) {
        return new Fault(place, kind, value, Optional.empty(), from, to);
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void isRead(String text, Fault meant) {
        assertThat(Fault.of(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|PLACE:FAULT",
                "start|PLACE:FAULT",
                "start:drop@|PLACE:FAULT",
                "start:drop@x|PLACE:FAULT",
                "START:drop|PLACE:FAULT",
                "start:drop@1-2-3|PLACE:FAULT",
                "strat:drop|slot, put, start, status, query, rows",
                "start:dorp|drop, cut, an HTTP status such as 503 or 429=SECONDS, quota, delay=TIME, slow=BYTES",
                "put:slow=5|'slow' cannot happen to put",
                "slot:stuck|'stuck' cannot happen to slot",
                "start:lose=1|'lose' cannot happen to start",
                "rows:drop|only lose=ROWS",
                "rows:lose|lose=ROWS",
                "rows:lose=0|above 0",
                "start:delay=5|500ms or 2s",
                "start:delay|delay=TIME",
                "start:slow=5ms|without a unit",
                "start:503=5s|without a unit",
                "start:drop=1|without a value",
                "start:200|400 to 599",
                "start:drop@0|counted from 1",
                "start:drop@3-2|the first before the last"
            })
    void isRefusedWithWhatWouldBeUnderstood(String text, String words) {
        assertThatThrownBy(() -> SandboxSettings.builder().faults(List.of(text)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Sandbox: the fault '" + text + "' is not understood: ")
                .hasMessageContaining(words);
    }

    @Test
    void strikesByTheVisitsOfItsOwnPlace() {
        Faults faults = Faults.of(List.of("start:drop@2", "start:delay=1s@2-3", "slot:cut"));

        assertThat(faults.at(Place.STATUS)).isEmpty();
        assertThat(faults.at(Place.START)).isEmpty();
        assertThat(faults.at(Place.START)).extracting(Fault::kind).containsExactly(Kind.DROP, Kind.DELAY);
        assertThat(faults.at(Place.START)).extracting(Fault::kind).containsExactly(Kind.DELAY);
        assertThat(faults.at(Place.START)).isEmpty();
        assertThat(faults.at(Place.SLOT)).hasSize(1);
    }
}
