package dev.cc5.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file on the simulated disk, whatever its name: what is seen of it, and what of that would survive the machine. */
final class Inode {
    private byte[] seen = {};
    private byte[] safe = {};
    private List<Change> unsafe = new ArrayList<>();
    private @Nullable Program holder;

    /**
     * A write, or a cut where there are no bytes.
     *
     * @param doomed whether a failed sync has dropped it: later syncs report success and do not save it
     */
    private record Change(int position, byte @Nullable [] bytes, boolean doomed) {
        byte[] appliedTo(byte[] content) {
            if (bytes == null) {
                return Arrays.copyOf(content, position);
            }
            byte[] result = Arrays.copyOf(content, Math.max(content.length, position + bytes.length));
            System.arraycopy(bytes, 0, result, position, bytes.length);
            return result;
        }

        /** Only the first bytes of it reached the disk; the rest of its place holds zeros, or nothing. */
        Change torn(Chance chance) {
            if (bytes == null || bytes.length == 0) {
                return this;
            }
            byte[] part = Arrays.copyOf(bytes, chance.below(bytes.length));
            return new Change(position, chance.happens(0.3) ? Arrays.copyOf(part, bytes.length) : part, false);
        }
    }

    byte[] seen() {
        return seen;
    }

    void write(int position, byte[] bytes) {
        change(new Change(position, bytes.clone(), false));
    }

    void truncate(int length) {
        change(new Change(Math.min(length, seen.length), null, false));
    }

    private void change(Change change) {
        seen = change.appliedTo(seen);
        unsafe.add(change);
    }

    void sync() {
        List<Change> lost = new ArrayList<>();
        for (Change change : unsafe) {
            if (change.doomed()) {
                lost.add(change);
            } else {
                safe = change.appliedTo(safe);
            }
        }
        unsafe = lost;
    }

    /** The system tells of it once; then it takes the changes for saved, though they are not. */
    void failSync() {
        unsafe.replaceAll(change -> new Change(change.position(), change.bytes(), true));
    }

    /** The machine dies: of what was not synced some first changes have reached the disk, the last perhaps torn. */
    void losePower(Chance chance) {
        int kept = chance.below(unsafe.size() + 1);
        for (int i = 0; i < kept; i++) {
            if (!unsafe.get(i).doomed()) {
                safe = unsafe.get(i).appliedTo(safe);
            }
        }
        if (kept < unsafe.size() && chance.happens(0.5)) {
            safe = unsafe.get(kept).torn(chance).appliedTo(safe);
        }
        seen = safe;
        unsafe = new ArrayList<>();
        holder = null;
    }

    boolean isAllZeros() {
        return seen.length > 0 && Arrays.equals(seen, new byte[seen.length]);
    }

    void turnBit(Chance chance) {
        int position = chance.below(seen.length);
        byte turned = (byte) (seen[position] ^ 1 << chance.below(8));
        write(position, new byte[] {turned});
        sync();
    }

    boolean isHeld() {
        return holder != null;
    }

    void hold(Program program) {
        holder = program;
    }

    void release(Program program) {
        if (holder == program) {
            holder = null;
        }
    }
}
