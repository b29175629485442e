package dev.cc5.http;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A connection to a server on this machine that does what a test scripts. */
final class TestPortal implements AutoCloseable {
    static final String KEY = Canaries.API_KEY;
    static final String SIGNATURE = Canaries.SIGNATURE;
    static final String WORKSPACE = "5f0c1d2e3a4b5c6d7e8f9a0b";
    static final String BUCKET = "5f0c1d2e3a4b5c6d7e8f9a0c";
    static final String PATH = "/appfile/file/path";
    static final String ASYNC = "/appdata/import/file/async";
    static final String SYNC = "/appfile/file/import";
    static final String REFRESH = "/status/refresh";
    static final FileId FILE_ID = new FileId("657aa2c0f1");
    static final String STATUS = "/appfile/file/657aa2c0f1";
    static final String SIGNED = "https://s3.example.com/bucket/a%20b?X-Amz-Date=20231201T013648Z&X-Amz-Expires=900"
            + "&X-Amz-Security-Token=" + Canaries.SESSION_TOKEN_IN_URL + "&X-Amz-Signature=" + SIGNATURE;
    static final RemoteFile FILE =
            new RemoteFile(FILE_ID, new FilePath("//cc.bucket/in/family.cc5txt"), new ActionId("action-1"));
    static final Destination DESTINATION = new Destination(WORKSPACE, BUCKET, "wks_family", "in");

    final LoopbackServer server;
    final HttpPortal portal;

    private TestPortal(LoopbackServer server, HttpPortal portal) {
        this.server = server;
        this.portal = portal;
    }

    static TestPortal start() {
        return start(settings -> settings);
    }

    static TestPortal start(UnaryOperator<PortalSettings.Builder> settings) {
        return start(LoopbackServer.plain(), settings);
    }

    static TestPortal start(LoopbackServer server, UnaryOperator<PortalSettings.Builder> settings) {
        return new TestPortal(
                server,
                HttpPortal.connect(settings.apply(settings(server.uri(""))).build()));
    }

    static PortalSettings.Builder settings(URI portal) {
        return PortalSettings.builder(portal, WORKSPACE, BUCKET, () -> ApiKey.of(KEY))
                .timeouts(new PortalTimeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    /** An answer to step 1 with these members in its data. */
    static Answer slot(String members) {
        return Answer.json(200, "{\"IsSuccess\":true,\"Data\":{" + members + "}}");
    }

    static Answer goodSlot() {
        return slot("\"ActionId\":\"action-1\",\"FileId\":\"657aa2c0f1\",\"FilePath\":\"//cc.bucket/in/family.cc5txt\","
                + "\"Url\":\"" + SIGNED + "\",\"File\":{\"Name\":\"family.cc5txt\"}");
    }

    static Response received() {
        return Answer.json(200, "{\"IsSuccess\":true,\"Data\":{}}");
    }

    static Answer refused(int status, String code, String message) {
        return Answer.json(
                status,
                "{\"IsSuccess\":false,\"ResponseStatus\":{\"ErrorCode\":\"" + code + "\",\"Message\":\"" + message
                        + "\",\"StackTrace\":\"at Portal.Secret.Method() line 5\"}}");
    }

    static ImportRequest request() {
        return new ImportRequest(MemoryFile.of("family.cc5txt", "00|"), DESTINATION, Labels.none(), Tracking.none());
    }

    UploadSlot requestSlot() {
        return requestSlot(request());
    }

    UploadSlot requestSlot(ImportRequest request) {
        return portal.uploadUrlProvider().orElseThrow().requestSlot(request, soon());
    }

    FileImporter importer() {
        return portal.fileImporter().orElseThrow();
    }

    Optional<ActionId> startImport() {
        return startImport(soon());
    }

    Optional<ActionId> startImport(Deadline deadline) {
        Tracking tracking = new Tracking(Optional.empty(), Optional.of("a test"));
        return importer().startImport(FILE, tracking, (refusal, how) -> true, deadline);
    }

    FileStatus check() {
        return check(FILE_ID);
    }

    FileStatus check(FileId id) {
        return portal.statusChecker().orElseThrow().check(id, soon());
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        portal.close();
        server.close();
    }
}
