package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With helpers the same is told as without. */
class ReadAheadTest {
    private static final int ROWS = 60_000;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Consumer<Runnable> helpers = threads::execute;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void tellsOfARightFileWhatAReaderAloneTells() throws IOException {
        assertSame(rows(new Random(1), 0), helpers);
    }

    @Test
    void tellsProblemsInTheFilesOrder() throws IOException {
        for (int i = 0; i < 20; i++) {
            byte[] file = rows(new Random(i), 1 + i * 3);
            assertThat(assertSame(file, helpers).problems).isNotEmpty();
        }
    }

    @Test
    void takesLinesLongerThanABlock() throws IOException {
        String file = new String(rows(new Random(5), 2), UTF_8);
        int middle = file.indexOf('\n', file.length() / 2) + 1;
        String longRow = "10|long|" + "10|x\n90|y\n".repeat(60_000).replace('\n', '\t') + "|\n";
        assertSame((file.substring(0, middle) + longRow + file.substring(middle)).getBytes(UTF_8), helpers);
        String longValue = "10|long|" + "v".repeat(3_000_000) + "|\n";
        assertSame((file.substring(0, middle) + longValue + file.substring(middle)).getBytes(UTF_8), helpers);
    }

    @Test
    void doesWithoutHelpersThatDoNotCome() throws IOException {
        byte[] file = rows(new Random(3), 5);
        assertSame(file, task -> {});
        assertSame(file, Runnable::run);
        assertSame(file, task -> {
            throw new RejectedExecutionException("full");
        });
    }

    /** Each block is then read into the one buffer, behind what the buffer itself had no end for. */
    @Test
    void readsBlockAfterBlockIntoOneBufferWhereNobodyHelps() throws IOException {
        Consumer<Runnable> nobody = task -> {
            throw new RejectedExecutionException("none");
        };
        for (int i = 1; i <= 4; i++) {
            byte[] file = rows(new Random(i), i * 100);
            assertSame(file, nobody);
            assertSame(file, refusing(i));
        }
        String file = new String(rows(new Random(5), 2), UTF_8);
        int middle = file.indexOf('\n', file.length() / 2) + 1;
        for (int length : new int[] {200_000, 262_143, 262_144, 262_145, 600_000}) {
            String longRow = "10|" + "k".repeat(length) + "|v|1\n90|" + "d".repeat(length) + "\n";
            assertSame((file.substring(0, middle) + longRow + file.substring(middle)).getBytes(UTF_8), nobody);
        }
    }

    @Test
    void asksHelpersAgainThatWereFullOnce() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        byte[] file = rows(new Random(4), 3);
        assertSame(file, task -> {
            if (asked.incrementAndGet() == 3) {
                throw new RejectedExecutionException("full");
            }
            helpers.accept(task);
        });
        assertThat(asked).hasValueGreaterThan(file.length / BlockAhead.LENGTH - 2);
    }

    @Test
    void doesNotAskHelpersAgainWhoseFirstAnswerIsNo() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        assertSame(rows(new Random(4), 3), task -> {
            asked.incrementAndGet();
            throw new RejectedExecutionException("none");
        });
        assertThat(asked).hasValue(1);
    }

    /** Helpers that are full after so many tasks, which they do. */
    private Consumer<Runnable> refusing(int after) {
        AtomicInteger taken = new AtomicInteger();
        return task -> {
            if (taken.incrementAndGet() > after) {
                throw new RejectedExecutionException("full");
            }
            helpers.accept(task);
        };
    }

    @Test
    void endsWhenItsThreadIsInterruptedWhileItWaitsForAHelper() throws Exception {
        StuckHelper keys = new StuckHelper(Thread.currentThread());
        Reading reading = Reading.ofAll(Reader.checkingWithPatience(1), keys);
        ReadAhead ahead = new ReadAhead(new Bytes(ByteBuffer.wrap(rows(new Random(2), 0))), reading, helpers);
        threads.execute(keys::interruptWhoWaits);
        try {
            assertThatThrownBy(ahead::toTheEnd).isInstanceOf(InterruptedIOException.class);
        } finally {
            keys.stuck.countDown();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Keeps whoever helps with the first row's key, and interrupts who then waits for it. */
    private record StuckHelper(Thread reading, CountDownLatch begun, CountDownLatch stuck) implements KeyWatch {
        StuckHelper(Thread reading) {
            this(reading, new CountDownLatch(1), new CountDownLatch(1));
        }

        void interruptWhoWaits() {
            await(begun);
            reading.interrupt();
        }

        @Override
        public boolean isSuspect(long hash) {
            if (Thread.currentThread() != reading) {
                begun.countDown();
                await(stuck);
            }
            return false;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void passedOver(long[] hashes, int count) {}

        @Override
        public void row(long line, boolean delete, byte[] bytes, int from, int to) {}
    }

    /** Bytes that go on where most channels would be closed by an interrupt. */
    private record Bytes(ByteBuffer left) implements ReadableByteChannel {
        @Override
        public int read(ByteBuffer into) {
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(left.remaining(), into.remaining());
            into.put(left.slice(left.position(), count));
            left.position(left.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void stopsWhenTheHandlerHasHadEnough() throws IOException {
        Reader reader = Reader.checkingWithPatience(2);
        reader.summary = SyncFileReader.read(
                Channels.newChannel(new ByteArrayInputStream(rows(new Random(2), 30))), reader, helpers);
        assertThat(reader.problems).hasSize(2);
        assertThat(reader.summary.complete()).isFalse();
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        byte[] file = rows(new Random(2), 0);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> assertSame(file, helpers)).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Reader assertSame(byte[] file, Consumer<Runnable> helpers) throws IOException {
        Reader alone = Reader.checking(file);
        Reader helped = Reader.checkingWithPatience(Integer.MAX_VALUE);
        helped.summary = SyncFileReader.read(Channels.newChannel(new ByteArrayInputStream(file)), helped, helpers);
        assertThat(helped.problems).isEqualTo(alone.problems);
        assertThat(helped.summary).isEqualTo(alone.summary);
        assertThat(helped.headers).isEqualTo(alone.headers);
        return helped;
    }

    /** More than a megabyte of rows, some of them wrong. */
    private static byte[] rows(Random random, int wrong) {
        String[] rows = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = i % 50 == 0 ? "90|k" + i : "10|k" + i + "|" + "v".repeat(random.nextInt(40)) + "|" + i + "|";
        }
        for (int i = 0; i < wrong; i++) {
            rows[random.nextInt(ROWS)] = new String[] {"10|k|v", "10|k|v|x|", "", "20|", "10||v|1|", "90|"}[i % 6];
        }
        return Sample.withFields("id|s:string|i:int", rows).getBytes(UTF_8);
    }
}
