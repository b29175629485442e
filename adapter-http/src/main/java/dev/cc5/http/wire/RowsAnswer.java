package dev.cc5.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The answer to a question for rows (PLATFORM section 4).
 *
 * @param rows a page of them; nothing is known of their fields
 * @param total how many rows there are in all; absent where the portal does not say so
 */
public record RowsAnswer(List<Fields> rows, OptionalLong total) {
    public RowsAnswer {
        rows = List.copyOf(rows);
    }

    /**
     * Reads an envelope whose data is an array of rows.
     *
     * @throws MalformedAnswerException when it is not, or when the total is no number of rows
     */
    public static RowsAnswer of(Envelope envelope) {
        List<Fields> rows = new ArrayList<>();
        for (Json row : envelope.root().elements("Data")) {
            rows.add(Fields.of(row)
                    .orElseThrow(
                            () -> new MalformedAnswerException("a row of Data is " + row.kind() + ", not an object")));
        }
        return new RowsAnswer(rows, envelope.root().wholeNumber("Total"));
    }
}
