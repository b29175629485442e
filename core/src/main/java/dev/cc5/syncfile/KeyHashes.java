package dev.cc5.syncfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Collects the hashes of all keys. */
final class KeyHashes implements KeyWatch, AutoCloseable {
    private final HashShares shares;
    private final long mostRows;
    private long rows;

    KeyHashes(Path temporary, long mostRows) {
        this.shares = new HashShares(temporary);
        this.mostRows = mostRows;
    }

    @Override
    public boolean isSuspect(long hash) {
        return false;
    }

    @Override
    public void passedOver(long[] hashes, int count) {
        for (int i = 0; i < count; i++) {
            add(hashes[i]);
        }
    }

    @Override
    public void row(long line, boolean delete, byte[] bytes, int from, int to) {
        add(KeyHash.of(bytes, from, to));
    }

    private void add(long hash) {
        rows++;
        if (rows <= mostRows) {
            shares.add(hash);
        }
    }

    /** Whether there were more rows than are compared. */
    boolean wereTooMany() {
        return rows > mostRows;
    }

    /** The hashes of which there are several, sorted; at most so many. */
    long[] repeated(int most) throws IOException {
        LongStream.Builder repeated = LongStream.builder();
        int[] count = {0};
        shares.repeated(hash -> {
            if (count[0] < most) {
                count[0]++;
                repeated.add(hash);
            }
        });
        return repeated.build().sorted().toArray();
    }

    @Override
    public void close() throws IOException {
        shares.close();
    }
}
