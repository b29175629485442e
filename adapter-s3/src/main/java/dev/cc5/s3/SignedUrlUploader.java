package dev.cc5.s3;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.OneLine;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.ByteCounter;
import dev.cc5.port.FileUploader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Puts a file to its signed URL in a single PUT (PLATFORM section 6). Thread-safe; at most so many uploads run at once
 * as the settings say, the others wait.
 */
final class SignedUrlUploader implements FileUploader {
    private static final Logger LOG = System.getLogger("dev.cc5.s3");

    /** What S3 takes in one PUT: 5 GiB. */
    private static final long LARGEST = 5L << 30;

    private final UploadSettings settings;
    private final Connections connections;
    private final Semaphore turns;

    SignedUrlUploader(UploadSettings settings, Connections connections) {
        this.settings = settings;
        this.connections = connections;
        this.turns = new Semaphore(settings.maxConnections(), true);
    }

    @Override
    public void upload(SourceFile source, UploadSlot slot, ByteCounter counter, Deadline deadline) {
        refuseTooLarge(source);
        Failures failures = new Failures("uploading " + OneLine.of(source.name(), Failures.MAX_SHOWN) + " to "
                + slot.url().origin());
        try {
            takeTurn(failures, deadline);
            try {
                Progress progress = new Progress(counter);
                Optional<SignedUrl> elsewhere = put(source, slot.url(), progress, failures, deadline);
                if (elsewhere.isPresent()) {
                    followOnce(source, elsewhere.get(), progress, failures, deadline);
                }
                source.verifyUnchanged();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            throw failures.interrupted(e);
        }
    }

    private static void refuseTooLarge(SourceFile source) {
        if (source.size() > LARGEST) {
            throw new SourceRefusedException(new Explanation(
                    "uploading " + OneLine.of(source.name(), Failures.MAX_SHOWN),
                    "it has " + source.size() + " bytes, and S3 takes at most " + LARGEST + " (5 GiB) in one piece",
                    "Split the file. Nothing was sent."));
        }
    }

    private void takeTurn(Failures failures, Deadline deadline) throws InterruptedException {
        failures.check(deadline);
        while (!turns.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            failures.check(deadline);
        }
    }

    private void followOnce(
            SourceFile source, SignedUrl elsewhere, ByteCounter counter, Failures failures, Deadline deadline)
            throws InterruptedException {
        if (put(source, elsewhere, counter, failures, deadline).isPresent()) {
            throw new RefusedException(failures.explain(
                    "S3 redirected it to " + elsewhere.origin() + ", and from there elsewhere again",
                    "Ask whoever runs the portal where the bucket is."));
        }
    }

    /** Puts it there; where S3 wants it elsewhere, says where. */
    private Optional<SignedUrl> put(
            SourceFile source, SignedUrl url, ByteCounter counter, Failures failures, Deadline deadline)
            throws InterruptedException {
        OwnBucket.refuse(source, url);
        SignedPut head = SignedPut.of(url, source);
        Endpoint endpoint = Endpoint.of(url);
        try {
            Connection first = connections.take(endpoint, failures, deadline);
            Optional<Answer> answer = transfer(first, head, source, counter, failures, deadline);
            if (answer.isEmpty()) {
                Connection fresh = connections.open(endpoint, failures, deadline);
                answer = transfer(fresh, head, source, counter, failures, deadline);
            }
            log(endpoint, source, answer.orElseThrow());
            return new Verdict(failures, url, source.md5()).on(answer.orElseThrow());
        } catch (RuntimeException e) {
            if (connections.isClosed()) {
                throw failures.cancelled("the adapter was closed", e);
            }
            throw e;
        }
    }

    private static void log(Endpoint endpoint, SourceFile source, Answer answer) {
        LOG.log(Level.DEBUG, "PUT to {0}: {1} bytes, answered {2}", endpoint, source.size(), answer.status());
    }

    private Optional<Answer> transfer(
            Connection connection,
            SignedPut head,
            SourceFile source,
            ByteCounter counter,
            Failures failures,
            Deadline deadline)
            throws InterruptedException {
        Transfer transfer = new Transfer(settings, connection, head, source, counter, failures, deadline);
        try {
            return transfer.run();
        } finally {
            if (transfer.leavesConnectionGood()) {
                connections.keep(connection);
            } else {
                connection.close();
            }
        }
    }

    /** Keeps the counter's promise where a dead connection or a redirect makes the body go out again. */
    private static final class Progress implements ByteCounter {
        private final ByteCounter counter;
        private long most = -1;

        Progress(ByteCounter counter) {
            this.counter = counter;
        }

        @Override
        public void sent(long bytes) {
            if (bytes > most) {
                most = bytes;
                counter.sent(bytes);
            }
        }
    }
}
