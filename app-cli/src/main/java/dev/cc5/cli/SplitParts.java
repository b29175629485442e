package dev.cc5.cli;

import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.SyncFileSplitter;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of a file that is split. They get their names when all of them are whole; until then one is open at a time. */
final class SplitParts implements SyncFileSplitter.Parts, Closeable {
    private static final String ENDING = ".cc5txt";
    private static final int FEWEST_DIGITS = 3;

    private final Path folder;
    private final LocalFile file;
    private final String stem;
    private final boolean replace;
    private final String id = UUID.randomUUID().toString();
    private @Nullable WholeFile current;
    private int opened;

    /** @param file what is split: its parts are for no more readers than it is */
    SplitParts(Path folder, LocalFile file, boolean replace) {
        String name = file.name();
        this.folder = folder;
        this.file = file;
        this.stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        this.replace = replace;
    }

    @Override
    public OutputStream open(int number) {
        WholeFile.refuseExisting(named(number, FEWEST_DIGITS), replace);
        WholeFile part = WholeFile.at(unnamed(number), false, file);
        current = part;
        opened = number;
        return new FilterOutputStream(part.stream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                part.complete();
            }
        };
    }

    /** Gives them names, which sort as the parts do. */
    List<Path> complete() throws IOException {
        int digits = Math.max(FEWEST_DIGITS, Integer.toString(opened).length());
        List<Path> parts = new ArrayList<>();
        for (int number = 1; number <= opened; number++) {
            parts.add(named(number, digits));
            WholeFile.refuseExisting(named(number, digits), replace);
        }
        for (int number = 1; number <= opened; number++) {
            Files.move(unnamed(number), parts.get(number - 1), StandardCopyOption.ATOMIC_MOVE);
        }
        return parts;
    }

    private Path named(int number, int digits) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%0" + digits + "d%s", stem, number, ENDING));
    }

    private Path unnamed(int number) {
        return folder.resolve("." + stem + "-" + number + "." + id);
    }

    /** Takes away what has no name yet. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
        for (int number = 1; number <= opened; number++) {
            Files.deleteIfExists(unnamed(number));
        }
    }
}
