package dev.cc5.s3;

import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal knows of one object in S3, or of one content: all of it in one record, so that one condition guards
 * it. Immutable.
 *
 * @param writer who wrote this, and for which time: no two texts of a record are the same
 * @param lease who may write to it until when
 * @param newest the sequencer of the newest version that was about to be started
 * @param entries how far each version had come, oldest first, by fingerprint
 * @param refused why a version was refused, oldest first, by fingerprint
 */
record JournalRecord(
        String writer,
        Optional<Lease> lease,
        Optional<String> newest,
        Map<String, JournalEntry> entries,
        Map<String, String> refused) {
    /** So many versions are kept: more than S3 delivers again within a day, of a key that is rewritten every hour. */
    private static final int KEPT = 32;

    /**
     * The right to write.
     *
     * @param owner a random name
     * @param until the end of its owner: afterwards it is void
     */
    record Lease(String owner, Instant until) {}

    JournalRecord {
        entries = ordered(entries);
        refused = ordered(refused);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        Map<String, V> kept = new LinkedHashMap<>();
        map.entrySet().stream()
                .skip(Math.max(0, map.size() - KEPT))
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(kept);
    }

    static JournalRecord empty() {
        return new JournalRecord("", Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    JournalRecord leased(Lease to) {
        return new JournalRecord(writer, Optional.of(to), newest, entries, refused);
    }

    JournalRecord released() {
        return new JournalRecord(writer, Optional.empty(), newest, entries, refused);
    }

    JournalRecord writtenBy(String who) {
        return new JournalRecord(who, lease, newest, entries, refused);
    }

    JournalRecord with(String fingerprint, JournalEntry entry) {
        return new JournalRecord(
                writer, lease, newestAfter(fingerprint, entry.stage()), put(entries, fingerprint, entry), refused);
    }

    JournalRecord refusing(String fingerprint, String why) {
        return new JournalRecord(writer, lease, newest, entries, put(refused, fingerprint, why));
    }

    /** Whether a newer version than this one was handed over before it. */
    boolean hasNewerThan(String fingerprint) {
        Optional<String> sequencer = ObjectVersion.ofFingerprint(fingerprint).flatMap(ObjectVersion::sequencer);
        return sequencer.isPresent() && newest.isPresent() && ObjectVersion.isEarlier(sequencer.get(), newest.get());
    }

    /** A version counts from the moment on from which it may have been started. */
    private Optional<String> newestAfter(String fingerprint, Stage stage) {
        if (stage.compareTo(Stage.STARTING) < 0) {
            return newest;
        }
        Optional<String> sequencer = ObjectVersion.ofFingerprint(fingerprint).flatMap(ObjectVersion::sequencer);
        boolean newer =
                sequencer.isPresent() && (newest.isEmpty() || ObjectVersion.isEarlier(newest.get(), sequencer.get()));
        return newer ? sequencer : newest;
    }

    private static <V> Map<String, V> put(Map<String, V> map, String name, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.remove(name);
        more.put(name, value);
        return more;
    }
}
