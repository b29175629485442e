package dev.cc5.lambda;

import dev.cc5.http.ApiKeySource;
import dev.cc5.http.HttpPortal;
import dev.cc5.http.PortalSettings;
import dev.cc5.s3.S3Uploads;
import dev.cc5.s3.UploadSettings;
import dev.cc5.workflow.RetryPolicy;
import dev.cc5.workflow.RetryTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * All that must not survive a snapshot: connections, the key as it was read, the seed of chance; and the tokens that all
 * imports of the environment share for their retries. Opened once an environment, and anew when it was restored.
 */
record Connections(
        FirstKey key,
        S3Client s3,
        HttpPortal portal,
        S3Uploads uploads,
        RetryTokens retryTokens,
        RandomGenerator chance)
        implements AutoCloseable {
    /** An S3 that is silent for so long is asked again. */
    private static final Duration S3_SILENCE = Duration.ofSeconds(10);

    static Connections open(LambdaSettings settings, ApiKeySource key) {
        return open(settings, key, S3Client.builder());
    }

    static Connections open(LambdaSettings settings, ApiKeySource key, S3ClientBuilder builder) {
        // The two heaviest in parallel: while an environment starts it has two processors, whatever its memory.
        CompletableFuture<S3Client> s3 = CompletableFuture.supplyAsync(() -> s3(settings, builder));
        FirstKey first = new FirstKey(key);
        HttpPortal portal = HttpPortal.connect(
                PortalSettings.builder(settings.portal(), settings.workspace(), settings.bucket(), first)
                        .fileType(settings.fileType())
                        .traceId(Trace::id)
                        .build());
        S3Uploads uploads = S3Uploads.open(UploadSettings.builder(settings.portal())
                .allowedHosts(settings.allowedHosts())
                .build());
        return new Connections(
                first,
                s3.join(),
                portal,
                uploads,
                new RetryTokens(RetryPolicy.DEFAULT),
                new SplittableRandom(new SecureRandom().nextLong()));
    }

    private static S3Client s3(LambdaSettings settings, S3ClientBuilder builder) {
        return builder.httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(S3_SILENCE)
                        .build())
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
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
