package dev.cc5.simulation;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.Step;
import dev.cc5.model.UploadSlot;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The portal with its S3: slots, bytes, and imports that go on in the background. */
final class Portal {
    static final String ORIGIN = "https://portal.invalid";
    /** The portal's own clock is right; slots live so long. */
    private static final Duration SLOT_LIFETIME = Duration.ofMinutes(15);

    private final World world;
    private final Map<FileId, StoredFile> files = new LinkedHashMap<>();
    private final List<Start> received = new ArrayList<>();

    Portal(World world) {
        this.world = world;
    }

    /** A request to start an import that the portal has and will act on. */
    private record Start(StoredFile file, RemoteFile asked, long actsAt, long shownAt) {}

    UploadSlot openSlot(ImportRequest request) {
        int number = files.size() + 1;
        RemoteFile file = new RemoteFile(
                new FileId("f" + number), new FilePath("//bucket/f" + number), new ActionId("a" + number));
        SignedUrl url =
                SignedUrl.of("https://s3.invalid/f" + number + "?X-Amz-Signature=" + Canaries.SIGNATURE + number);
        UploadSlot slot = new UploadSlot(file, url, world.time.wallClock().plus(SLOT_LIFETIME));
        StoredFile stored = new StoredFile(slot, request.source().fingerprint());
        stored.urlGoodUntil(world.time.nanos() + SLOT_LIFETIME.toNanos());
        files.put(file.id(), stored);
        return slot;
    }

    StoredFile file(FileId id) {
        return Optional.ofNullable(files.get(id)).orElseThrow(() -> new IllegalStateException("No file " + id));
    }

    /** All imports of a content, in their order. */
    List<SimulatedImport> importsOf(String fingerprint) {
        actOnStarts();
        return begunImportsOf(fingerprint);
    }

    /** Those that were begun when it was last asked for anything. */
    List<SimulatedImport> begunImportsOf(String fingerprint) {
        List<SimulatedImport> found = new ArrayList<>();
        for (StoredFile file : files.values()) {
            if (file.fingerprint().equals(fingerprint)) {
                found.addAll(file.imports());
            }
        }
        return found;
    }

    /** Whether a request to import this file was received and not acted on yet. */
    boolean hasWaitingStart(StoredFile file) {
        return received.stream().anyMatch(start -> start.file() == file);
    }

    /**
     * Step 3 has arrived.
     *
     * @param late in how long the portal acts on it
     * @param unseen how long after that the status still tells nothing of it
     */
    void receiveStart(RemoteFile asked, Duration late, Duration unseen) {
        StoredFile file = file(asked.id());
        if (!file.slot().file().equals(asked) || file.bytes() == null) {
            throw Failures.refused(Step.START_IMPORT, "no bytes were uploaded");
        }
        long actsAt = world.time.nanos() + late.toNanos();
        received.add(new Start(file, asked, actsAt, actsAt + unseen.toNanos()));
        actOnStarts();
    }

    /** Does what is due by now, in its order. */
    void actOnStarts() {
        long now = world.time.nanos();
        if (received.stream().allMatch(start -> start.actsAt() > now)) {
            return;
        }
        List<Start> due = received.stream()
                .filter(start -> start.actsAt() <= now)
                .sorted(Comparator.comparingLong(Start::actsAt))
                .toList();
        received.removeAll(due);
        due.forEach(this::act);
    }

    private void act(Start start) {
        StoredFile file = start.file();
        if (world.portalClass.oneImportPerFile() && !file.imports().isEmpty()) {
            world.coverage.count("portal took a second start for the first");
            return;
        }
        world.invariants.begins(file, start.actsAt());
        long runsAt = start.actsAt() + world.chance.upTo(Duration.ofSeconds(20)).toNanos();
        long endsAt = runsAt
                + world.chance
                        .upTo(world.chance.oneOf(Duration.ofSeconds(5), Duration.ofMinutes(10)))
                        .toNanos();
        Phase end = end();
        int rows = Content.rows(file.storedBytes());
        int rowsIn = end == Phase.SUCCEEDED ? rows : rows / 2;
        file.imports().add(new SimulatedImport(file, start.shownAt(), runsAt, endsAt, end, rowsIn));
        world.trace.add(
                "  portal begins the import of %s, which will be %s",
                file.slot().file().id(), end);
    }

    private Phase end() {
        if (world.faults.strike(Fault.IMPORT_FAILS, 4)) {
            return Phase.FAILED;
        }
        if (world.faults.strike(Fault.IMPORT_CANCELLED, 4)) {
            return Phase.CANCELLED;
        }
        return world.faults.strike(Fault.ROWS_LOST, 4) ? Phase.PARTIAL : Phase.SUCCEEDED;
    }

    FileStatus status(FileId id) {
        actOnStarts();
        long now = world.time.nanos();
        StoredFile file = files.get(id);
        if (file == null || !file.isVisible(now)) {
            throw Failures.notFound(Step.CHECK_STATUS, id);
        }
        Optional<SimulatedImport> shown =
                file.imports().stream().filter(i -> i.isShown(now)).reduce((first, last) -> last);
        if (shown.isEmpty()) {
            return status(id, Phase.PENDING, "uploaded", world.portalClass.tellsNotBegun());
        }
        Phase phase = shown.get().phase(now);
        return status(id, phase, phase.name().toLowerCase(Locale.ROOT), false);
    }

    /** The answer to a status has reached the one who asked. */
    void told(FileStatus status) {
        if (status.phase().isFinal()) {
            file(status.file()).imports().forEach(SimulatedImport::tellEnd);
        }
    }

    static FileStatus status(FileId id, Phase phase, String word, boolean notBegun) {
        return new FileStatus(id, phase, word, notBegun, "", Set.of(), List.of(), 0, "{\"status\":\"" + word + "\"}");
    }
}
