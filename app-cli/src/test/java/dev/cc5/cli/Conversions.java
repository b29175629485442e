package dev.cc5.cli;

import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.ValidRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code cc5 convert} in one folder, and what the sync files hold that it writes there. */
final class Conversions {
    static final String[] HEADER = {
        "--customer",
        "bayview",
        "--workspace",
        "w",
        "--bucket",
        "b",
        "--entity-type",
        "wks_family",
        "--data-source",
        "cc-family",
        "--key",
        "id"
    };

    private final Path folder;

    private final List<Field> fields = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Conversions(Path folder) {
        this.folder = folder;
    }

    /** A file to convert. */
    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    CommandRun convert(Path from, String to, String... options) {
        return CommandRun.of("convert")
                .with(from, "-o", folder.resolve(to))
                .with(List.of(options))
                .run();
    }

    /** Writes {@code out.cc5txt} with a header of its own, and reads it. */
    CommandRun toSyncFile(Path from, String... options) throws IOException {
        CommandRun run = CommandRun.of("convert")
                .with(from, "-o", folder.resolve("out.cc5txt"))
                .with(List.of(HEADER))
                .with(List.of(options))
                .run();
        if (run.exit() == 0) {
            read(folder.resolve("out.cc5txt"));
        }
        return run;
    }

    /** Reads the fields and rows of a sync file. */
    void read(Path syncFile) throws IOException {
        try (InputStream in = Files.newInputStream(syncFile)) {
            ValidRows.read(in, new ValidRows() {
                @Override
                public void header(Header header) {
                    fields.addAll(header.fields());
                }

                @Override
                public void upsert(List<String> values) {
                    rows.add(values);
                }

                @Override
                public void delete(List<String> keys) {
                    rows.add(keys);
                }
            });
        }
    }

    /** The fields that were read, each with its type. */
    String types() {
        return fields.stream()
                .map(field -> field.code() + ":" + field.type().word())
                .collect(Collectors.joining(" "));
    }

    /** The rows that were read, of deletes their keys. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }
}
