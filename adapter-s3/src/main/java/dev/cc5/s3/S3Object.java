package dev.cc5.s3;

import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * An object in S3 as a source file. Frozen by its version id or its eTag: what is read is that version or nothing.
 * Streams, with one request for the whole of it, in constant memory and without a file. Used from many threads.
 */
public final class S3Object implements SourceFile {
    private static final Pattern STEPS = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    private final S3Client s3;
    private final ObjectVersion version;
    private final long size;
    /** Whether the eTag is the MD5 is told by the answer that carries the bytes: how the object is encrypted. */
    private volatile Optional<String> md5 = Optional.empty();
    /** All of it, where it is so small that its start was the whole. */
    private volatile byte @Nullable [] whole;

    private S3Object(S3Client s3, ObjectVersion version, long size) {
        this.s3 = s3;
        this.version = version;
        this.size = size;
    }

    /**
     * An object of which all is known; asks nobody.
     *
     * @param version with a version id or an eTag
     * @param size in bytes, 0 or more
     */
    public static S3Object of(S3Client s3, ObjectVersion version, long size) {
        refuseUnreachable(version);
        if (size < 0) {
            throw new IllegalArgumentException("An object cannot have " + size + " bytes");
        }
        if (version.versionId().isEmpty() && version.eTag().isEmpty()) {
            throw new IllegalArgumentException("Nothing pins what is read of " + version);
        }
        return new S3Object(s3, version, size);
    }

    /**
     * Asks S3 for the size, and for the eTag where the event told none.
     *
     * @throws dev.cc5.model.ImportException as {@link #open()}
     */
    public static S3Object find(S3Client s3, ObjectVersion version) {
        refuseUnreachable(version);
        HeadObjectRequest request = HeadObjectRequest.builder()
                .bucket(version.bucket())
                .key(version.key())
                .versionId(version.versionId().orElse(null))
                .ifMatch(version.eTag().map(S3Object::quoted).orElse(null))
                .build();
        try {
            HeadObjectResponse head = s3.headObject(request);
            Optional<String> eTag = version.eTag().or(() -> Optional.of(unquoted(head.eTag())));
            return of(s3, version.pinnedTo(eTag), head.contentLength());
        } catch (SdkException e) {
            throw new ObjectFailures(version).reading(e);
        }
    }

    /**
     * Asks S3 what lies there now: for who believes neither the size nor the order that an event tells.
     *
     * @throws SourceRefusedException when that is another version; its cause is a {@link SkippedVersionException}
     * @throws dev.cc5.model.ImportException as {@link #open()}
     */
    public static S3Object current(S3Client s3, ObjectVersion version) {
        Optional<String> any = Optional.empty();
        S3Object now;
        try {
            now = find(s3, new ObjectVersion(version.bucket(), version.key(), any, any, any));
        } catch (SourceRefusedException gone) {
            if (version.versionId().isPresent()) {
                return find(s3, version);
            }
            throw gone;
        }
        Optional<String> eTag = version.eTag().or(now.version::eTag);
        if (!eTag.equals(now.version.eTag())) {
            throw new ObjectFailures(version).superseded("S3 has another content there now");
        }
        return of(s3, version.pinnedTo(eTag), now.size);
    }

    /** HTTP clients take such segments for steps in the path, and fetch another object. */
    private static void refuseUnreachable(ObjectVersion version) {
        if (STEPS.matcher(version.key()).find()) {
            throw new SourceRefusedException(new ObjectFailures(version)
                    .explain(
                            "its key has a part . or .., which HTTP does not carry",
                            "Copy it to another key. No import was started."));
        }
    }

    /** Which version of which object this is. */
    public ObjectVersion version() {
        return version;
    }

    /** The last part of the key. */
    @Override
    public String name() {
        return version.key().substring(version.key().lastIndexOf('/') + 1);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String fingerprint() {
        return version.fingerprint();
    }

    /** The eTag of an object that is neither encrypted with a KMS key nor made of parts; known once it was opened. */
    @Override
    public Optional<String> md5() {
        return md5;
    }

    /**
     * Opens the object at its first byte. What was read breaks off only when three attempts in a row to go on from there
     * failed.
     *
     * @throws SourceRefusedException when it is gone, archived, of another size or not to be read with the permissions
     *     there are; where a newer version has replaced it the cause is a {@link SkippedVersionException}
     * @throws dev.cc5.model.TemporaryException when S3 cannot be reached or has trouble, also while it is read
     */
    @Override
    public ReadableByteChannel open() {
        byte[] known = whole;
        if (known != null) {
            return Channels.newChannel(new ByteArrayInputStream(known));
        }
        ObjectChannel channel = new ObjectChannel(s3, version, size);
        md5 = md5(channel.encryption());
        return channel;
    }

    /**
     * Reads the first bytes with a request of their own. Where they are the whole object they are kept, and {@link #open}
     * asks S3 no more.
     *
     * @param most how many at most, 1 or more
     * @throws dev.cc5.model.ImportException as {@link #open()}
     */
    public byte[] start(int most) {
        int length = (int) Math.min(most, size);
        if (length == 0) {
            return new byte[0];
        }
        ObjectChannel.Start start = ObjectChannel.readStart(s3, version, size, length);
        if (length == size) {
            md5 = md5(start.encryption());
            whole = start.bytes();
        }
        return start.bytes().clone();
    }

    private Optional<String> md5(Optional<ServerSideEncryption> encryption) {
        boolean plain = encryption.isEmpty() || encryption.get() == ServerSideEncryption.AES256;
        return version.eTag().filter(tag -> plain && tag.matches("[0-9a-f]{32}"));
    }

    /** What is read is pinned: it cannot have changed. */
    @Override
    public void verifyUnchanged() {}

    static String quoted(String eTag) {
        return "\"" + eTag + "\"";
    }

    static String unquoted(String eTag) {
        return eTag.length() >= 2 && eTag.startsWith("\"") && eTag.endsWith("\"")
                ? eTag.substring(1, eTag.length() - 1)
                : eTag;
    }

    @Override
    public String toString() {
        return version.toString();
    }
}
