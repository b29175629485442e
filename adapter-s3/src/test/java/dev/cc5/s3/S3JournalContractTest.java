package dev.cc5.s3;

import dev.cc5.port.ImportJournal;
import dev.cc5.testkit.ImportJournalContract;
import java.time.Instant;
import java.time.InstantSource;

/** The journal keeps the port's promises, on an S3 that keeps its own. */
class S3JournalContractTest implements ImportJournalContract {
    private final String bucket = TestS3.newBucket();

    @Override
    public ImportJournal open() {
        Instant end = Instant.now().plusSeconds(600);
        return new S3Journal(TestS3.client(), bucket, "journal/", () -> end, InstantSource.system());
    }
}
