package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Amazon's own client is at home here. */
class S3ClientTest {
    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static S3Client s3(String secretKey) {
        return S3Client.builder()
                .endpointOverride(sandbox.s3())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(sandbox.accessKey(), secretKey)))
                .httpClient(UrlConnectionHttpClient.create())
                .forcePathStyle(true)
                .build();
    }

    @Test
    void putsGetsListsAndDeletes() {
        try (S3Client s3 = s3(sandbox.secretKey())) {
            String bucket = sandbox.s3Bucket();
            String eTag = s3.putObject(r -> r.bucket(bucket).key("in/a b+c~%.txt"), RequestBody.fromString("hello"))
                    .eTag();

            assertThat(eTag).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
            assertThat(s3.getObjectAsBytes(r -> r.bucket(bucket).key("in/a b+c~%.txt"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThat(s3.listObjectsV2(r -> r.bucket(bucket).prefix("in/")).contents())
                    .hasSize(1);
            s3.deleteObject(r -> r.bucket(bucket).key("in/a b+c~%.txt"));
            assertThat(s3.listObjectsV2(r -> r.bucket(bucket).prefix("in/")).contents())
                    .isEmpty();
        }
    }

    /** The JDK's client sends no length with it, as there is no body; S3 wants one of objects only. */
    @Test
    void makesABucketWithoutABody() {
        try (S3Client s3 = s3(sandbox.secretKey())) {
            s3.createBucket(r -> r.bucket("another-bucket"));

            s3.putObject(r -> r.bucket("another-bucket").key("a"), RequestBody.fromString("hello"));
            assertThat(s3.listObjectsV2(r -> r.bucket("another-bucket")).contents())
                    .hasSize(1);
        }
    }

    @Test
    void readsWhatWasPutThroughASignedUrl() {
        JsonNode slot = client.slot("wks_family");
        client.put(slot.get("Url").asText(), "hello");
        String key = slot.get("FilePath").asText().substring(("//" + sandbox.s3Bucket() + "/").length());

        try (S3Client s3 = s3(sandbox.secretKey())) {
            assertThat(s3.getObjectAsBytes(r -> r.bucket(sandbox.s3Bucket()).key(key))
                            .asUtf8String())
                    .isEqualTo("hello");
        }
    }

    @Test
    void refusesAWrongSecret() {
        try (S3Client s3 = s3("wrong")) {
            assertThatThrownBy(() ->
                            s3.putObject(r -> r.bucket(sandbox.s3Bucket()).key("x"), RequestBody.fromString("hello")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void takesAUrlThatAmazonsPresignerMade() {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(sandbox.s3())
                .region(Region.of(sandbox.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(sandbox.accessKey(), sandbox.secretKey())))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            String url = presigner
                    .presignPutObject(r -> r.signatureDuration(Duration.ofMinutes(1))
                            .putObjectRequest(
                                    put -> put.bucket(sandbox.s3Bucket()).key("presigned")))
                    .url()
                    .toString();

            assertThat(client.put(url, "hello").statusCode()).isEqualTo(200);
        }
    }
}
