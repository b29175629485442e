package dev.cc5.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.cc5.http.ApiKeySource;
import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import dev.cc5.model.Deadline;
import dev.cc5.s3.ObjectVersion;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * One import against a portal and an S3 that say yes to everything, on this machine: it loads the classes that an import
 * needs and warms them. Tells nobody anything, and leaves nothing behind.
 */
final class Rehearsal {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final String KEY = "arn:aws:secretsmanager:us-east-1:1:secret:rehearsal";
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("rehearsal", "rehearsal"));

    private Rehearsal() {}

    /** Whatever goes wrong is no reason not to start. */
    static void run(LambdaSettings settings) {
        try (RehearsalServer server = RehearsalServer.open()) {
            LambdaSettings here = here(settings, server.uri());
            var s3 = S3Client.builder()
                    .endpointOverride(server.uri())
                    .region(Region.US_EAST_1)
                    .credentialsProvider(CREDENTIALS);
            InstantSource clock = InstantSource.system();
            Log silent = new Log(new Silence(), clock, Map.of());
            ApiKeySource key = new KeyStore(
                    KEY,
                    Optional.empty(),
                    client -> client.endpointOverride(server.uri()).credentialsProvider(CREDENTIALS));
            try (Connections connections = Connections.open(here, key, s3)) {
                Invocation invocation = new Invocation(
                        Deadline.in(LONGEST), clock.instant().plus(LONGEST), silent, new Metrics("", ""));
                Tally tally = new Tally(silent, invocation.metrics());
                tally.add(new ObjectImporter(here, connections, invocation).importObject(object()));
                invocation.metrics().writeTo(silent);
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger("dev.cc5.lambda").log(System.Logger.Level.DEBUG, "The rehearsal failed", e);
        }
    }

    private static final class Silence implements LambdaLogger {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    }

    private static LambdaSettings here(LambdaSettings settings, URI uri) {
        return new LambdaSettings(
                uri,
                settings.workspace(),
                settings.bucket(),
                Optional.of("rehearsal"),
                "",
                Optional.empty(),
                Optional.of(new Place("rehearsal-journal", "")),
                settings.check(),
                false,
                1,
                Duration.ofSeconds(1),
                settings.fileType(),
                Set.of(),
                true);
    }

    private static ObjectCreated object() {
        ObjectVersion version = new ObjectVersion(
                "rehearsal", "rehearsal.cc5txt", Optional.empty(), Optional.of("e"), Optional.of("00"));
        return new ObjectCreated(version, OptionalLong.of(RehearsalServer.CONTENT.length()), true);
    }
}
