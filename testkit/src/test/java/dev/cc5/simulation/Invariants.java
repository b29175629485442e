package dev.cc5.simulation;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.RefusedException;
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
    private static final int MAX_STARTS = 2;

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
    void succeeded(ImportResult result, Content content) {
        StoredFile file = world.portal.file(result.file().id());
        check(file.fingerprint().equals(content.fingerprint()), "success with another content's file");
        long now = world.time.nanos();
        int rowsIn = world.portal.importsOf(content.fingerprint()).stream()
                .filter(i -> i.hasSucceeded(now))
                .mapToInt(i -> i.rowsIn(now))
                .sum();
        int rows = Content.rows(content.bytes());
        check(rowsIn == rows, "success, but %s rows are in and not %s", rowsIn, rows);
        boolean begun = file.imports().stream().anyMatch(i -> i.hasSucceeded(now));
        check(
                begun,
                "success of %s, whose import did not succeed",
                result.file().id());
        check(
                result.alreadyImported() || result.status().isPresent(),
                "success of %s that nobody saw",
                result.file().id());
    }

    /** A run ended otherwise. */
    void failed(Program program, ImportException failure, Content content) {
        if (failure instanceof AlreadyClaimedException) {
            check(world.othersLive(program), "claimed by somebody, but nobody else is there");
        }
        boolean started = program.hasStartedAny(content.fingerprint());
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

    /** Whether a run that met no fault ended as it may, with nothing left to do for another run. */
    void isAnEnd(boolean holds, String outcome, UserFile file) {
        check(holds, "nothing goes wrong any more, but the import of %s ends with %s", file.content(), outcome);
    }
}
