package dev.cc5.s3;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.s3.JournalRecord.Lease;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim: the record as its holder last wrote it. Each write is bound to the one before by its eTag.
 *
 * <p>A write costs a round trip and money, so there are three of them to an import: the claim, the start, and the start's
 * success, which gives the claim back in the same write. What comes before the start is written along with it, or when
 * the claim is closed: who dies before that has started nothing, and uploads again.
 */
final class LeasedRecord implements ImportJournal.Claim {
    private static final Logger LOG = System.getLogger("dev.cc5.s3");

    private final RecordStore store;
    private final String recordKey;
    private final String subject;
    private final String fingerprint;
    private final Lease lease;
    private final InstantSource clock;
    private JournalRecord record = JournalRecord.empty();
    private @Nullable String eTag;
    private int writes;
    private boolean open;
    private boolean unwritten;

    LeasedRecord(
            RecordStore store, String recordKey, String subject, String fingerprint, Lease lease, InstantSource clock) {
        this.store = store;
        this.recordKey = recordKey;
        this.subject = subject;
        this.fingerprint = fingerprint;
        this.lease = lease;
        this.clock = clock;
    }

    /** Tries to become the holder; false when somebody else has written meanwhile. */
    boolean take(JournalRecord found, @Nullable String foundETag) {
        eTag = foundETag;
        open = write(found.leased(lease));
        return open;
    }

    @Override
    public String job() {
        return recordKey;
    }

    @Override
    public Optional<JournalEntry> found() {
        return Optional.ofNullable(record.entries().get(fingerprint));
    }

    @Override
    public void record(Stage stage, RemoteFile file) {
        JournalRecord next = record.with(fingerprint, JournalEntry.after(found(), stage, file, clock.instant()));
        if (stage.compareTo(Stage.STARTING) < 0 && open) {
            record = next;
            unwritten = true;
        } else if (stage == Stage.STARTING) {
            writeAsHolder(next);
        } else {
            // From here on nobody who claims it starts anything: the claim guards no more.
            writeAsHolder(next.released());
        }
    }

    void refuse(String why) {
        writeAsHolder(record.refusing(fingerprint, why));
    }

    private void writeAsHolder(JournalRecord next) {
        if (!open || !write(next)) {
            throw new TemporaryException(
                    new Explanation(
                            "keeping the journal's object " + recordKey,
                            "the claim is no longer held here",
                            "Nothing more is done here: whoever holds it now goes on."),
                    Trouble.JOURNAL,
                    Sent.NO,
                    Optional.empty(),
                    null);
        }
    }

    private boolean write(JournalRecord next) {
        JournalRecord signed = next.writtenBy(lease.owner() + "/" + ++writes);
        Optional<String> written = store.write(recordKey, RecordText.write(subject, signed), eTag);
        written.ifPresent(tag -> {
            record = signed;
            eTag = tag;
            unwritten = false;
        });
        return written.isPresent();
    }

    /** Where S3 fails the lease ends by itself: what was recorded stands all the same. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        if (record.lease().isEmpty() && !unwritten) {
            return;
        }
        try {
            write(record.released());
        } catch (ImportException e) {
            LOG.log(Level.DEBUG, "The claim {0} was not given back: {1}", recordKey, e.getMessage());
        }
    }
}
