package dev.cc5.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The machine's disk with the journal's directory: what is seen in it, and what of that would survive the machine. */
final class Disk {
    private final Chance chance;
    private final Map<String, Inode> seen = new LinkedHashMap<>();
    private final List<Inode> all = new ArrayList<>();
    private final Map<String, Inode> safe = new LinkedHashMap<>();
    private final List<Consumer<Map<String, Inode>>> unsafe = new ArrayList<>();
    private boolean full;
    private boolean rotten;
    private boolean syncFailed;

    Disk(Chance chance) {
        this.chance = chance;
    }

    Map<String, Inode> names() {
        return seen;
    }

    Optional<Inode> find(String name) {
        return Optional.ofNullable(seen.get(name));
    }

    Inode create(String name) {
        Inode inode = new Inode();
        all.add(inode);
        change(names -> names.put(name, inode));
        return inode;
    }

    void rename(String from, String to) throws IOException {
        if (!seen.containsKey(from)) {
            throw new IOException("no such file: " + from);
        }
        change(names -> {
            Inode inode = names.remove(from);
            if (inode != null) {
                names.put(to, inode);
            }
        });
    }

    void delete(String name) {
        change(names -> names.remove(name));
    }

    private void change(Consumer<Map<String, Inode>> how) {
        how.accept(seen);
        unsafe.add(how);
    }

    /** All names are safe now. */
    void sync() {
        unsafe.forEach(change -> change.accept(safe));
        unsafe.clear();
    }

    void losePower() {
        rotten |= syncFailed;
        // A journalling file system saves names in the order of their changes, but not necessarily all.
        int kept = chance.below(unsafe.size() + 1);
        unsafe.subList(0, kept).forEach(change -> change.accept(safe));
        unsafe.clear();
        seen.clear();
        seen.putAll(safe);
        all.forEach(inode -> inode.losePower(chance));
        rotten |= seen.values().stream().anyMatch(Inode::isAllZeros);
    }

    /** The system gives back what a dead program held. */
    void release(Program program) {
        all.forEach(inode -> inode.release(program));
    }

    /** A bit turns over in one of the files, where there is one. */
    void turnBit() {
        List<Inode> filled =
                seen.values().stream().filter(inode -> inode.seen().length > 0).toList();
        if (filled.isEmpty()) {
            return;
        }
        rotten = true;
        chance.oneOf(filled).turnBit(chance);
    }

    /**
     * Whether it lost what a journal may rely on: a bit turned over, what a failed sync had dropped was missed, or a file
     * holds zeros and nothing else, so that nobody knows what was in it.
     */
    boolean isRotten() {
        return rotten;
    }

    /** A sync fails: what it was to save is lost with the machine, whatever later syncs say. */
    void failSync(Inode inode) {
        inode.failSync();
        syncFailed = true;
    }

    /** Whether a secret is in any file that ever was. */
    boolean holdsSecret() {
        return all.stream().anyMatch(inode -> Secrets.isSecretIn(inode.seen()));
    }

    boolean isFull() {
        return full;
    }

    void fill() {
        full = true;
    }

    void makeRoom() {
        full = false;
    }
}
