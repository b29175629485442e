package dev.cc5.s3;

import dev.cc5.model.ImportException;
import dev.cc5.model.TemporaryException.Trouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The bytes of one version of an object. Where the connection breaks it goes on from there with a ranged request. Used
 * from one thread.
 */
final class ObjectChannel implements ReadableByteChannel {
    private static final int MOST_BREAKS_IN_A_ROW = 3;
    private static final int BLOCK = 64 * 1024;

    private final S3Client s3;
    private final ObjectVersion version;
    private final ObjectFailures failures;
    private final long size;
    private final byte[] block = new byte[BLOCK];
    private final Optional<ServerSideEncryption> encryption;
    private @Nullable ResponseInputStream<GetObjectResponse> in;
    private long position;
    private int breaks;

    ObjectChannel(S3Client s3, ObjectVersion version, long size) {
        this.s3 = s3;
        this.version = version;
        this.failures = new ObjectFailures(version);
        this.size = size;
        ResponseInputStream<GetObjectResponse> opened = get(s3, version, failures, null);
        in = opened;
        try {
            checkSize(opened, size, failures);
        } catch (ImportException e) {
            close();
            throw e;
        }
        encryption = Optional.ofNullable(opened.response().serverSideEncryption());
    }

    private static void checkSize(ResponseInputStream<GetObjectResponse> opened, long size, ObjectFailures failures) {
        long length = opened.response().contentLength();
        if (length != size) {
            throw failures.refused(
                    "S3 says that it has " + length + " bytes, and its event said " + size,
                    "What is imported must be what the event told of.",
                    new IOException("another size"));
        }
    }

    /** How the object lies in S3. */
    Optional<ServerSideEncryption> encryption() {
        return encryption;
    }

    /** The first bytes of an object, and how it lies in S3. */
    record Start(byte[] bytes, Optional<ServerSideEncryption> encryption) {}

    /** Reads so many bytes of an object that has at least as many. */
    static Start readStart(S3Client s3, ObjectVersion version, long size, int length) {
        ObjectFailures failures = new ObjectFailures(version);
        String range = length == size ? null : "bytes=0-" + (length - 1);
        try (ResponseInputStream<GetObjectResponse> start = get(s3, version, failures, range)) {
            if (range == null) {
                checkSize(start, size, failures);
            }
            byte[] bytes = start.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException("the answer broke off");
            }
            return new Start(bytes, Optional.ofNullable(start.response().serverSideEncryption()));
        } catch (IOException e) {
            throw failures.temporary("its first bytes did not come", Trouble.NETWORK, e);
        }
    }

    private static ResponseInputStream<GetObjectResponse> get(
            S3Client s3, ObjectVersion version, ObjectFailures failures, @Nullable String range) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(version.bucket())
                .key(version.key())
                .versionId(version.versionId().orElse(null))
                .ifMatch(version.eTag().map(S3Object::quoted).orElse(null))
                .range(range)
                .build();
        try {
            return s3.getObject(request);
        } catch (SdkException e) {
            throw failures.reading(e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        while (true) {
            try {
                int count = current().read(block, 0, Math.min(BLOCK, target.remaining()));
                if (count > 0) {
                    target.put(block, 0, count);
                    position += count;
                    breaks = 0;
                    return count;
                }
                if (position == size) {
                    return -1;
                }
                goOn(new IOException("the answer ended early"));
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException | SdkException e) {
                goOn(e);
            }
        }
    }

    private ResponseInputStream<GetObjectResponse> current() throws ClosedChannelException {
        ResponseInputStream<GetObjectResponse> open = in;
        if (open == null) {
            throw new ClosedChannelException();
        }
        return open;
    }

    /** Asks for the rest. */
    private void goOn(Exception cause) throws IOException {
        current().abort();
        breaks++;
        if (breaks > MOST_BREAKS_IN_A_ROW || position == size) {
            throw broken(cause);
        }
        in = get(s3, version, failures, "bytes=" + position + "-");
    }

    private ImportException broken(Exception cause) {
        return failures.temporary(
                "the connection to S3 broke after " + position + " of " + size + " bytes ("
                        + ObjectFailures.reason(cause) + ")",
                Trouble.NETWORK,
                cause);
    }

    @Override
    public boolean isOpen() {
        return in != null;
    }

    /** Never waits for what was not read. */
    @Override
    public void close() {
        ResponseInputStream<GetObjectResponse> open = in;
        in = null;
        if (open == null) {
            return;
        }
        if (position < size) {
            open.abort();
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            open.abort();
        }
    }
}
