package dev.cc5.workflow;

import dev.cc5.model.Step;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;

/** The four driven ports of one workflow, each behind a {@link PortGuard}. */
record Ports(
        UploadUrlProvider uploadUrlProvider,
        FileUploader fileUploader,
        FileImporter fileImporter,
        StatusChecker statusChecker) {

    /** The ports so guarded that an adapter's defect becomes a typed failure. */
    Ports guarded() {
        return new Ports(
                (request, deadline) ->
                        PortGuard.call(Step.REQUEST_SLOT, () -> uploadUrlProvider.requestSlot(request, deadline)),
                (source, slot, counter, deadline) ->
                        PortGuard.run(Step.UPLOAD, () -> fileUploader.upload(source, slot, counter, deadline)),
                (file, tracking, deadline) ->
                        PortGuard.run(Step.START_IMPORT, () -> fileImporter.startImport(file, tracking, deadline)),
                (id, deadline) -> PortGuard.call(Step.CHECK_STATUS, () -> statusChecker.check(id, deadline)));
    }
}
