package dev.cc5.s3;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;

/** A source file, block by block; it must have the bytes that it had. Used from one thread. */
final class SourceBlocks implements AutoCloseable {
    private final SourceFile source;
    private final Connection connection;
    private final Failures failures;
    private final ReadableByteChannel content;

    /** @throws dev.cc5.model.ImportException as {@link SourceFile#open()} */
    SourceBlocks(SourceFile source, Connection connection, Failures failures) {
        this.source = source;
        this.connection = connection;
        this.failures = failures;
        this.content = source.open();
    }

    /**
     * The next bytes, in a buffer of the connection's that the caller must send or release.
     *
     * @param last whether the file must end with them
     * @throws SourceRefusedException when the file is shorter or longer than it was, or cannot be read
     * @throws ImportCancelledException when the thread is interrupted
     */
    ByteBuf next(int length, boolean last) {
        ByteBuf block = connection.block(length);
        try {
            fill(block, length);
            if (last && content.read(ByteBuffer.allocate(1)) > 0) {
                throw changed("it grew beyond the " + source.size() + " bytes it had");
            }
            return block;
        } catch (ClosedByInterruptException e) {
            block.release();
            throw failures.interrupted(e);
        } catch (IOException e) {
            block.release();
            throw unreadable(e);
        } catch (RuntimeException e) {
            block.release();
            throw e;
        }
    }

    private void fill(ByteBuf block, int length) throws IOException {
        while (block.writerIndex() < length) {
            int count = content.read(block.internalNioBuffer(block.writerIndex(), block.writableBytes()));
            if (count < 0) {
                throw changed("it ended early, after less than the " + source.size() + " bytes it had");
            }
            block.writerIndex(block.writerIndex() + count);
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SourceRefusedException changed(String how) {
        return new SourceRefusedException(failures.explain(
                "the file changed while it was read: " + how,
                "No import was started. Import it again when its writer is done."));
    }

    private SourceRefusedException unreadable(IOException cause) {
        return new SourceRefusedException(
                failures.explain(
                        "reading the file failed (" + Failures.reason(cause) + ")",
                        "Check the disk. No import was started."),
                cause);
    }
}
