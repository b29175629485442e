package dev.cc5.simulation;

import dev.cc5.journal.JournalStorage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The simulated disk as one program sees it: every call may fail, and the program may die before and after it. */
class ProgramStorage implements JournalStorage {
    private final Program program;
    private final World world;

    ProgramStorage(Program program) {
        this.program = program;
        this.world = program.world();
    }

    /** Deaths around what changes the disk are what a journal is for. */
    private static final double TIMES = 3;
    /** What comes seldom. */
    private static final double OFTEN = 60;
    /** What only looks comes often and matters less. */
    private static final double RARELY = 0.3;

    private void reach(String call, double times, Fault fault) throws IOException {
        program.reach("journal " + call, times);
        if (world.faults.strike(fault)) {
            throw new IOException("simulated: " + fault);
        }
    }

    @Override
    public List<String> names() throws IOException {
        reach("list", RARELY, Fault.LIST_FAILS);
        return List.copyOf(world.disk.names().keySet());
    }

    @Override
    public Optional<HeldFile> hold(String name) throws IOException {
        reach("open", RARELY, Fault.OPEN_FAILS);
        Optional<Inode> found = world.disk.find(name);
        if (found.isPresent() && found.get().isHeld() && locksWork()) {
            return Optional.empty();
        }
        if (found.isEmpty() && world.disk.isFull()) {
            throw new IOException("No space left on device");
        }
        Inode inode = found.orElseGet(() -> world.disk.create(name));
        inode.hold(program);
        program.reach("journal opened", RARELY);
        return Optional.of(new Held(name, inode));
    }

    /** Broken variants say no. */
    boolean locksWork() {
        return true;
    }

    /** Broken variants say no. */
    boolean syncsWork() {
        return true;
    }

    @Override
    public Optional<Glance> look(String name, int atMost) throws IOException {
        reach("look", RARELY, Fault.READ_FAILS);
        return world.disk.find(name).map(inode -> new Glance(first(inode, atMost), inode.isHeld()));
    }

    private static byte[] first(Inode inode, int atMost) {
        return Arrays.copyOf(inode.seen(), Math.min(inode.seen().length, atMost));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        reach("rename", TIMES, Fault.RENAME_FAILS);
        world.disk.rename(from, to);
        program.reach("journal renamed", OFTEN);
    }

    @Override
    public void delete(String name) throws IOException {
        reach("delete", OFTEN, Fault.DELETE_FAILS);
        world.disk.delete(name);
        program.reach("journal deleted", OFTEN);
    }

    @Override
    public void force() throws IOException {
        reach("directory sync", TIMES, Fault.DIRECTORY_SYNC_FAILS);
        if (syncsWork()) {
            world.disk.sync();
        }
        program.reach("journal directory synced", TIMES);
    }

    private final class Held implements HeldFile {
        private final String name;
        private final Inode inode;

        Held(String name, Inode inode) {
            this.name = name;
            this.inode = inode;
        }

        @Override
        public byte[] read(int atMost) throws IOException {
            reach("read", RARELY, Fault.READ_FAILS);
            return first(inode, atMost);
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            program.reach("journal write", TIMES);
            if (world.faults.strike(Fault.DISK_FULL)) {
                world.disk.fill();
            }
            boolean grows = position + bytes.length > inode.seen().length;
            if (world.disk.isFull() && grows || world.faults.strike(Fault.WRITE_FAILS)) {
                inode.write((int) position, Arrays.copyOf(bytes, world.chance.below(bytes.length + 1)));
                throw new IOException(world.disk.isFull() ? "No space left on device" : "Input/output error");
            }
            if (program.isKilledIn("the middle of a journal write", TIMES)) {
                inode.write((int) position, Arrays.copyOf(bytes, world.chance.below(bytes.length + 1)));
                program.die();
            }
            inode.write((int) position, bytes);
            world.trace.add("  wrote %s at %s, %s bytes", name, position, bytes.length);
            program.reach("journal written", TIMES);
        }

        @Override
        public void truncate(long length) throws IOException {
            reach("truncate", TIMES, Fault.WRITE_FAILS);
            inode.truncate((int) length);
            program.reach("journal truncated", OFTEN);
        }

        @Override
        public void force() throws IOException {
            program.reach("journal sync", TIMES);
            if (world.faults.strike(Fault.SYNC_FAILS)) {
                world.disk.failSync(inode);
                throw new IOException("Input/output error");
            }
            if (syncsWork()) {
                inode.sync();
            }
            program.reach("journal synced", TIMES);
        }

        @Override
        public void close() {
            if (program.isAlive()) {
                inode.release(program);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public String toString() {
        return "the journal";
    }
}
