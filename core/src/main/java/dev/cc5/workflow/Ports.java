package dev.cc5.workflow;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The driven ports of one workflow, each behind a {@link PortGuard}: the four of an import, and the one that proves it. */
record Ports(
        UploadUrlProvider uploadUrlProvider,
        FileUploader fileUploader,
        FileImporter fileImporter,
        StatusChecker statusChecker,
        Optional<RowQuery> rowQuery) {

    /** The ports so guarded that an adapter's defect becomes a typed failure. */
    Ports guarded() {
        return new Ports(
                (request, deadline) ->
                        PortGuard.call(Step.REQUEST_SLOT, () -> uploadUrlProvider.requestSlot(request, deadline)),
                (source, slot, counter, deadline) ->
                        PortGuard.run(Step.UPLOAD, () -> fileUploader.upload(source, slot, counter, deadline)),
                guarded(fileImporter),
                (id, deadline) -> PortGuard.call(Step.CHECK_STATUS, () -> statusChecker.check(id, deadline)),
                rowQuery.map(Ports::guarded));
    }

    private static FileImporter guarded(FileImporter importer) {
        return new FileImporter() {
            @Override
            public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline) {
                return startImport(file, tracking, (refusal, how) -> false, deadline);
            }

            @Override
            public Optional<ActionId> startImport(
                    RemoteFile file, Tracking tracking, Repeat repeat, Deadline deadline) {
                return PortGuard.call(Step.START_IMPORT, () -> importer.startImport(file, tracking, repeat, deadline));
            }
        };
    }

    private static RowQuery guarded(RowQuery query) {
        return new RowQuery() {
            @Override
            public long count(ImportedRows rows, Deadline deadline) {
                return PortGuard.call(Step.QUERY_ROWS, () -> query.count(rows, deadline));
            }

            @Override
            public Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline) {
                return PortGuard.call(Step.QUERY_ROWS, () -> query.lastWriters(rows, keys, deadline));
            }
        };
    }
}
