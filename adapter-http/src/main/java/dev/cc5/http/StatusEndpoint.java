package dev.cc5.http;

import dev.cc5.http.wire.JsonText;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Step;
import dev.cc5.port.StatusChecker;

/** Step 4: {@code GET /appfile/file/{FileId}}. */
final class StatusEndpoint implements StatusChecker {
    private final PortalApi api;
    private final StatusReader reader;

    StatusEndpoint(PortalSettings settings, PortalApi api) {
        this.api = api;
        this.reader = new StatusReader(settings.statusWords());
    }

    @Override
    public FileStatus check(FileId id, Deadline deadline) {
        Call call = Call.get(Step.CHECK_STATUS, "/appfile/file/" + PortalUri.segment(id.value()));
        PortalAnswer answer = api.goodAnswer(call, deadline);
        return api.read(call, answer, whole -> {
            JsonText json = whole.json();
            return reader.status(id, json, whole.text())
                    .orElseThrow(() -> api.refusals().refused(call, answer));
        });
    }
}
