package dev.cc5.cli;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that is there when it is whole, and not before: written under another name beside it, then renamed. */
final class WholeFile implements Closeable {
    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream stream;

    private WholeFile(Path target, Path unfinished, FileChannel channel) {
        this.target = target;
        this.unfinished = unfinished;
        this.channel = channel;
        this.stream = Channels.newOutputStream(channel);
    }

    /**
     * Begins one, which may be read and written by those who may do so with what it is made of, the owner always.
     *
     * @throws ConfigurationException when there is such a file and it may not be replaced, or none can be written
     */
    static WholeFile at(Path target, boolean replace, LocalFile... madeOf) {
        refuseExisting(target, replace);
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".unfinished");
        try {
            FileChannel channel = FileChannel.open(
                    unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(madeOf));
            return new WholeFile(target, unfinished, channel);
        } catch (IOException e) {
            throw wrong(target, "it cannot be written (" + e + ")", "Check the folder and its permissions.", e);
        }
    }

    private static FileAttribute<?> permissions(LocalFile... madeOf) throws IOException {
        Set<PosixFilePermission> common =
                PosixFilePermissions.fromString(madeOf.length == 0 ? "---------" : "rw-rw-rw-");
        for (LocalFile file : madeOf) {
            common.retainAll(Files.getPosixFilePermissions(file.path()));
        }
        common.addAll(PosixFilePermissions.fromString("rw-------"));
        return PosixFilePermissions.asFileAttribute(common);
    }

    /** @throws ConfigurationException when there is such a file and it may not be replaced */
    static void refuseExisting(Path target, boolean replace) {
        if (!replace && Files.exists(target)) {
            throw wrong(target, "it exists already", "Take another name, or replace it with --replace.", null);
        }
    }

    /** What is to be in it. */
    OutputStream stream() {
        return stream;
    }

    /** Gives it its name: it is whole. */
    void complete() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes away what was not completed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(unfinished);
    }

    private static ConfigurationException wrong(
            Path target, String happened, String advice, @Nullable Throwable cause) {
        return new ConfigurationException(new Explanation("writing " + target, happened, advice), cause);
    }
}
