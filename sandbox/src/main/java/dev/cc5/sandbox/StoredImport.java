package dev.cc5.sandbox;

import java.time.Instant;
import java.util.Optional;

/** What the portal knows of an import since step 3. */
record StoredImport(ImportKey key, Outcome outcome, Instant createdOn, Optional<Instant> endedOn) {
    ImportState state() {
        return outcome.state();
    }
}
