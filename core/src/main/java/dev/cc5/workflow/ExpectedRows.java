package dev.cc5.workflow;

import dev.cc5.model.RowKey;
import java.util.function.Consumer;

/** The rows that a file holds to be imported. Asked from the thread that compares them with the portal's. */
public interface ExpectedRows {
    /** How many different keys they have. */
    long count();

    /**
     * Tells every different key once, in any order.
     *
     * @throws dev.cc5.model.SourceRefusedException when the file cannot be read any more
     */
    void forEachKey(Consumer<RowKey> consumer);
}
