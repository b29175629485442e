package dev.cc5.http;

import dev.cc5.http.wire.Envelope;
import dev.cc5.http.wire.WireMapper;
import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Step 3: {@code POST /appdata/import/file/async}, or {@code POST /appfile/file/import} where that is asked for. A
 * portal without the first gets the second (PLATFORM A1): what does not exist was surely not executed.
 */
final class ImportEndpoint implements FileImporter {
    private static final String ASYNC = "/appdata/import/file/async";
    private static final String SYNC = "/appfile/file/import";

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
        byte[] order = mapper.importOrder(file, tracking, settings.fileType()).toJson();
        Call call = call(mode, order);
        PortalAnswer answer = api.answer(call, deadline);
        if (mode == ImportMode.ASYNC && isMissing(answer)) {
            call = call(ImportMode.SYNC, order);
            answer = api.answer(call, deadline);
            rememberUnlessMissing(answer);
        }
        api.throwUnlessGood(call, answer);
        return api.success(call, answer, Envelope::actionId);
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
