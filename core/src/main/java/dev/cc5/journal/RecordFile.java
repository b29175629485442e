package dev.cc5.journal;

import dev.cc5.journal.JournalStorage.HeldFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A held file that only grows by whole records. Once it could not be forced it takes no more. */
final class RecordFile {
    private final HeldFile file;
    private int length;
    private boolean tidy;
    private boolean broken;

    /**
     * @param length how many bytes are whole records
     * @param tidy whether nothing follows them
     */
    RecordFile(HeldFile file, int length, boolean tidy) {
        this.file = file;
        this.length = length;
        this.tidy = tidy;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isBroken() {
        return broken;
    }

    boolean hasRoomFor(String records) {
        return records.length() <= Recorded.MAX_BYTES - length;
    }

    /** Appends records; what throws has left the earlier ones as they were. */
    void append(String records) throws IOException {
        if (!tidy) {
            // Half a record with another after it would be damage.
            file.truncate(length);
        }
        tidy = false;
        file.write(length, records.getBytes(StandardCharsets.ISO_8859_1));
        tidy = true;
        length += records.length();
    }

    /**
     * Makes what was appended survive the machine. Never tried again: after a failure the operating system may have
     * dropped what it could not write, and answer the next call as if all were well.
     */
    void force() throws IOException {
        broken = true;
        file.force();
        broken = false;
    }

    /** From now on nothing is taken. */
    void breakDown() {
        broken = true;
    }

    void close() {
        file.close();
    }
}
