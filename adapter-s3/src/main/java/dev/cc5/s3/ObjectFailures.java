package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.OneLine;
import dev.cc5.model.Sent;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in the model's words what S3 answered to whoever reads an object, and which permission is missing. */
final class ObjectFailures {
    private final ObjectVersion version;

    ObjectFailures(ObjectVersion version) {
        this.version = version;
    }

    Explanation explain(String happened, String advice) {
        return new Explanation("reading " + version, happened, advice);
    }

    /** The failure of a request to read the object. */
    ImportException reading(SdkException e) {
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return new ImportCancelledException(explain("it was cancelled", "No import was started."), e);
        }
        return e instanceof S3Exception answer ? answered(answer) : clientSide(e);
    }

    private ImportException answered(S3Exception e) {
        String code = code(e);
        String happened = "S3 answered " + e.statusCode() + (code.isEmpty() ? "" : " " + code);
        return switch (code) {
            case "NoSuchKey", "NoSuchVersion", "NotFound", "MethodNotAllowed" -> gone(happened, e);
            case "NoSuchBucket" -> refused(happened, "There is no such bucket: check the event's source.", e);
            case "InvalidObjectState" ->
                refused(happened, "The object is archived: restore it, then send its event again.", e);
            case "AccessDenied", "AccessDeniedException", "AllAccessDisabled", "Forbidden" -> forbidden(happened, e);
            case "PreconditionFailed" -> superseded(happened);
            case "SlowDown", "RequestLimitExceeded", "TooManyRequests" -> temporary(happened, Trouble.THROTTLED, e);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken" ->
                new ConfigurationException(explain(happened, "Check the credentials for S3."), e);
            default -> byStatus(happened, e);
        };
    }

    private ImportException byStatus(String happened, S3Exception e) {
        if (e.statusCode() == 429 || e.statusCode() == 503) {
            return temporary(happened, Trouble.THROTTLED, e);
        }
        if (e.statusCode() >= 500 || e.statusCode() == 408 || e.statusCode() == 409) {
            return temporary(happened, Trouble.SERVER, e);
        }
        return switch (e.statusCode()) {
            case 403 -> forbidden(happened, e);
            case 404 -> gone(happened, e);
            case 412 -> superseded(happened);
            default -> refused(happened, "Trying it again will not help: look at S3's answer.", e);
        };
    }

    private SourceRefusedException gone(String happened, S3Exception e) {
        return refused(happened, "The object was deleted or moved after its event: there is nothing to import.", e);
    }

    /** A newer version lies where this one was. */
    SourceRefusedException superseded(String happened) {
        return new SourceRefusedException(
                explain(
                        happened + ": a newer version has taken its place",
                        "There is nothing to do: the newer version has an event of its own."),
                new SkippedVersionException(SkippedVersionException.Reason.SUPERSEDED, "replaced"));
    }

    private SourceRefusedException forbidden(String happened, S3Exception e) {
        String message = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse("");
        if (message.toLowerCase(Locale.ROOT).contains("kms")) {
            return refused(
                    happened + ", for the key that encrypts the object",
                    "The permission kms:Decrypt on the bucket's KMS key is missing.",
                    e);
        }
        String action = version.versionId().isPresent() ? "s3:GetObjectVersion" : "s3:GetObject";
        return refused(
                happened,
                "The permission " + action + " on arn:aws:s3:::" + OneLine.of(version.bucket(), Failures.MAX_SHOWN)
                        + "/* is missing here or in the bucket's policy; without s3:ListBucket an object that is gone looks"
                        + " the same.",
                e);
    }

    private ImportException clientSide(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("credentials")) {
            // Not chained: what the credentials' providers say is theirs to keep.
            return new ConfigurationException(
                    explain("there are no credentials for S3", "Give this program a role or a key."));
        }
        return temporary("S3 did not answer (" + reason(e) + ")", Trouble.NETWORK, e);
    }

    static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : OneLine.of(root.getMessage(), Failures.MAX_SHOWN);
    }

    TemporaryException temporary(String happened, Trouble trouble, Throwable e) {
        return new TemporaryException(
                explain(happened, "It can be tried again."), trouble, Sent.NO, Optional.empty(), e);
    }

    SourceRefusedException refused(String happened, String advice, Throwable e) {
        return new SourceRefusedException(explain(happened, advice + " No import was started."), e);
    }

    static String code(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> code.matches("[A-Za-z][A-Za-z0-9.]{0,63}"))
                .orElse("");
    }
}
