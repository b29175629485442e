package dev.cc5.testkit;

import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.util.Optional;

/** A claim of which a test changes a part. */
class ClaimAround implements Claim {
    final Claim claim;

    ClaimAround(Claim claim) {
        this.claim = claim;
    }

    @Override
    public Optional<JournalEntry> found() {
        return claim.found();
    }

    @Override
    public void begin(ImportRequest request) {
        claim.begin(request);
    }

    @Override
    public void record(Stage stage, RemoteFile file) {
        claim.record(stage, file);
    }

    @Override
    public void close() {
        claim.close();
    }
}
