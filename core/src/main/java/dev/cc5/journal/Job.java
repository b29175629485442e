package dev.cc5.journal;

import dev.cc5.model.ImportRequest;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One import as the journal knows it.
 *
 * @param id its short name
 * @param key what is imported, and where to
 * @param begun what it was begun with; absent where that was never recorded
 * @param entry how far it came; absent where the portal was not asked for anything yet
 * @param held whether somebody is at it right now, in this process or in another
 * @param newer whether a later version of cc5 wrote its records, which this one cannot read
 * @param damage why its records cannot be believed; the rest is then what could be read before the damage
 */
public record Job(
        String id,
        Optional<JournalKey> key,
        Optional<Beginning> begun,
        Optional<JournalEntry> entry,
        boolean held,
        boolean newer,
        Optional<String> damage) {

    static Job of(String id, Recorded recorded, boolean held) {
        return new Job(
                id,
                recorded.key(),
                recorded.begun(),
                recorded.entry(),
                held,
                recorded.damage().filter(Recorded.Damage::newer).isPresent(),
                recorded.damage().map(Recorded.Damage::why));
    }

    /** Whether it is the import of this key. Earlier versions named the portal in full in the notes only. */
    public boolean isOf(JournalKey asked) {
        boolean atOrigin = asked.atOrigin().isPresent() && key.equals(asked.atOrigin());
        return key.filter(asked::equals).isPresent()
                || atOrigin
                        && begun.filter(first -> first.isInto(asked.portal())).isPresent();
    }

    /** When the last record was made. */
    public Optional<Instant> updatedAt() {
        Optional<Instant> beginning = begun.map(Beginning::at);
        return entry.map(JournalEntry::at)
                .filter(at -> beginning.isEmpty() || !at.isBefore(beginning.get()))
                .or(() -> beginning);
    }

    /**
     * What was asked for, to go on with it. Its source has the recorded name, size and fingerprint, and refuses to be
     * opened: enough from {@link JournalEntry.Stage#UPLOADED} on. Absent where the records do not tell it.
     */
    public Optional<ImportRequest> request() {
        if (damage.isPresent() || key.isEmpty()) {
            return Optional.empty();
        }
        JournalKey about = key.get();
        return begun.map(begun -> new ImportRequest(
                new RecordedFile(begun.name(), begun.size(), about.fingerprint()),
                about.destination(),
                begun.labels(),
                begun.tracking()));
    }

    /** Whether nothing is lost with its records: the portal does not have to do with it any more, or never had. */
    boolean canBePruned(Instant before) {
        boolean quiet = !held && damage.isEmpty() && updatedAt().isPresent();
        return quiet
                && updatedAt().get().isBefore(before)
                && entry.filter(last -> last.stage().mayHaveStarted()).isEmpty();
    }
}
