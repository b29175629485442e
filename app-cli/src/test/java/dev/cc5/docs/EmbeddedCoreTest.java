package dev.cc5.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.http.ApiKeySource;
import dev.cc5.http.HttpPortal;
import dev.cc5.http.PortalSettings;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.model.Phase;
import dev.cc5.s3.S3Uploads;
import dev.cc5.s3.UploadSettings;
import dev.cc5.sandbox.Sandbox;
import dev.cc5.workflow.ImportResult;
import dev.cc5.workflow.ImportWorkflow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's code for embedders, compiled and run. */
class EmbeddedCoreTest {
    @TempDir
    Path memory;

    @Test
    void importsAFileFromAProgramOnceForAll() {
        try (Sandbox sandbox = Sandbox.start(ExampleFiles.sandboxSettings())) {
            ImportResult result = importFile(sandbox);
            assertThat(result.status().orElseThrow().phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(sandbox.rows().count("wks_family")).isEqualTo(11);

            assertThat(importFile(sandbox).alreadyImported()).isTrue();
        }
    }

    private ImportResult importFile(Sandbox sandbox) {
        return importFile(
                sandbox.portal(),
                sandbox.workspace(),
                sandbox.bucket(),
                ApiKeySource.of(sandbox::apiKey),
                memory,
                ExampleFiles.FAMILIES);
    }

    // tag::embed[]
    static ImportResult importFile(
            URI portalUrl, String workspace, String bucket, ApiKeySource key, Path memory, Path path) {
        PortalSettings settings =
                PortalSettings.builder(portalUrl, workspace, bucket, key).build();
        DirectoryJournal journal = DirectoryJournal.open(memory, Clock.systemUTC());
        try (HttpPortal portal = HttpPortal.connect(settings);
                S3Uploads uploads = S3Uploads.open(UploadSettings.forPortal(portalUrl))) {
            ImportWorkflow workflow = ImportWorkflow.builder()
                    .use(portal)
                    .use(uploads)
                    .journal(journal)
                    .build();
            Destination destination = new Destination(workspace, bucket, "wks_family");
            return workflow.run(
                    new ImportRequest(LocalFile.of(path), destination), Deadline.in(Duration.ofMinutes(30)));
        }
    }
    // end::embed[]
}
