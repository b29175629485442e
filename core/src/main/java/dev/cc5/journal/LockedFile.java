package dev.cc5.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file under the operating system's lock. It is no channel that does the work: an interrupt would close one, and the
 * lock with it.
 */
final class LockedFile implements JournalStorage.HeldFile {
    /** The byte whose lock is the claim. */
    private static final long CLAIM = 0;
    /** The byte whose lock shows the claim to those who only look; asking for it takes nothing from those who claim. */
    private static final long SIGN = 1;

    private final RandomAccessFile file;
    private final Consumer<LockedFile> onClose;
    private boolean open = true;

    LockedFile(RandomAccessFile file, Consumer<LockedFile> onClose) throws IOException {
        this.file = file;
        this.onClose = onClose;
        lock(file.getChannel(), SIGN, false);
    }

    /** Takes the claim; null while another process has it. */
    static @Nullable FileLock claim(FileChannel channel) throws IOException {
        return lock(channel, CLAIM, false);
    }

    static boolean isHeldElsewhere(FileChannel channel) throws IOException {
        return lock(channel, SIGN, true) == null;
    }

    private static @Nullable FileLock lock(FileChannel channel, long position, boolean shared) throws IOException {
        try {
            return channel.tryLock(position, 1, shared);
        } catch (OverlappingFileLockException e) {
            // Another class loader's copy of this class has it.
            return null;
        }
    }

    static byte[] read(RandomAccessFile file, int atMost) throws IOException {
        byte[] content = new byte[(int) Math.min(file.length(), atMost)];
        file.seek(0);
        file.readFully(content);
        return content;
    }

    @Override
    public synchronized byte[] read(int atMost) throws IOException {
        return read(file, atMost);
    }

    @Override
    public synchronized void write(long position, byte[] bytes) throws IOException {
        file.seek(position);
        file.write(bytes);
    }

    @Override
    public synchronized void truncate(long length) throws IOException {
        file.setLength(length);
    }

    /** Not synchronized: whoever looks need not wait for the disk. */
    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    /** Closes the file, and its locks with it. */
    synchronized void release() {
        if (open) {
            open = false;
            try {
                file.close();
            } catch (IOException e) {
                // Closed all the same: Linux frees the descriptor whatever it says, and all was written before.
                return;
            }
        }
    }
}
