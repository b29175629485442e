package dev.cc5.s3;

import dev.cc5.model.ImportException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.Sent;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer means for the upload (PLATFORM section 6, CATALOGUE U). */
final class Verdict {
    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

    /** What is shorter cannot be a secret: no signature, no token, no key's id. */
    private static final int SHORTEST_SECRET = 16;

    private final Failures failures;
    private final SignedUrl url;
    private final Optional<String> md5;

    /**
     * @param url where the bytes were put
     * @param md5 the content's, where it is known
     */
    Verdict(Failures failures, SignedUrl url, Optional<String> md5) {
        this.failures = failures;
        this.url = url;
        this.md5 = md5;
    }

    /**
     * Judges an answer that came after all bytes, or that is a refusal.
     *
     * @return where to put the bytes instead; empty when they are in S3
     * @throws ImportException when they are not
     */
    Optional<SignedUrl> on(Answer answer) {
        Optional<S3Error> error = answer.error();
        if (error.isPresent()) {
            return onError(answer, error.get());
        }
        if (answer.isSuccess()) {
            compareETag(answer);
            return Optional.empty();
        }
        return onStatus(answer, "it was answered with HTTP status " + answer.status());
    }

    private void compareETag(Answer answer) {
        if (isEncryptedByKey(answer)) {
            return;
        }
        Optional<String> stored = answer.header("ETag")
                .map(tag -> tag.replace("\"", ""))
                .filter(tag -> MD5.matcher(tag).matches());
        if (stored.isPresent() && md5.isPresent() && !stored.get().equalsIgnoreCase(md5.get())) {
            throw failures.network(
                    "S3 holds other bytes than were sent: its ETag is not the MD5 of the file", Sent.MAYBE, null);
        }
    }

    /** With a key of the customer's or of KMS an ETag looks like an MD5 and is none. */
    private static boolean isEncryptedByKey(Answer answer) {
        return answer.header("x-amz-server-side-encryption")
                        .filter(how -> how.toLowerCase(Locale.ROOT).startsWith("aws:kms"))
                        .isPresent()
                || answer.header("x-amz-server-side-encryption-customer-algorithm")
                        .isPresent();
    }

    private Optional<SignedUrl> onError(Answer answer, S3Error error) {
        String told = error.message().isEmpty() ? error.code() : error.code() + " (" + error.message() + ")";
        String happened = "S3 answered " + answer.status() + " " + redacted(told);
        switch (error.code()) {
            case "ExpiredToken", "RequestExpired", "TokenRefreshRequired" -> throw expired(happened);
            case "AccessDenied" -> {
                if (error.message().toLowerCase(Locale.ROOT).contains("expired")) {
                    throw expired(happened);
                }
                throw refused(happened, "The portal's right to write there is missing: tell whoever runs it.");
            }
            case "RequestTimeTooSkewed" ->
                throw signature(
                        happened + clocks(error), "A clock is wrong, the portal's most likely: tell whoever runs it.");
            case "SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidToken" ->
                throw signature(
                        happened,
                        "Something on the way, such as a proxy, may change the request; or the portal signs other headers"
                                + " than cc5 sends: tell whoever runs it.");
            case "SlowDown", "RequestLimitExceeded", "Throttling", "ThrottlingException" ->
                throw temporary(happened, Trouble.THROTTLED, answer);
            case "InternalError", "ServiceUnavailable", "OperationAborted", "ConditionalRequestConflict" ->
                throw temporary(happened, Trouble.SERVER, answer);
            case "RequestTimeout", "IncompleteBody", "BadDigest" -> throw temporary(happened, Trouble.NETWORK, answer);
            case "EntityTooLarge" -> throw refused(happened, "S3 takes at most 5 GiB in one piece: split the file.");
            case "NoSuchBucket" -> throw refused(happened, "The portal's bucket is gone: tell whoever runs it.");
            default -> {
                return onStatus(answer, happened);
            }
        }
    }

    private Optional<SignedUrl> onStatus(Answer answer, String happened) {
        int status = answer.status();
        if (status == 307) {
            return Optional.of(elsewhere(answer, happened));
        }
        if (status == 301) {
            String region = answer.header("x-amz-bucket-region")
                    .filter(REGION.asMatchPredicate())
                    .map(name -> "; the bucket is in the region " + name)
                    .orElse("");
            throw refused(happened + region, "The portal signs for another region: tell whoever runs it.");
        }
        if (status == 429 || status == 503) {
            throw temporary(happened, status == 429 ? Trouble.THROTTLED : Trouble.SERVER, answer);
        }
        if (status == 408 || status == 409 || status >= 500 && status != 501) {
            throw temporary(happened, Trouble.SERVER, answer);
        }
        if (status >= 300) {
            throw refused(
                    happened, "Trying it again will not help: look at the message, and tell whoever runs the portal.");
        }
        throw new ProtocolException(
                failures.explain(happened + ", which no upload ends with", "Check what answers at that host."));
    }

    private SignedUrl elsewhere(Answer answer, String happened) {
        try {
            return answer.header("Location")
                    .map(SignedUrl::of)
                    .orElseThrow(() -> refused(happened + " and no place to go to", "Tell whoever runs the portal."));
        } catch (IllegalArgumentException e) {
            // Not chained: nothing of a URL that may be signed is to be shown.
            throw refused(happened + " and a place to go to that is not a URL", "Tell whoever runs the portal.");
        }
    }

    /** Server text that repeats a part of the signed URL's query is not shown at all. */
    private String redacted(String text) {
        String query = Objects.requireNonNullElse(url.uri().getRawQuery(), "");
        boolean leaks = Pattern.compile("[&=]")
                .splitAsStream(query + "&" + URLDecoder.decode(query, StandardCharsets.UTF_8))
                .filter(part -> part.length() >= SHORTEST_SECRET)
                .anyMatch(text::contains);
        return leaks ? "…" : text;
    }

    private static String clocks(S3Error error) {
        return error.requestTime().map(time -> "; signed at " + time).orElse("")
                + error.serverTime().map(time -> "; S3's clock says " + time).orElse("");
    }

    private SlotUnusableException expired(String happened) {
        return new SlotUnusableException(
                failures.explain(happened, "A new URL is needed."), SlotUnusableException.Reason.EXPIRED, null);
    }

    private SlotUnusableException signature(String happened, String advice) {
        return new SlotUnusableException(
                failures.explain(happened, advice), SlotUnusableException.Reason.SIGNATURE, null);
    }

    private TemporaryException temporary(String happened, Trouble trouble, Answer answer) {
        return new TemporaryException(
                failures.explain(happened, "It can be tried again."), trouble, Sent.MAYBE, RetryAfter.of(answer), null);
    }

    private RefusedException refused(String happened, String advice) {
        return new RefusedException(failures.explain(happened, advice + " No import was started."));
    }
}
