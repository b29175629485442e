package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Reads a file and keeps what it is told. */
final class Reader implements SyncFileHandler {
    final List<Header> headers = new ArrayList<>();
    final List<List<String>> upserts = new ArrayList<>();
    final List<List<String>> deletes = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    private int mostProblems = Integer.MAX_VALUE;
    private boolean wantsRows = true;
    private boolean lenient;
    Summary summary;

    private Reader() {
        this.summary = new Summary(Optional.empty(), 0, 0, 0, 0, 0, false, false);
    }

    static Reader of(String file) {
        return of(file.getBytes(StandardCharsets.UTF_8));
    }

    static Reader of(byte[] file) {
        return of(new ByteArrayInputStream(file));
    }

    static Reader of(InputStream file) {
        return new Reader().read(file);
    }

    /** A reader that wants rows and takes what a portal may take. */
    static Reader leniently(String file) {
        Reader reader = new Reader();
        reader.lenient = true;
        return reader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that wants no rows, takes what a portal may take, and has read nothing yet. */
    static Reader checkingLeniently() {
        Reader reader = checkingWithPatience(Integer.MAX_VALUE);
        reader.lenient = true;
        return reader;
    }

    /** A reader that wants no rows. */
    static Reader checking(byte[] file) {
        Reader reader = new Reader();
        reader.wantsRows = false;
        return reader.read(new ByteArrayInputStream(file));
    }

    /** A reader that wants no rows and is fed blocks of any length, each with something else behind it in its array. */
    static Reader fed(byte[] file, Random random) {
        Reader reader = new Reader();
        reader.wantsRows = false;
        byte[] array = Arrays.copyOf(file, file.length + random.nextInt(40));
        Arrays.fill(array, file.length, array.length, (byte) "10|\n".charAt(random.nextInt(4)));
        SyncFileReader fed = new SyncFileReader(reader);
        boolean goOn = true;
        for (int at = 0; at < file.length && goOn; ) {
            int length = Math.min(file.length - at, random.nextInt(random.nextBoolean() ? 9 : 200));
            goOn = random.nextBoolean()
                    ? fed.update(array, at, length)
                    : fed.update(ByteBuffer.allocateDirect(length)
                            .put(array, at, length)
                            .flip());
            at += length;
        }
        reader.summary = fed.finish();
        return reader;
    }

    /** A reader that has had enough after so many problems. */
    static Reader withPatience(int mostProblems, String file) {
        Reader reader = new Reader();
        reader.mostProblems = mostProblems;
        return reader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    /** One that wants no rows, has had enough after so many problems, and has read nothing yet. */
    static Reader checkingWithPatience(int mostProblems) {
        Reader reader = new Reader();
        reader.wantsRows = false;
        reader.mostProblems = mostProblems;
        return reader;
    }

    static Reader ofHeader(String file) {
        Reader reader = new Reader();
        try {
            reader.summary =
                    SyncFileReader.readHeader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), reader);
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reader read(InputStream file) {
        try {
            summary = SyncFileReader.read(file, this);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void header(Header header) {
        headers.add(header);
    }

    @Override
    public boolean wantsRows() {
        return wantsRows;
    }

    @Override
    public boolean isLenient() {
        return lenient;
    }

    @Override
    public void upsert(long line, List<String> values) {
        upserts.add(values);
        lines.add(line);
    }

    @Override
    public void delete(long line, List<String> keys) {
        deletes.add(keys);
        lines.add(line);
    }

    @Override
    public boolean problem(Problem problem) {
        problems.add(problem);
        return problems.size() < mostProblems;
    }

    /** The only problem there is. */
    Problem problem() {
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
