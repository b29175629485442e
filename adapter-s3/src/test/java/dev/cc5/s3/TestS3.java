package dev.cc5.s3;

import dev.cc5.sandbox.Sandbox;
import dev.cc5.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** One sandbox for all tests of this JVM, with a bucket for each that asks. */
final class TestS3 {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private TestS3() {}

    /** Started when it is first needed, and ended with the JVM. */
    private static final class Shared {
        static final Sandbox SANDBOX = Sandbox.start(SandboxSettings.defaults());
        static final S3Client CLIENT = client(SANDBOX.s3(), SANDBOX.accessKey(), SANDBOX.secretKey());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SANDBOX::close));
        }
    }

    static S3Client client() {
        return Shared.CLIENT;
    }

    static S3Client client(URI endpoint) {
        return client(endpoint, "AKIDTEST", "secret-of-the-test");
    }

    static S3Client client(URI endpoint, String accessKey, String secretKey) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .httpClient(UrlConnectionHttpClient.create())
                // The texts as they are on the wire, without the SDK's chunks.
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    /** What an object holds, read to its end. */
    static byte[] read(S3Object object) throws IOException {
        try (ReadableByteChannel channel = object.open()) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    /** Bytes that look like nothing, and are the same each time. */
    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    static String newBucket() {
        return newBucket(client());
    }

    static String newBucket(S3Client s3) {
        String bucket = "bucket-" + BUCKETS.incrementAndGet();
        s3.createBucket(request -> request.bucket(bucket));
        return bucket;
    }

    /** Puts an object and returns its eTag without quotes. */
    static String put(S3Client s3, String bucket, String key, byte[] content) {
        return S3Object.unquoted(
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content))
                        .eTag());
    }
}
