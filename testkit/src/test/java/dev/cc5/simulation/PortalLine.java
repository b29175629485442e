package dev.cc5.simulation;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Phase;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.time.Duration;
import java.util.Optional;

/** What a program's adapter for the portal does: it sends, and classifies as the ports demand. */
final class PortalLine implements UploadUrlProvider, FileImporter, StatusChecker {
    private final Program program;
    private final World world;
    private final Line line;

    PortalLine(Program program) {
        this.program = program;
        this.world = program.world();
        this.line = new Line(program);
    }

    @Override
    public UploadSlot requestSlot(ImportRequest request, Deadline deadline) {
        return line.call(Step.REQUEST_SLOT, deadline, () -> {
            if (line.isRepeated()) {
                world.portal.openSlot(request);
            }
            return world.portal.openSlot(request);
        });
    }

    @Override
    public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline) {
        boolean mayHaveAnEffect = true;
        try {
            line.call(Step.START_IMPORT, deadline, () -> receiveOnceOrTwice(file));
            return Optional.of(file.actionId());
        } catch (NotAuthorisedException | RefusedException e) {
            mayHaveAnEffect = false;
            throw e;
        } catch (TemporaryException e) {
            mayHaveAnEffect = e.sent() == Sent.MAYBE;
            throw e;
        } finally {
            if (mayHaveAnEffect) {
                world.invariants.startWasSent(world.portal.file(file.id()));
            }
        }
    }

    private RemoteFile receiveOnceOrTwice(RemoteFile file) {
        receive(file);
        // Nobody can keep a portal that runs every start from running what the network sends twice.
        if (world.portalClass.oneImportPerFile() && line.isRepeated()) {
            receive(file);
        }
        return file;
    }

    private void receive(RemoteFile file) {
        Duration late = Duration.ZERO;
        Duration unseen = Duration.ZERO;
        if (world.faults.comesAbout(Fault.LATE, 0.4)) {
            Duration longest = world.portalClass.settles();
            Duration settles = world.chance.happens(0.4) ? longest : world.chance.upTo(longest);
            late = world.chance.upTo(settles);
            unseen = settles.minus(late);
        }
        StoredFile stored = world.portal.file(file.id());
        if (world.faults.comesAbout(Fault.NOT_VISIBLE_YET, 0.2)) {
            Duration longest = world.chance.oneOf(Duration.ofSeconds(20), Duration.ofMinutes(3));
            stored.hideUntil(world.time.nanos() + world.chance.upTo(longest).toNanos());
        }
        world.portal.receiveStart(file, late, unseen);
        program.hasStarted(stored.fingerprint());
    }

    @Override
    public FileStatus check(FileId id, Deadline deadline) {
        FileStatus status = line.call(Step.CHECK_STATUS, deadline, () -> world.portal.status(id));
        if (world.faults.strike(Fault.UNKNOWN_WORD)) {
            return Portal.status(id, Phase.UNKNOWN, "perplexed", false);
        }
        world.portal.told(status);
        world.trace.add("%s sees %s %s", program, id, status.word());
        return status;
    }
}
