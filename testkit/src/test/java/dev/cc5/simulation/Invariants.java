package dev.cc5.simulation;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.FileId;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadFailedException;
import dev.cc5.workflow.ImportResult;
import java.util.ArrayList;
import java.util.List;

/** What must hold on every schedule; keeps what did not. */
final class Invariants {
    /** The first start of a file and one more, over all runs (DESIGN 7.2). */
    static final int MAX_STARTS = 2;

    private final World world;
    private final List<String> violations = new ArrayList<>();

    Invariants(World world) {
        this.world = world;
    }

    List<String> violations() {
        return violations;
    }

    void check(boolean holds, String otherwise, Object... arguments) {
        if (!holds) {
            String violation = String.format(otherwise, arguments);
            violations.add(violation);
            world.trace.add("  ## VIOLATED: %s", violation);
        }
    }

    /** The portal is about to begin an import. */
    void begins(StoredFile file, long now) {
        check(
                file.imports().isEmpty(),
                "file %s is imported twice",
                file.slot().file().id());
        for (SimulatedImport earlier : world.portal.begunImportsOf(file.fingerprint())) {
            check(
                    earlier.file() == file || earlier.isKnownToHaveFailed(now),
                    "the content of %s is imported twice, as %s before",
                    file.slot().file().id(),
                    earlier.file().slot().file().id());
        }
        check(
                Content.of(file.storedBytes()).fingerprint().equals(file.fingerprint()),
                "%s is started with other bytes than the source's",
                file.slot().file().id());
    }

    /** A start was sent that may have an effect. */
    void startWasSent(StoredFile file) {
        check(
                file.countStart() <= MAX_STARTS,
                "%s is started for the third time",
                file.slot().file().id());
    }

    /** A run ended well. */
    void succeeded(ImportResult result, String fingerprint) {
        FileId id = result.file().id();
        StoredFile file = world.portal.file(id);
        check(file.fingerprint().equals(fingerprint), "success with %s, which is another content's", id);
        long now = world.time.nanos();
        List<SimulatedImport> succeeded = world.portal.importsOf(fingerprint).stream()
                .filter(i -> i.hasSucceeded(now))
                .toList();
        check(succeeded.stream().anyMatch(i -> i.file() == file), "success of %s, which did not succeed", id);
        int rows = Content.rows(file.storedBytes());
        int rowsIn = succeeded.stream().mapToInt(i -> i.rowsIn(now)).sum();
        check(rowsIn == rows, "success, but %s rows are in and not %s", rowsIn, rows);
        check(result.alreadyImported() || result.status().isPresent(), "success of %s that nobody saw", id);
    }

    /** Step 3 was said to be done. */
    void submitted(RemoteFile submitted, String fingerprint) {
        StoredFile file = world.portal.file(submitted.id());
        check(file.fingerprint().equals(fingerprint), "submitted as %s, which is another content's", submitted.id());
        boolean begun = !world.portal.importsOf(fingerprint).isEmpty();
        check(begun || world.portal.hasWaitingStart(file), "%s is submitted, but never was started", submitted.id());
    }

    /** A run ended otherwise. */
    void failed(Program program, ImportException failure, String fingerprint) {
        if (failure instanceof AlreadyClaimedException) {
            check(world.othersLive(program), "claimed by somebody, but nobody else is there");
        }
        boolean started = program.hasStartedAny(fingerprint);
        check(!(started && saysNothingStarted(failure)), "started, but the failure says: %s", failure);
    }

    /** What a caller may take for "nothing was started", unless it is about the status. */
    private static boolean saysNothingStarted(ImportException failure) {
        if (failure instanceof SourceRefusedException
                || failure instanceof UploadFailedException
                || failure instanceof SlotUnusableException
                || failure instanceof AlreadyClaimedException) {
            return true;
        }
        boolean refused = failure instanceof RefusedException
                || failure instanceof NotAuthorisedException
                || failure instanceof ConfigurationException
                || failure instanceof TemporaryException;
        return refused && !failure.explanation().doing().equals(Step.CHECK_STATUS.doing());
    }
}
