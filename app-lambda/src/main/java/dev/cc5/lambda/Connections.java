package dev.cc5.lambda;

import dev.cc5.http.ApiKeySource;
import dev.cc5.http.HttpPortal;
import dev.cc5.http.PortalSettings;
import dev.cc5.s3.S3Journal;
import dev.cc5.s3.S3Uploads;
import dev.cc5.s3.UploadSettings;
import dev.cc5.workflow.ImportWorkflow;
import dev.cc5.workflow.WorkflowBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * All that must not survive a snapshot: connections, the key as it was read, the seed of chance. Opened once an
 * environment, and anew when it was restored.
 *
 * @param workflow one for all imports of the environment
 * @param journal where it keeps them, where the function has one
 * @param leaseEnd when the present invocation will surely have ended
 */
record Connections(
        FirstKey key,
        S3Client s3,
        HttpPortal portal,
        S3Uploads uploads,
        ImportWorkflow workflow,
        Optional<S3Journal> journal,
        AtomicReference<Instant> leaseEnd)
        implements AutoCloseable {
    /** An S3 that is silent for so long is asked again. */
    private static final Duration S3_SILENCE = Duration.ofSeconds(10);

    static Connections open(LambdaSettings settings, ApiKeySource key) {
        return open(settings, key, S3Client.builder());
    }

    static Connections open(LambdaSettings settings, ApiKeySource key, S3ClientBuilder builder) {
        // The two heaviest in parallel: while an environment starts it has two processors, whatever its memory.
        AtomicReference<Instant> leaseEnd = new AtomicReference<>(Instant.EPOCH);
        CompletableFuture<S3Client> s3 =
                CompletableFuture.supplyAsync(() -> s3(settings, builder, new TimeLeft(leaseEnd::get)));
        FirstKey first = new FirstKey(key);
        HttpPortal portal = HttpPortal.connect(
                PortalSettings.builder(settings.portal(), settings.workspace(), settings.bucket(), first)
                        .fileType(settings.fileType())
                        .traceId(Trace::id)
                        .build());
        S3Uploads uploads = S3Uploads.open(UploadSettings.builder(settings.portal())
                .allowedHosts(settings.allowedHosts())
                .build());
        Optional<S3Journal> journal = settings.journal()
                .map(place -> new S3Journal(
                        s3.join(), place.bucket(), place.prefix(), leaseEnd::get, InstantSource.system()));
        WorkflowBuilder workflow = ImportWorkflow.builder()
                .use(uploads)
                .use(portal)
                .timing(new SnapshotSafeTiming(new SplittableRandom(new SecureRandom().nextLong())));
        journal.ifPresent(workflow::journal);
        return new Connections(first, s3.join(), portal, uploads, workflow.build(), journal, leaseEnd);
    }

    private static S3Client s3(LambdaSettings settings, S3ClientBuilder builder, TimeLeft timeLeft) {
        return builder.httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(S3_SILENCE)
                        .build())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                .overrideConfiguration(override -> override.addExecutionInterceptor(timeLeft))
                // The journal's records are small and signed; S3 computes its own checksum of them.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    @Override
    public void close() {
        uploads.close();
        portal.close();
        s3.close();
    }
}
