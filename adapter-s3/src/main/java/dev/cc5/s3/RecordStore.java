package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Small objects that are written only where nobody else has written since: S3's conditional writes (If-None-Match,
 * If-Match). That a condition does not hold, 412 or 409, is an answer; what S3 cannot do is an exception. Thread-safe.
 */
final class RecordStore {
    private final S3Client s3;
    private final String bucket;

    /** A record as it lies in S3. */
    record Stored(String text, String eTag) {}

    RecordStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    Optional<Stored> read(String key) {
        try {
            ResponseBytes<GetObjectResponse> answer =
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            return Optional.of(
                    new Stored(answer.asUtf8String(), answer.response().eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() == 404 && !ObjectFailures.code(e).equals("NoSuchBucket")) {
                return Optional.empty();
            }
            throw failed("s3:GetObject", key, e);
        } catch (UncheckedIOException e) {
            throw new ConfigurationException(explain(key, "it is not text", S3Journal.DAMAGED), e);
        } catch (SdkException e) {
            throw failed("s3:GetObject", key, e);
        }
    }

    /**
     * Writes what differs from every earlier text of this key.
     *
     * @param eTag of the text that this one replaces; none where there must not be one
     * @return the new eTag; empty when the condition does not hold
     */
    Optional<String> write(String key, String text, @Nullable String eTag) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType("text/plain; charset=utf-8")
                .ifMatch(eTag)
                .ifNoneMatch(eTag == null ? "*" : null)
                .build();
        try {
            return Optional.of(s3.putObject(request, RequestBody.fromBytes(text.getBytes(UTF_8)))
                    .eTag());
        } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 409) {
                // Perhaps an attempt of ours whose answer was lost: then the text is ours.
                return read(key).filter(stored -> stored.text().equals(text)).map(Stored::eTag);
            }
            if (e.statusCode() == 404 && eTag != null) {
                return Optional.empty();
            }
            throw failed("s3:PutObject", key, e);
        } catch (SdkException e) {
            throw failed("s3:PutObject", key, e);
        }
    }

    private ImportException failed(String action, String key, SdkException e) {
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return new ImportCancelledException(explain(key, "it was cancelled", ""), e);
        }
        if (!(e instanceof S3Exception answer)) {
            return temporary(key, "S3 did not answer (" + ObjectFailures.reason(e) + ")", e);
        }
        String happened = ("S3 answered " + answer.statusCode() + " " + ObjectFailures.code(answer)).strip();
        return switch (answer.statusCode()) {
            case 401, 403 ->
                new ConfigurationException(
                        explain(
                                key,
                                happened,
                                "The permission " + action + " on arn:aws:s3:::" + bucket
                                        + " for the journal's objects is missing."),
                        e);
            case 404 ->
                new ConfigurationException(explain(key, happened, "The journal's bucket is not there: make it."), e);
            case 400, 405, 501 ->
                new ConfigurationException(
                        explain(key, happened, "The journal needs an S3 that keeps conditional writes."), e);
            default -> temporary(key, happened, e);
        };
    }

    private TemporaryException temporary(String key, String happened, SdkException e) {
        return new TemporaryException(
                explain(key, happened, "Nothing is started without the journal: try again later."),
                Trouble.JOURNAL,
                Sent.NO,
                Optional.empty(),
                e);
    }

    private Explanation explain(String key, String happened, String advice) {
        return new Explanation("keeping the journal in s3://" + bucket + "/" + key, happened, advice);
    }
}
