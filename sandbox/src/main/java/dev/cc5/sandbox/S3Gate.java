package dev.cc5.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gaul.shaded.org.eclipse.jetty.http.HttpField;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.gaul.shaded.org.eclipse.jetty.util.Fields;

/**
 * Stands in front of S3Proxy and refuses what S3 refuses but S3Proxy lets pass (PLATFORM section 6). Signatures,
 * digests and sizes are S3Proxy's.
 */
final class S3Gate extends Handler.Wrapper {
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(7);
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);
    private static final List<String> V4_PARAMETERS = List.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Signature",
            "X-Amz-Date",
            "X-Amz-SignedHeaders",
            "X-Amz-Expires");

    /** So many PUTs are taken at a time, however slowly they come. */
    static final int MOST_PUTS = 160;

    private final Clock clock;
    private final Semaphore puts = new Semaphore(MOST_PUTS);

    /** Conditional writes of one key take turns, those of others mostly need not wait. */
    private final List<Lock> turns =
            Stream.generate(ReentrantLock::new).limit(64).map(Lock.class::cast).toList();

    S3Gate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getMethod().equals("PUT")) {
            return check(request, response, callback);
        }
        PutExchange put = new PutExchange(request, response);
        if (!puts.tryAcquire()) {
            new S3Refusal(503, "SlowDown", "Please reduce your request rate.").answer(put.response(), callback);
            return true;
        }
        try {
            return put(put, callback);
        } finally {
            puts.release();
        }
    }

    private boolean put(PutExchange put, Callback callback) throws Exception {
        Request request = put.request();
        if (!request.getHeaders().contains(HttpHeader.IF_MATCH)
                && !request.getHeaders().contains(HttpHeader.IF_NONE_MATCH)) {
            return check(request, put.response(), callback);
        }
        // S3Proxy looks first and writes then; in S3 nobody comes in between.
        Lock turn = turns.get(Math.floorMod(request.getHttpURI().getPath().hashCode(), turns.size()));
        turn.lock();
        try {
            return check(request, put.response(), callback);
        } finally {
            turn.unlock();
        }
    }

    private boolean check(Request request, Response response, Callback callback) throws Exception {
        Optional<S3Refusal> refusal = refusal(request);
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        refusal.get().answer(response, callback);
        return true;
    }

    private Optional<S3Refusal> refusal(Request request) {
        Fields query = Request.extractQueryParameters(request, UTF_8);
        return unsigned(request.getHeaders(), query)
                .or(() -> twoWaysToSign(request.getHeaders(), query))
                .or(() -> bodyOfUnknownLength(request))
                .or(() -> query.get("X-Amz-Algorithm") == null
                        ? Optional.empty()
                        : signedQuery(request.getHeaders(), query));
    }

    /** S3Proxy shows to everybody what the file system lets everybody read. */
    private static Optional<S3Refusal> unsigned(HttpFields headers, Fields query) {
        boolean signed = headers.contains(HttpHeader.AUTHORIZATION)
                || query.get("X-Amz-Algorithm") != null
                || query.get("AWSAccessKeyId") != null;
        return signed ? Optional.empty() : Optional.of(S3Refusal.ACCESS_DENIED);
    }

    private static Optional<S3Refusal> twoWaysToSign(HttpFields headers, Fields query) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        boolean inQuery = query.get("X-Amz-Algorithm") != null || query.get("Signature") != null;
        if (authorization == null || !inQuery) {
            return Optional.empty();
        }
        // S3 gives the header back: a client that prints the answer prints its own secret.
        return Optional.of(new S3Refusal(
                        400,
                        "InvalidArgument",
                        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, "
                                + "Signature query string parameter or the Authorization header should be specified")
                .with("ArgumentName", "Authorization")
                .with("ArgumentValue", authorization));
    }

    private static Optional<S3Refusal> bodyOfUnknownLength(Request request) {
        HttpFields headers = request.getHeaders();
        boolean chunked = headers.contains(HttpHeader.TRANSFER_ENCODING);
        // The SDKs' own chunks, signed one by one, say their length in a header of their own.
        if (chunked && !headers.contains("x-amz-decoded-content-length")) {
            return Optional.of(new S3Refusal(
                            501,
                            "NotImplemented",
                            "A header you provided implies functionality that is not implemented")
                    .with("Header", "Transfer-Encoding"));
        }
        if (isPutOfAnObject(request) && !chunked && !headers.contains(HttpHeader.CONTENT_LENGTH)) {
            return Optional.of(
                    new S3Refusal(411, "MissingContentLength", "You must provide the Content-Length HTTP header."));
        }
        return Optional.empty();
    }

    /** A bucket is made without a length too: there the absent length means that there is no body. */
    private static boolean isPutOfAnObject(Request request) {
        return request.getMethod().equals("PUT")
                && request.getHttpURI().getPath().matches("/[^/]+/.+");
    }

    private Optional<S3Refusal> signedQuery(HttpFields headers, Fields query) {
        if (V4_PARAMETERS.stream().anyMatch(name -> query.getValue(name) == null)) {
            return badParameters("Query-string authentication version 4 requires the X-Amz-Algorithm, "
                    + "X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires "
                    + "parameters.");
        }
        return validity(query.getValue("X-Amz-Date"), query.getValue("X-Amz-Expires"))
                .or(() -> headersNotSigned(headers, query.getValue("X-Amz-SignedHeaders")));
    }

    private Optional<S3Refusal> validity(String date, String expires) {
        long seconds;
        Instant signed;
        try {
            seconds = Long.parseLong(expires);
            signed = AMZ_DATE.parse(date, Instant::from);
        } catch (NumberFormatException e) {
            return badParameters("X-Amz-Expires should be a number");
        } catch (DateTimeException e) {
            return badParameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
        if (seconds < 0) {
            return badParameters("X-Amz-Expires must be non-negative");
        }
        if (seconds > LONGEST_LIFETIME.toSeconds()) {
            return badParameters("X-Amz-Expires must be less than a week (in seconds); that is, the given "
                    + "X-Amz-Expires must be less than 604800 seconds");
        }
        Instant end = signed.plusSeconds(seconds);
        Instant now = clock.instant();
        if (signed.isAfter(now.plus(MOST_SKEW))) {
            return Optional.of(new S3Refusal(403, "AccessDenied", "Request is not valid yet"));
        }
        if (now.isBefore(end)) {
            return Optional.empty();
        }
        return Optional.of(new S3Refusal(403, "AccessDenied", "Request has expired")
                .with("X-Amz-Expires", expires)
                .with("Expires", end.toString())
                .with("ServerTime", now.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static Optional<S3Refusal> headersNotSigned(HttpFields headers, String signedHeaders) {
        Set<String> signed =
                Set.copyOf(List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";")));
        String unsigned = headers.stream()
                .map(HttpField::getLowerCaseName)
                .filter(name -> name.startsWith("x-amz-") && !signed.contains(name))
                .distinct()
                .collect(Collectors.joining(", "));
        return unsigned.isEmpty()
                ? Optional.empty()
                : Optional.of(new S3Refusal(
                                403, "AccessDenied", "There were headers present in the request which were not signed")
                        .with("HeadersNotSigned", unsigned));
    }

    private static Optional<S3Refusal> badParameters(String message) {
        return Optional.of(new S3Refusal(400, "AuthorizationQueryParametersError", message));
    }
}
