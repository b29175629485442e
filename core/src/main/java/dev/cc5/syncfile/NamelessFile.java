package dev.cc5.syncfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Temporary files of which nothing is left however the process ends: they lose their names when they are opened. */
final class NamelessFile {
    private NamelessFile() {}

    /** A new one for its owner only, on the disk of a folder; where a system keeps names, until it is closed. */
    static FileChannel in(Path folder) throws IOException {
        return FileChannel.open(
                Files.createTempFile(folder, "cc5-", ""),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }
}
