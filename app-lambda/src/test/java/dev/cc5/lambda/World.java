package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.sandbox.Sandbox;
import dev.cc5.sandbox.SandboxSettings;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import dev.cc5.testkit.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An agency's bucket, a journal's, and a portal behind a server that counts what comes and can be told to fail. */
final class World implements AutoCloseable {
    static final String AGENCY = "agency";
    static final String JOURNAL = "journal";
    static final String START = "/appdata/import/file/async";
    static final String SLOT = "/appfile/file/path";
    private static final Set<String> HOP_BY_HOP = Set.of("host", "connection", "content-length", "expect", "upgrade");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9%A-F.]+Z");
    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    final Sandbox sandbox =
            Sandbox.start(SandboxSettings.builder().pace(Duration.ZERO).build());
    final LoopbackServer portal = LoopbackServer.plain();
    final S3Client s3;
    private final URI s3Endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    /** A world whose buckets are the sandbox's. */
    World() {
        this(Optional.empty());
    }

    /** A world whose buckets are elsewhere; what the portal keeps stays in the sandbox's. */
    World(URI s3Endpoint) {
        this(Optional.of(s3Endpoint));
    }

    private World(Optional<URI> elsewhere) {
        s3Endpoint = elsewhere.orElse(sandbox.s3());
        s3 = S3Client.builder()
                .endpointOverride(s3Endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(sandbox.accessKey(), sandbox.secretKey())))
                .httpClient(UrlConnectionHttpClient.create())
                .forcePathStyle(true)
                .build();
        for (String bucket : List.of(AGENCY, JOURNAL)) {
            s3.createBucket(request -> request.bucket(bucket));
        }
        portal.onOthers(request -> forward());
    }

    /** What the portal answers. */
    Answer forward() {
        return exchange -> {
            exchange.readBody();
            respond(exchange.request()).play(exchange);
        };
    }

    /** What the portal answered, and then the answer is lost. */
    Answer forwardAndLose() {
        return exchange -> {
            exchange.readBody();
            respond(exchange.request());
            exchange.reset();
        };
    }

    private Response respond(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(sandbox.portal() + request.target()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().stream()
                .filter(header -> !HOP_BY_HOP.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> builder.header(header.name(), header.value()));
        HttpResponse<byte[]> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
        return Answer.status(answer.statusCode())
                .header(
                        "Content-Type",
                        answer.headers().firstValue("Content-Type").orElse("application/json"))
                .body(answer.body());
    }

    /** The variables of a function that is set up right. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("CC5_PORTAL", portal.origin());
        variables.put("CC5_WORKSPACE", sandbox.workspace());
        variables.put("CC5_BUCKET", sandbox.bucket());
        variables.put("CC5_ENTITY_TYPE", "wks_family");
        variables.put("CC5_API_KEY", sandbox.apiKey());
        variables.put("CC5_SOURCE", "s3://" + AGENCY);
        variables.put("CC5_JOURNAL", "s3://" + JOURNAL + "/records/");
        variables.put("CC5_S3_PATH_STYLE", "true");
        variables.put("AWS_ENDPOINT_URL_S3", s3Endpoint.toString());
        variables.put("AWS_REGION", sandbox.region());
        variables.put("AWS_ACCESS_KEY_ID", sandbox.accessKey());
        variables.put("AWS_SECRET_ACCESS_KEY", sandbox.secretKey());
        return variables;
    }

    Map<String, String> environment(Map<String, String> changes) {
        Map<String, String> variables = environment();
        variables.putAll(changes);
        return variables;
    }

    /** A function of its own for what a test changes in the variables. */
    LambdaProcess lambda(Map<String, String> changes) {
        return LambdaProcess.start(ImportHandler.class, environment(changes));
    }

    /** L35: what functions log holds no secret. */
    void assertNoSecretIn(String log) {
        assertThat(log)
                .as("L35")
                .doesNotContain(sandbox.apiKey())
                .doesNotContain(sandbox.secretKey())
                .doesNotContain("X-Amz-Signature")
                .doesNotContain("AWS_SECRET");
    }

    /** How often the portal was told to start an import. */
    int starts() {
        return portal.requests("POST", START).size();
    }

    /** Writes a sync file with one row of this id, and tells what S3 would tell of it. */
    TestObject put(String key, String id) {
        return put(key, syncFile(id).getBytes(UTF_8));
    }

    TestObject put(String key, byte[] content) {
        String eTag = s3.putObject(request -> request.bucket(AGENCY).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
        return new TestObject(AGENCY, key, content.length, eTag, sequencer(SEQUENCE.incrementAndGet()));
    }

    /** Moves all times in a record of the journal into the past. */
    void age(String record, Duration by) {
        String text = s3.getObjectAsBytes(r -> r.bucket(JOURNAL).key(record)).asUtf8String();
        String aged = TIME.matcher(text)
                .replaceAll(time -> URLEncoder.encode(
                        Instant.parse(URLDecoder.decode(time.group(), UTF_8))
                                .minus(by)
                                .toString(),
                        UTF_8));
        // Without its seal, which is another one's now.
        String unsealed = aged.replaceFirst("(?m)^(writer [^ ]+) [0-9a-f]{8}$", "$1");
        if (aged.equals(text)) {
            throw new AssertionError("There is no time in " + text);
        }
        s3.putObject(r -> r.bucket(JOURNAL).key(record), RequestBody.fromString(unsealed));
    }

    static String sequencer(int number) {
        return String.format("%018X", number);
    }

    long rows(String id) {
        return sandbox.rows().count("wks_family", Map.of("entityId", id));
    }

    /** Waits for the import of a row, which runs after its start. */
    void awaitRow(String id) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (rows(id) == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The row " + id + " was not imported");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    String syncFile(String id) {
        return "00|agency|cc5|20261120083000|1\n01|wks_family|" + sandbox.workspace() + "|" + sandbox.bucket()
                + "|cc-family|sync\n02|entityId\n03|entityId:string|name|disabled:bool\n10|" + id
                + "|Name|false|\n99|1|\n";
    }

    @Override
    public void close() {
        portal.close();
        s3.close();
        sandbox.close();
    }
}
