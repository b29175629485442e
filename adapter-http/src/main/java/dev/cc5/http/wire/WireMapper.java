package dev.cc5.http.wire;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** Between the model and the wire. A field that nobody maps fails the build. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface WireMapper {
    /** Step 1's order. */
    @Mapping(target = "workspaceId", source = "destination.workspace")
    @Mapping(target = "bucketId", source = "destination.bucket")
    @Mapping(target = "entityType", source = "destination.entityType")
    @Mapping(target = "folder", source = "destination.folder")
    @Mapping(target = "fileName", source = "source")
    @Mapping(target = "category", source = "labels.category")
    @Mapping(target = "tags", source = "labels.tags")
    @Mapping(target = "metadata", source = "labels.metadata")
    @Mapping(target = "actionId", source = "tracking.actionId")
    @Mapping(target = "description", source = "tracking.description")
    SlotOrder slotOrder(ImportRequest request);

    /** Step 3's order. The action id is the file's (PLATFORM A9). */
    @Mapping(target = "actionId", source = "file.actionId")
    @Mapping(target = "fileId", source = "file.id")
    @Mapping(target = "filePath", source = "file.path")
    @Mapping(target = "description", source = "tracking.description")
    @Mapping(target = "fileType", source = "fileType")
    ImportOrder importOrder(RemoteFile file, Tracking tracking, String fileType);

    /** A question for rows; {@code query} is a filter as MongoDB knows them. */
    @Mapping(target = "workspaceId", source = "rows.destination.workspace")
    @Mapping(target = "bucketId", source = "rows.destination.bucket")
    @Mapping(target = "skip", constant = "0")
    RowOrder rowOrder(ImportedRows rows, Map<String, Object> query, int take, boolean withoutTotal);

    /** Step 1's answer, with what the answer may leave open. */
    default UploadSlot uploadSlot(SlotAnswer answer, ActionId actionId, Instant expiresAt) {
        return new UploadSlot(new RemoteFile(answer.fileId(), answer.filePath(), actionId), answer.url(), expiresAt);
    }

    default String text(FileId id) {
        return id.value();
    }

    default String text(FilePath path) {
        return path.value();
    }

    default String text(ActionId id) {
        return id.value();
    }

    default String name(SourceFile source) {
        return source.sentName();
    }

    default @Nullable String textOrNull(Optional<String> text) {
        return text.orElse(null);
    }

    default @Nullable String actionIdOrNull(Optional<ActionId> id) {
        return id.map(ActionId::value).orElse(null);
    }
}
