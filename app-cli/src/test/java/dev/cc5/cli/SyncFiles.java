package dev.cc5.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sync files for tests. */
final class SyncFiles {
    static final String WORKSPACE = "workspace-1";
    static final String BUCKET = "bucket-1";

    private SyncFiles() {}

    /** A right file with one row. */
    static Path right(Path directory, String name) {
        return with(directory, name, "10|" + name + "|Smith|0", "99|1");
    }

    /** A right file with two rows to insert or update and one to delete. */
    static Path withADelete(Path directory, String name) {
        return with(directory, name, "10|F-1|Smith|0", "10|F-2|Li|1", "90|F-3", "99|3");
    }

    /** A file with these rows after its header. */
    static Path with(Path directory, String name, String... rows) {
        return write(directory.resolve(name), header("wks_family", WORKSPACE, BUCKET) + String.join("\n", rows) + "\n");
    }

    static String header(String entityType, String workspace, String bucket) {
        return "00|agency|cc5|20260101000000|ref-1\n01|" + entityType + "|" + workspace + "|" + bucket
                + "|cc-family|sync\n02|entityId\n03|entityId:string|name|disabled:bool\n";
    }

    static Path write(Path path, String content) {
        try {
            return Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
