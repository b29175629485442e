package dev.cc5.http;

import dev.cc5.http.wire.WireMapper;
import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Step 3: {@code POST /appdata/import/file/async}, or {@code POST /appfile/file/import} where that is asked for. A
 * portal without the first gets the second.
 */
final class ImportEndpoint implements FileImporter {
    private static final String ASYNC = "/appdata/import/file/async";
    private static final String SYNC = "/appfile/file/import";

    private static final Pattern ALREADY_BEGUN = Pattern.compile(
            "\\balready\\s+(?:been\\s+)?(?:start|exist|import|begun|running|process|queued|in progress)",
            Pattern.CASE_INSENSITIVE);

    private final PortalSettings settings;
    private final PortalApi api;
    private final WireMapper mapper;
    private volatile ImportMode mode;

    ImportEndpoint(PortalSettings settings, PortalApi api, WireMapper mapper) {
        this.settings = settings;
        this.api = api;
        this.mapper = mapper;
        this.mode = settings.importMode();
    }

    @Override
    public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline) {
        return startImport(file, tracking, (refusal, how) -> false, deadline);
    }

    @Override
    public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Repeat repeat, Deadline deadline) {
        byte[] order = mapper.importOrder(file, tracking, settings.fileType()).toJson();
        Call call = call(mode, order);
        PortalAnswer answer = api.answer(call, repeat, deadline);
        if (mode == ImportMode.ASYNC
                && isMissing(answer)
                && repeat.mayFollow(
                        api.refusals().of(call, answer),
                        "starting it by POST " + SYNC + ", which answers when the rows are in")) {
            call = call(ImportMode.SYNC, order);
            answer = api.answer(call, repeat, deadline);
            rememberUnlessMissing(answer);
        }
        if (saysThatItBegan(answer)) {
            return Optional.empty();
        }
        api.throwUnlessGood(call, answer);
        return api.success(
                call,
                answer,
                envelope -> envelope.data().flatMap(data -> envelope.actionIds().findFirst()));
    }

    /** A conflict, or a refusal in words, that tells of an import that is there: an earlier request of ours began it. */
    private static boolean saysThatItBegan(PortalAnswer answer) {
        return answer.status() == 409
                || ALREADY_BEGUN.matcher(PortalComplaint.of(answer).words()).find();
    }

    private static Call call(ImportMode mode, byte[] order) {
        return Call.post(Step.START_IMPORT, mode == ImportMode.ASYNC ? ASYNC : SYNC, order);
    }

    private static boolean isMissing(PortalAnswer answer) {
        return answer.status() == 404 || answer.status() == 405;
    }

    /** Where both are missing, the URL is wrong, or the file: that says nothing about the two ways. */
    private void rememberUnlessMissing(PortalAnswer answer) {
        if (!isMissing(answer)) {
            mode = ImportMode.SYNC;
            System.getLogger("dev.cc5.http")
                    .log(
                            Level.INFO,
                            "{0} has no {1}: imports go by {2} from now on, which answers when the rows are in",
                            settings.origin(),
                            ASYNC,
                            SYNC);
        }
    }
}
