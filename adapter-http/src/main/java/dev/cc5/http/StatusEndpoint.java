package dev.cc5.http;

import dev.cc5.http.wire.JsonText;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Step;
import dev.cc5.port.StatusChecker;
import java.nio.charset.StandardCharsets;

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
        Call call = Call.get(Step.CHECK_STATUS, "/appfile/file/" + segment(id));
        PortalAnswer answer = api.goodAnswer(call, deadline);
        return api.read(call, answer, whole -> {
            JsonText json = whole.json();
            if (reader.saysOnlyThatItFailed(json.value())) {
                throw api.refusals().refused(call, answer);
            }
            return reader.status(id, json, whole.text());
        });
    }

    /** One segment of a path, whatever the id is made of (PLATFORM A11): all but letters and digits is encoded. */
    private static String segment(FileId id) {
        StringBuilder segment = new StringBuilder();
        for (byte b : id.value().getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_';
            segment.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return segment.toString();
    }
}
