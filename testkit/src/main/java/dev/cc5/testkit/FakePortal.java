package dev.cc5.testkit;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowError;
import dev.cc5.model.RowKey;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.port.Adapter;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A portal in memory that keeps the rules of the real one: each request for a slot gives another file; bytes go into a
 * slot that has not expired; an import starts only when they are there, and runs once for each file and action id
 * however often it is asked for; its status goes through {@link #phases}, one a check. What rows there are is told with
 * {@link #wrote}: it does not read what is uploaded. It has no threads and no clock of its own. Used from many threads.
 *
 * <p>What is said of the <em>next</em> call goes into a queue of its step: each call takes one entry, or goes well.
 *
 * <pre>{@code
 * FakePortal portal = new FakePortal(timing).answerLost(Step.START_IMPORT).phases(Phase.RUNNING, Phase.FAILED);
 * ...
 * assertThat(portal.runsOf(file.id())).isEqualTo(1);
 * }</pre>
 */
public final class FakePortal implements Adapter {
    /** What it says that it is connected to. */
    public static final String ORIGIN = "https://portal.invalid";

    private final FaultScript script = new FaultScript();
    private final PortalFiles files = new PortalFiles();
    private final PortalPorts ports;

    /** @param timing what slots expire by, and what a call waits with that is never answered */
    public FakePortal(Timing timing) {
        ports = new PortalPorts(ORIGIN, timing, script, files);
    }

    /** The statuses of imports that are started from now on, one a check, the last for ever; at least one. */
    public FakePortal phases(Phase... phases) {
        if (phases.length == 0) {
            throw new IllegalArgumentException("There must be at least one phase");
        }
        files.phases(List.of(phases));
        return this;
    }

    /** What is told of the rows when an import is FAILED or PARTIAL. */
    public FakePortal rowErrors(RowError... errors) {
        files.rowErrors(List.of(errors));
        return this;
    }

    /** How long slots live that are asked for from now on; 15 min unless told. */
    public FakePortal slotLifetime(Duration length) {
        files.slotLifetime(length);
        return this;
    }

    /** All slots that were given so far expire now, whatever they say of themselves. */
    public FakePortal expireSlots() {
        files.expireSlots();
        return this;
    }

    /** Keeps one rule less: every start runs the import once more, with the same action id too. */
    public FakePortal everyStartRuns() {
        files.everyStartRuns();
        return this;
    }

    /** Tells less: the status does not show whether an import is waiting or was never started. */
    public FakePortal hidesNotBegun() {
        files.hidesNotBegun();
        return this;
    }

    /** These rows are there now, written last by this import; those of before stay. */
    public FakePortal wrote(ActionId writer, RowKey... keys) {
        files.wrote(writer, List.of(keys));
        return this;
    }

    /** The next call goes well: what is scripted after this is for later calls. */
    public FakePortal goesWell(Step step) {
        return onNext(step, () -> {});
    }

    /** The next call never gets there: a network trouble, surely not sent. */
    public FakePortal outOfReach(Step step) {
        return failsBefore(step, () -> Failures.network(step, Sent.NO));
    }

    /** The next call is lost on its way: a network trouble, perhaps sent. */
    public FakePortal requestLost(Step step) {
        return failsBefore(step, () -> Failures.network(step, Sent.MAYBE));
    }

    /** The next call is acted on and its answer lost: a network trouble, perhaps sent. */
    public FakePortal answerLost(Step step) {
        return failsAfter(step, () -> Failures.network(step, Sent.MAYBE));
    }

    /** The next call is acted on and never answered: it ends at its deadline or by an interrupt. */
    public FakePortal neverAnswers(Step step) {
        script.add(step, () -> {}, deadline -> ports.waitInVain(step, deadline));
        return this;
    }

    /** The next call has no effect and fails with this. */
    public FakePortal failsBefore(Step step, Supplier<? extends RuntimeException> failure) {
        return onNext(step, () -> {
            throw failure.get();
        });
    }

    /** The next call has its effect and fails with this. */
    public FakePortal failsAfter(Step step, Supplier<? extends RuntimeException> failure) {
        script.add(step, () -> {}, deadline -> {
            throw failure.get();
        });
        return this;
    }

    /** The next call runs this before it has an effect; it may call the portal, and what it throws is thrown. */
    public FakePortal onNext(Step step, Runnable before) {
        script.add(step, before, deadline -> {});
        return this;
    }

    /** How many calls of a step there were, those that failed too. */
    public int calls(Step step) {
        return script.calls(step);
    }

    /** All files, in the order in which their slots were asked for. */
    public List<RemoteFile> files() {
        return files.all();
    }

    /** What a file's slot was asked for with. */
    public ImportRequest requestOf(FileId id) {
        return files.of(id, PortalFile::request);
    }

    /** What was uploaded last. */
    public byte[] bytesOf(FileId id) {
        return files.of(id, PortalFile::bytes);
    }

    /** How often all bytes were uploaded. */
    public int uploadsOf(FileId id) {
        return files.of(id, PortalFile::uploads);
    }

    /** What came along with each start that the portal received, in their order. */
    public List<Tracking> startsOf(FileId id) {
        return files.of(id, PortalFile::starts);
    }

    /** How often the import really ran: more than once is what must never be. */
    public int runsOf(FileId id) {
        return files.of(id, PortalFile::runs);
    }

    @Override
    public String origin() {
        return ORIGIN;
    }

    @Override
    public Optional<UploadUrlProvider> uploadUrlProvider() {
        return Optional.of(ports);
    }

    @Override
    public Optional<FileUploader> fileUploader() {
        return Optional.of(ports);
    }

    @Override
    public Optional<FileImporter> fileImporter() {
        return Optional.of(ports);
    }

    @Override
    public Optional<StatusChecker> statusChecker() {
        return Optional.of(ports);
    }

    @Override
    public Optional<RowQuery> rowQuery() {
        return Optional.of(ports);
    }

    /** Later calls fail. */
    @Override
    public void close() {
        ports.close();
    }
}
