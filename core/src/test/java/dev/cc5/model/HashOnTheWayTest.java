package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file whose hashes are taken while somebody reads it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HashOnTheWayTest {
    /** Several blocks, and a part of one. */
    private static final int LENGTH = 3_000_000;

    @TempDir
    private Path folder;

    private LocalFile file(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return LocalFile.of(Files.write(folder.resolve("file"), bytes));
    }

    private static void readAll(LocalFile file, Optional<Consumer<Runnable>> helpers) throws IOException {
        try (ReadableByteChannel in = file.openToHash(helpers)) {
            ByteBuffer block = ByteBuffer.allocate(100_000);
            while (in.read(block) >= 0) {
                block.clear();
            }
            assertThat(in.read(block)).isEqualTo(-1);
        }
    }

    private void assertHashes(LocalFile file) throws IOException {
        LocalFile other = LocalFile.of(folder.resolve("file"));
        String fingerprint = other.fingerprint();
        // Gone: whoever knows its hashes now need not read it.
        Files.delete(folder.resolve("file"));
        assertThat(file.md5()).isPresent().isEqualTo(other.md5());
        assertThat(file.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void isHashedByItsReaderWhereThereAreNoHelpers() throws IOException {
        for (int length : new int[] {0, 1, LENGTH}) {
            LocalFile file = file(length);
            readAll(file, Optional.empty());
            assertHashes(file);
        }
    }

    @Test
    void isHashedByHelpers() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            for (int length : new int[] {0, 1, 256 << 10, 1 << 20, LENGTH}) {
                LocalFile file = file(length);
                readAll(file, Optional.of(threads::execute));
                assertHashes(file);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void doesNotWaitForHelpersThatNeverCome() throws IOException {
        LocalFile file = file(LENGTH);
        Deque<Runnable> never = new ArrayDeque<>();
        readAll(file, Optional.of(never::add));
        assertThat(never).hasSizeGreaterThan(5);
        assertHashes(file);
        never.forEach(Runnable::run);
    }

    @Test
    void doesWithoutHelpersThatAreShutDown() throws IOException {
        LocalFile file = file(LENGTH);
        readAll(file, Optional.of(task -> {
            throw new RejectedExecutionException();
        }));
        assertHashes(file);
    }

    @Test
    void knowsNothingOfAFileThatWasNotReadToItsEnd() throws IOException {
        LocalFile file = file(LENGTH);
        try (ReadableByteChannel in = file.openToHash(Optional.empty())) {
            in.read(ByteBuffer.allocate(1000));
        }
        assertThat(file.md5()).isEmpty();
        assertThat(file.fingerprint()).startsWith("sha256:");
        assertHashes(file);
    }

    @Test
    void refusesAFileThatChangedMeanwhile() throws IOException {
        LocalFile file = file(LENGTH);
        try (ReadableByteChannel in = file.openToHash(Optional.empty())) {
            Files.write(folder.resolve("file"), new byte[LENGTH + 1]);
            ByteBuffer block = ByteBuffer.allocate(LENGTH * 2);
            assertThatThrownBy(() -> {
                        while (in.read(block) >= 0) {}
                    })
                    .isInstanceOf(SourceRefusedException.class)
                    .hasMessageContaining("changed");
        }
        assertThat(file.md5()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitingForAHelperAndStaysSet() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CountDownLatch atIt = new CountDownLatch(1);
        List<Thread> helper = new ArrayList<>();
        HashAhead ahead = new HashAhead(
                task -> {
                    if (helper.isEmpty()) {
                        helper.add(new Thread(task));
                        helper.get(0).start();
                    }
                },
                block -> {
                    atIt.countDown();
                    await(mayGoOn);
                });
        try {
            ahead.update(ByteBuffer.allocate(256 << 10));
            atIt.await();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> ahead.update(ByteBuffer.allocate(LENGTH)))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            mayGoOn.countDown();
            helper.get(0).join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
