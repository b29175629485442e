package dev.cc5.simulation;

import java.util.ArrayList;
import java.util.List;

/** Whoever writes the user's files, at times while they are being imported. */
final class Writer {
    private static final int ROWS = 5;

    private final World world;
    private final List<Content> contents = new ArrayList<>();
    private final List<UserFile> files = new ArrayList<>();

    Writer(World world) {
        this.world = world;
        write("family.cc5txt");
        if (world.chance.happens(0.3)) {
            write("copy.cc5txt");
        }
    }

    private void write(String name) {
        files.add(new UserFile(name, some()));
    }

    /** A new content, or one that a file had before. */
    private Content some() {
        if (!contents.isEmpty() && world.chance.happens(0.5)) {
            return world.chance.oneOf(contents);
        }
        // All of one length: only the worst writers go unseen by whoever counts bytes.
        Content made = Content.numbered(contents.size(), ROWS);
        contents.add(made);
        return made;
    }

    List<UserFile> files() {
        return files;
    }

    UserFile any() {
        return world.chance.oneOf(files);
    }

    void perhapsWrites(double times) {
        UserFile file = any();
        if (world.faults.strike(Fault.SOURCE_CHANGED, times)) {
            file.write(some());
        }
        if (world.faults.strike(Fault.SOURCE_SHRUNK, times)) {
            file.shrink();
        }
        if (world.faults.strike(Fault.SOURCE_GONE, times)) {
            file.remove();
        }
    }

    /** Writes the damaged files anew. */
    void repair() {
        files.stream().filter(file -> !file.isWhole()).forEach(file -> file.write(some()));
    }
}
