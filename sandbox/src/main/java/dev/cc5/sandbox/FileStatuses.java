package dev.cc5.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Step 4, {@code GET /appfile/file/{FileId}}: where a file and its latest import stand. */
final class FileStatuses {
    /** As .NET writes it (PLATFORM T9). */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final FileRegister register;
    private final ObjectStore objects;

    FileStatuses(FileRegister register, ObjectStore objects) {
        this.register = register;
        this.objects = objects;
    }

    static Refusal notFound(String fileId) {
        return new Refusal(404, "NotFound", "There is no file '" + fileId + "'.");
    }

    Answer answer(String fileId) {
        StoredFile file = register.file(fileId).orElseThrow(() -> notFound(fileId));
        return Answer.success(Answer.object("Data", data(file)));
    }

    Map<String, Object> data(StoredFile file) {
        Optional<StoredImport> latest = register.latestImport(file.id());
        Map<String, Object> data = Answer.object(
                "FileId", file.id(),
                "FilePath", file.path(),
                "FileName", file.name(),
                "EntityType", file.entityType(),
                "ActionId", latest.map(started -> started.key().actionId()).orElse(file.actionId()),
                "Status", latest.map(started -> started.state().word()).orElseGet(() -> wordBeforeImport(file)),
                "CreatedOn", time(file.createdOn()),
                "StartedOn", latest.map(started -> time(started.createdOn())),
                "EndedOn", latest.flatMap(StoredImport::endedOn).map(FileStatuses::time));
        latest.map(StoredImport::outcome)
                .filter(outcome -> outcome.state().isEnd())
                .ifPresent(outcome -> tell(outcome, data));
        return data;
    }

    private String wordBeforeImport(StoredFile file) {
        return objects.exists(file.key()) ? "Uploaded" : "Created";
    }

    private static void tell(Outcome outcome, Map<String, Object> data) {
        data.put(
                "Rows",
                Answer.object(
                        "Upserted", outcome.upserted(),
                        "Deleted", outcome.deleted(),
                        "Failed", outcome.refused()));
        if (!outcome.issues().isEmpty()) {
            data.put("Errors", Answer.errors(outcome.issues()));
        }
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
