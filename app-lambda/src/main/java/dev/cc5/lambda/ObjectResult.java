package dev.cc5.lambda;

import dev.cc5.model.RemoteFile;
import dev.cc5.s3.ObjectVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How one delivery of one object ended.
 *
 * @param file the portal's file, where there is one
 * @param message why, where it was not accepted; without secrets
 * @param record the key of the journal's record, where it is known
 * @param failsInvocation whether the delivery must count as failed, so that it comes again or goes to the queue of dead
 *     letters
 */
record ObjectResult(
        ObjectVersion version,
        Outcome outcome,
        Optional<RemoteFile> file,
        Optional<String> message,
        Optional<String> record,
        boolean failsInvocation) {
    static ObjectResult of(ObjectVersion version, Outcome outcome, Optional<String> record) {
        return new ObjectResult(version, outcome, Optional.empty(), Optional.empty(), record, !outcome.isOver());
    }

    ObjectResult with(RemoteFile remote) {
        return new ObjectResult(version, outcome, Optional.of(remote), message, record, failsInvocation);
    }

    ObjectResult because(String why) {
        return new ObjectResult(version, outcome, file, Optional.of(why), record, failsInvocation);
    }

    ObjectResult failingTheInvocation() {
        return new ObjectResult(version, outcome, file, message, record, true);
    }

    /** For the answer of the function, and for the log. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", outcome.word());
        json.put("bucket", version.bucket());
        json.put("key", version.key());
        version.versionId().ifPresent(id -> json.put("versionId", id));
        file.ifPresent(f -> {
            json.put("fileId", f.id().value());
            json.put("filePath", f.path().value());
            json.put("actionId", f.actionId().value());
        });
        message.ifPresent(text -> json.put("reason", text));
        record.ifPresent(text -> json.put("record", text));
        return json;
    }
}
