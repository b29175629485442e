package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalKey;
import dev.cc5.s3.JournalRecord.Lease;
import dev.cc5.s3.SkippedVersionException.Reason;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A journal in an S3 bucket, for programs that run on many machines at once: conditional writes decide who holds a
 * claim. A claim is a lease that ends at a given time, which is the end of its holder: a machine that dies holds
 * nothing up for longer. Where S3 cannot be asked, nothing is claimed and nothing is recorded.
 *
 * <p>All versions of one object in S3 share one record and one claim. So an older version is never handed over after a
 * newer one: claiming it is refused, with a {@link SkippedVersionException} as the cause. The records hold no secret;
 * they may be deleted when no event of their objects can come any more. Used from many threads.
 */
public final class S3Journal implements ImportJournal {
    /** Clocks of machines differ: so long after its end a lease is not taken over. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    static final String DAMAGED = "Look at the object and ask the portal what became of its files; then delete it.";

    private static final int MOST_RACES = 3;

    private final S3Client s3;
    private final RecordStore store;
    private final String prefix;
    private final String folder;
    private final Supplier<Instant> leaseEnd;
    private final InstantSource clock;

    /**
     * @param bucket where the records lie; must keep conditional writes
     * @param prefix the folder of their keys, for example {@code cc5-journal/}; without its slash it is the same folder
     * @param leaseEnd when this process, or the invocation that it is at, will surely have ended
     * @param clock what stamps the entries
     */
    public S3Journal(S3Client s3, String bucket, String prefix, Supplier<Instant> leaseEnd, InstantSource clock) {
        this.s3 = s3;
        this.store = new RecordStore(s3, bucket);
        this.prefix = prefix;
        this.folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        this.leaseEnd = leaseEnd;
        this.clock = clock;
    }

    /** The key of the object that holds the record; for people who look for it. */
    public String recordKey(JournalKey key) {
        return folder + hash(subject(key)) + ".txt";
    }

    /** A prefix without a slash once stood glued to the records' names: what lies there is still known. */
    private Optional<RecordStore.Stored> gluedRecord(JournalKey key) {
        return folder.equals(prefix) ? Optional.empty() : store.read(prefix + hash(subject(key)) + ".txt");
    }

    /**
     * @throws SourceRefusedException when a newer version of the object was handed over, or this one was refused before;
     *     its cause is a {@link SkippedVersionException}
     * @throws dev.cc5.model.ImportException when S3 cannot be asked, or the record is damaged
     */
    @Override
    public Claim claim(JournalKey key) {
        return lease(key);
    }

    /**
     * Remembers that this version cannot be imported, and why: it will not be claimed again.
     *
     * @throws dev.cc5.model.ImportException as {@link #claim}
     */
    public void refuse(JournalKey key, String why) {
        try (LeasedRecord claim = lease(key)) {
            claim.refuse(why);
        }
    }

    private LeasedRecord lease(JournalKey key) {
        String subject = subject(key);
        String recordKey = recordKey(key);
        Lease lease = new Lease(UUID.randomUUID().toString(), leaseEnd.get());
        LeasedRecord fresh = new LeasedRecord(store, recordKey, subject, key.fingerprint(), lease, clock);
        Optional<JournalRecord> earlier = earlier(key);
        // Most objects are new: what is written first need not be read first.
        if (earlier.isEmpty() && fresh.take(JournalRecord.empty(), null)) {
            return fresh;
        }
        for (int race = 1; race <= MOST_RACES; race++) {
            Optional<RecordStore.Stored> stored = store.read(recordKey);
            JournalRecord record =
                    stored.map(s -> read(key, s)).or(() -> earlier).orElse(JournalRecord.empty());
            check(key, record);
            LeasedRecord claim = new LeasedRecord(store, recordKey, subject, key.fingerprint(), lease, clock);
            if (claim.take(record, eTag(stored))) {
                return claim;
            }
        }
        throw claimed(key);
    }

    /** What an earlier version recorded: in another place, or of a portal that it knew by its origin only. */
    private Optional<JournalRecord> earlier(JournalKey key) {
        return gluedRecord(key)
                .map(stored -> read(key, stored))
                .or(() -> key.atOrigin()
                        .flatMap(origin -> store.read(recordKey(origin))
                                .or(() -> gluedRecord(origin))
                                .filter(stored -> !RecordText.isSealed(stored.text()))
                                .map(stored -> read(origin, stored))));
    }

    private static @Nullable String eTag(Optional<RecordStore.Stored> stored) {
        return stored.isPresent() ? stored.get().eTag() : null;
    }

    private void check(JournalKey key, JournalRecord record) {
        String fingerprint = key.fingerprint();
        if (record.refused().containsKey(fingerprint)) {
            throw skipped(
                    key,
                    Reason.REFUSED_BEFORE,
                    "it was refused before: " + record.refused().get(fingerprint));
        }
        if (record.hasNewerThan(fingerprint) && !record.entries().containsKey(fingerprint) && !isCurrent(key)) {
            throw skipped(key, Reason.SUPERSEDED, "a newer version was handed over before it");
        }
        Instant free = record.lease().map(l -> l.until().plus(CLOCK_SKEW)).orElse(Instant.MIN);
        if (clock.instant().isBefore(free)) {
            throw claimed(key);
        }
    }

    /** S3 decides: the sequencer of some other event may have been wrong. */
    private boolean isCurrent(JournalKey key) {
        try {
            return ObjectVersion.ofFingerprint(key.fingerprint())
                    .map(version -> S3Object.current(s3, version))
                    .isPresent();
        } catch (SourceRefusedException replacedOrGone) {
            return false;
        }
    }

    private JournalRecord read(JournalKey key, RecordStore.Stored stored) {
        try {
            return RecordText.read(subject(key), stored.text());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    new Explanation(
                            "reading the journal's object " + recordKey(key), String.valueOf(e.getMessage()), DAMAGED),
                    e);
        }
    }

    private static AlreadyClaimedException claimed(JournalKey key) {
        return new AlreadyClaimedException(new Explanation(
                "claiming " + name(key),
                "it is being imported right now, or was until its importer died",
                "There is nothing to do: that import goes on, or another takes it up when the claim has ended."));
    }

    private static SourceRefusedException skipped(JournalKey key, Reason reason, String happened) {
        return new SourceRefusedException(
                new Explanation("claiming " + name(key), happened, "There is nothing to do."),
                new SkippedVersionException(reason, happened));
    }

    private static String name(JournalKey key) {
        return ObjectVersion.ofFingerprint(key.fingerprint())
                .map(ObjectVersion::toString)
                .orElse("the file");
    }

    /** What shares a record: the versions of one object, or one content; at one portal and destination. */
    private static String subject(JournalKey key) {
        String what = ObjectVersion.ofFingerprint(key.fingerprint())
                .map(v -> new ObjectVersion(v.bucket(), v.key(), Optional.empty(), Optional.empty(), Optional.empty()))
                .map(ObjectVersion::fingerprint)
                .orElse(key.fingerprint());
        Destination to = key.destination();
        return Stream.of(what, key.portal(), to.workspace(), to.bucket(), to.entityType(), to.folder())
                .map(part -> URLEncoder.encode(part, UTF_8))
                .collect(Collectors.joining(" "));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
