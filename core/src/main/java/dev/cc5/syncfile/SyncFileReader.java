package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;

/** Reads and checks a sync file in one pass (PLATFORM section 7), in constant memory whatever its length. */
public final class SyncFileReader {
    private SyncFileReader() {}

    /**
     * Reads to the end of the stream, or until the handler has had enough. Does not close the stream.
     *
     * @throws IOException when the stream fails
     */
    public static Summary read(InputStream in, SyncFileHandler handler) throws IOException {
        return new Reading(in, handler).toTheEnd();
    }

    /**
     * Reads the rows 00 to 03 only.
     *
     * @throws IOException when the stream fails
     */
    public static Summary readHeader(InputStream in, SyncFileHandler handler) throws IOException {
        return new Reading(in, handler).toTheEndOfTheHeader();
    }
}
