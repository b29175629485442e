package dev.cc5.workflow;

import dev.cc5.model.ActionId;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.KeyField;
import dev.cc5.model.RowKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The rows of one file, as this import and another one mark them. */
final class RowsOfOneFile {
    static final ActionId OURS = new ActionId("action-1");
    static final ActionId THEIRS = new ActionId("action-2");
    static final ImportedRows ROWS = new ImportedRows(
            WorkflowFixture.DESTINATION, "cc-family", OURS, List.of(new KeyField("entityId", KeyField.Kind.TEXT)));

    private RowsOfOneFile() {}

    static ExpectedRows expecting(List<RowKey> keys) {
        return new ExpectedRows() {
            @Override
            public long count() {
                return keys.size();
            }

            @Override
            public void forEachKey(Consumer<RowKey> consumer) {
                keys.forEach(consumer);
            }
        };
    }

    /** The keys of these numbers, the last one not among them. */
    static RowKey[] keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> RowKey.of("F-" + i)).toArray(RowKey[]::new);
    }
}
