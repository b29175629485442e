package dev.cc5.http.wire;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.SignedUrl;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to step 1: {@code Data.X}, else {@code Data.File.X} (PLATFORM section 3).
 *
 * @param fileId the portal's name for the file
 * @param filePath where it will be
 * @param url where its bytes go
 * @param actionId what will mark its rows; absent where the portal leaves that to the request
 */
public record SlotAnswer(FileId fileId, FilePath filePath, SignedUrl url, Optional<ActionId> actionId) {
    /**
     * Reads the data of an envelope.
     *
     * @throws MalformedAnswerException when a field is missing or not fit for use; names it
     */
    public static SlotAnswer of(Envelope envelope) {
        Fields data = envelope.data().orElseThrow(() -> new MalformedAnswerException("Data is missing"));
        return new SlotAnswer(
                required(data, "FileId", FileId::new),
                required(data, "FilePath", FilePath::new),
                required(data, "Url", SignedUrl::of),
                optional(data, "ActionId", ActionId::new));
    }

    private static <T> T required(Fields data, String name, Function<String, T> type) {
        return optional(data, name, type)
                .orElseThrow(() -> new MalformedAnswerException(data.path(name) + " is missing"));
    }

    private static <T> Optional<T> optional(Fields data, String name, Function<String, T> type) {
        return data.text(name, type).or(() -> data.objectIfAny("File").flatMap(file -> file.text(name, type)));
    }
}
