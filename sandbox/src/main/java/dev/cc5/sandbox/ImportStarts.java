package dev.cc5.sandbox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Step 3: {@code POST /appdata/import/file/async} answers at once, {@code POST /appfile/file/import} at the end. */
final class ImportStarts {
    /** The one type of file (PLATFORM section 4); row 00 says it too. */
    static final String FILE_TYPE = "cc5";

    private final FileRegister register;
    private final ObjectStore objects;
    private final ImportQueue queue;
    private final UploadSlots slots;
    private final FileStatuses statuses;

    ImportStarts(
            FileRegister register, ObjectStore objects, ImportQueue queue, UploadSlots slots, FileStatuses statuses) {
        this.register = register;
        this.objects = objects;
        this.queue = queue;
        this.slots = slots;
        this.statuses = statuses;
    }

    CompletionStage<Answer> background(Call call) {
        StoredFile file = start(call).file();
        return CompletableFuture.completedFuture(answer(file));
    }

    CompletionStage<Answer> waiting(Call call) {
        Started started = start(call);
        return started.end().thenApply(ended -> answer(started.file()));
    }

    private Answer answer(StoredFile file) {
        Map<String, Object> data = slots.data(file);
        data.putAll(statuses.data(file));
        return Answer.success(Answer.object("Data", data));
    }

    private record Started(StoredFile file, CompletableFuture<Void> end) {}

    private Started start(Call call) {
        RequestFields fields = new RequestFields(call.body());
        String fileId = fields.required("FileId");
        String filePath = fields.required("FilePath");
        String fileType = fields.required("FileType");
        if (!fileType.isEmpty() && !fileType.equals(FILE_TYPE)) {
            fields.issue("InvalidFileType", "FileType", "'FileType' must be 'cc5'.");
        }
        String description = fields.text("Description").orElse("");
        String givenAction = fields.text("ActionId").orElse("");
        fields.verify();

        StoredFile file = register.file(fileId).orElseThrow(() -> FileStatuses.notFound(fileId));
        if (!file.path().equals(filePath)) {
            throw new Refusal(400, "FilePathMismatch", "'FilePath' is not the path of this file.");
        }
        if (!objects.exists(file.key())) {
            throw new Refusal(400, "FileNotUploaded", "Nothing was put to the file's URL yet.");
        }
        ImportKey key = new ImportKey(fileId, givenAction.isBlank() ? file.actionId() : givenAction);
        return new Started(file, queue.start(key, description));
    }
}
