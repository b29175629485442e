package dev.cc5.lambda;

import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.port.JournalKey;
import dev.cc5.s3.ObjectVersion;
import dev.cc5.s3.S3Journal;
import dev.cc5.s3.S3Object;
import dev.cc5.s3.SkippedVersionException;
import java.util.Optional;

/** Imports the objects of one invocation, each by itself. Used from several threads. */
final class ObjectImporter {
    /** What S3 takes in one PUT: 5 GiB. */
    private static final long LARGEST = 5L << 30;

    private final LambdaSettings settings;
    private final Connections connections;
    private final Invocation invocation;
    private final S3Journal journal;

    ObjectImporter(LambdaSettings settings, Connections connections, Invocation invocation) {
        this.settings = settings;
        this.connections = connections;
        this.invocation = invocation;
        this.journal = connections.journal().orElseThrow();
        connections.leaseEnd().set(invocation.end());
    }

    /** Steps 1 to 3, or as far as there is need. Whatever goes wrong becomes the object's result. */
    ObjectResult importObject(ObjectCreated created) {
        ObjectVersion version = created.version();
        // What was never read has no entity type of its own: its record is the object's all the same.
        JournalKey key = key(version, settings.entityType().orElse("unknown"));
        try {
            guard(version);
            connections.key().make();
            S3Object source = source(created);
            key = key(source.version(), FileHeader.entityType(settings, source));
            return submit(key, source);
        } catch (SourceRefusedException | RefusedException e) {
            return refused(version, key, e);
        } catch (ImportException e) {
            return toBeRepeated(version, key, e);
        }
    }

    private JournalKey key(ObjectVersion version, String entityType) {
        return new JournalKey(version.fingerprint(), connections.portal().origin(), settings.destination(entityType));
    }

    private void guard(ObjectVersion version) {
        if (invocation.deadline().isOver()) {
            throw wrong(version, "there was no time left for it", "The next delivery goes on.");
        }
        if (settings.requiredJournal().folder().contains(version.bucket(), version.key())) {
            throw wrong(version, "it is a record of the journal", "Let the function start for other objects only.");
        }
        if (settings.source().isPresent() && !settings.source().get().contains(version.bucket(), version.key())) {
            throw wrong(
                    version,
                    "it is not in " + settings.source().get(),
                    "Correct CC5_SOURCE, or what starts the function.");
        }
    }

    private static ConfigurationException wrong(ObjectVersion version, String happened, String advice) {
        return new ConfigurationException(new Explanation("importing " + version, happened, advice));
    }

    private S3Object source(ObjectCreated created) {
        boolean known = created.size().isPresent()
                && (created.version().eTag().isPresent()
                        || created.version().versionId().isPresent());
        S3Object source = !created.isBelieved()
                ? S3Object.current(connections.s3(), created.version())
                : known
                        ? S3Object.of(
                                connections.s3(),
                                created.version(),
                                created.size().getAsLong())
                        : S3Object.find(connections.s3(), created.version());
        if (source.size() > LARGEST) {
            throw new SourceRefusedException(new Explanation(
                    "importing " + source,
                    "it has " + source.size() + " bytes, and S3 takes at most " + LARGEST + " (5 GiB) in one piece",
                    "Split the file. Nothing was sent."));
        }
        return source;
    }

    private ObjectResult submit(JournalKey key, S3Object object) {
        StepTimes times = new StepTimes(object.size(), invocation.metrics(), invocation.log());
        SourceFile source = settings.check() ? new CheckedSource(object) : object;
        ImportRequest request = new ImportRequest(source, key.destination());
        RemoteFile file = connections.workflow().submit(request, invocation.deadline(), times);
        Outcome outcome = times.wasHandedOverBefore() ? Outcome.DUPLICATE : Outcome.ACCEPTED;
        return result(object.version(), outcome, key).with(file);
    }

    private ObjectResult refused(ObjectVersion version, JournalKey key, ImportException e) {
        if (e.getCause() instanceof SkippedVersionException skipped) {
            Outcome outcome = switch (skipped.reason()) {
                case SUPERSEDED -> Outcome.SUPERSEDED;
                case REFUSED_BEFORE -> Outcome.REFUSED_BEFORE;
            };
            return result(version, outcome, key).because(e.explanation().toString());
        }
        if (settings.throwRefused()) {
            return result(version, Outcome.REFUSED, key)
                    .because(e.explanation().toString())
                    .failingTheInvocation();
        }
        try {
            // Told once: only who records the refusal tells it.
            journal.refuse(key, e.explanation().toString());
            return result(version, Outcome.REFUSED, key).because(e.explanation().toString());
        } catch (SourceRefusedException before) {
            return result(version, Outcome.REFUSED_BEFORE, key)
                    .because(e.explanation().toString());
        } catch (ImportException journalTrouble) {
            return toBeRepeated(version, key, journalTrouble);
        }
    }

    private ObjectResult toBeRepeated(ObjectVersion version, JournalKey key, ImportException e) {
        return result(version, Outcome.TO_BE_REPEATED, key)
                .because(e.explanation().toString());
    }

    private ObjectResult result(ObjectVersion version, Outcome outcome, JournalKey key) {
        return ObjectResult.of(version, outcome, Optional.of(journal.recordKey(key)));
    }
}
