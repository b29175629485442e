package dev.cc5.cli.job;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.KeyField;
import dev.cc5.model.LocalFile;
import dev.cc5.model.RowKey;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.KeyHash;
import dev.cc5.syncfile.SeenHashes;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import dev.cc5.workflow.ExpectedRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The different keys of a sync file's rows {@code 10}, in bounded memory: the file is read once for each 500,000 rows,
 * and each time only the keys with certain hashes are looked at. Two keys with the same hash of 64 bits would be taken
 * for one; among 50 million, that happens once in 15,000 files, and nobody can choose such keys.
 */
final class DistinctKeys implements ExpectedRows {
    /** No value has it, so that two never read as one. */
    private static final String BETWEEN_VALUES = "\0";
    /** 8 MiB for each reading of a large file. */
    private static final int MOST_HASHES = 1 << 19;
    /** With less than this, nobody has to wait for memory. */
    private static final int FEW_HASHES = 1 << 13;
    /** How many large files may be read at once: each has its part of the memory. */
    private static final Semaphore LARGE =
            new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / (128L << 20)));

    private final LocalFile file;
    private final List<KeyField> fields;
    private final int readings;
    private final int hashesAtOnce;
    private final long count;

    /**
     * Counts them.
     *
     * @param rows how many rows {@code 10} there are
     * @throws SourceRefusedException when the file cannot be read, or has changed
     */
    static DistinctKeys of(LocalFile file, Header header, long rows) {
        return of(file, header, rows, MOST_HASHES);
    }

    static DistinctKeys of(LocalFile file, Header header, long rows, int mostHashes) {
        return new DistinctKeys(file, header, rows, mostHashes);
    }

    private DistinctKeys(LocalFile file, Header header, long rows, int mostHashes) {
        this.file = file;
        this.fields = header.fields().subList(0, header.keys().size()).stream()
                .map(DistinctKeys::keyField)
                .toList();
        this.readings = (int) Math.max(1, (rows + mostHashes - 1) / mostHashes);
        // Hashes do not fall evenly: a third more than on average never comes.
        this.hashesAtOnce = (int) Math.max(16, Math.min(rows, mostHashes) * 4 / 3 + 1000);
        AtomicLong counted = new AtomicLong();
        forEachKey(key -> counted.incrementAndGet());
        this.count = counted.get();
    }

    private static KeyField keyField(Field field) {
        return new KeyField(
                field.code(),
                switch (field.type()) {
                    case INT, NUMBER -> KeyField.Kind.NUMBER;
                    case BOOL -> KeyField.Kind.BOOL;
                    case STRING, DATE, ARRAY, OBJECT, LIST -> KeyField.Kind.TEXT;
                });
    }

    List<KeyField> fields() {
        return fields;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void forEachKey(Consumer<RowKey> consumer) {
        boolean large = hashesAtOnce > FEW_HASHES;
        if (large) {
            waitForMemory();
        }
        try {
            for (int reading = 0; reading < readings; reading++) {
                read(reading, consumer);
            }
        } finally {
            if (large) {
                LARGE.release();
            }
        }
    }

    private void read(int reading, Consumer<RowKey> consumer) {
        SeenHashes seen = new SeenHashes();
        seen.begin(hashesAtOnce);
        SyncFileHandler handler = new SyncFileHandler() {
            @Override
            public void upsert(long line, List<String> values) {
                RowKey key = key(values);
                byte[] text = String.join(BETWEEN_VALUES, key.values()).getBytes(StandardCharsets.UTF_8);
                long hash = KeyHash.of(text, 0, text.length);
                if ((hash >>> Integer.SIZE) % readings == reading && seen.add(hash) == 0) {
                    consumer.accept(key);
                }
            }
        };
        try (InputStream in = Channels.newInputStream(file.open())) {
            SyncFileReader.read(in, handler);
            file.verifyUnchanged();
        } catch (IOException e) {
            throw new SourceRefusedException(
                    new Explanation("reading the keys of " + file, "reading failed (" + e + ")", "Check the disk."), e);
        }
    }

    private RowKey key(List<String> values) {
        List<String> key = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            key.add(fields.get(i).canonical(values.get(i)));
        }
        return new RowKey(key);
    }

    private static void waitForMemory() {
        try {
            LARGE.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportCancelledException(Explanation.of(Step.QUERY_ROWS, "it was cancelled", ""));
        }
    }
}
