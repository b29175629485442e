package dev.cc5.cli;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.IncompleteJava;
import dev.cc5.sandbox.Casing;
import dev.cc5.sandbox.Sandbox;
import dev.cc5.sandbox.SandboxException;
import dev.cc5.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sandbox, as the commands use it. No other class names the sandbox's own classes: their jars are on the class path
 * only when it is used.
 */
final class RunningSandbox implements AutoCloseable {
    private static final String DOING = "starting the sandbox";
    private static final int ROWS_SHOWN = 10;

    private final Sandbox sandbox;

    private RunningSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** What a user may choose of a sandbox; ports of 0 are any that are free. */
    record Choice(
            int port,
            int s3Port,
            Optional<Path> data,
            boolean tls,
            boolean camelCase,
            Optional<String> workspace,
            Optional<String> bucket,
            Pace pace,
            List<String> faults) {
        /** A sandbox that leaves nothing behind. */
        static Choice passing(Optional<String> workspace, Optional<String> bucket, List<String> faults) {
            return new Choice(0, 0, Optional.empty(), false, false, workspace, bucket, Pace.USUAL, faults);
        }
    }

    /** How fast the portal is: calls a second and at once, 0 for no limit, and how long an import takes. */
    record Pace(int rate, int burst, Optional<Duration> importTime) {
        static final Pace USUAL = new Pace(0, 0, Optional.empty());
    }

    /**
     * Starts one.
     *
     * @throws ConfigurationException when it cannot be started like this, or is not installed
     */
    static RunningSandbox start(Choice choice) {
        try {
            return new RunningSandbox(Sandbox.start(settings(choice)));
        } catch (LinkageError e) {
            throw IncompleteJava.behind(e, DOING)
                    .orElseGet(() -> new ConfigurationException(
                            new Explanation(
                                    DOING,
                                    "it is not installed: " + e.getMessage() + " is missing",
                                    "Start cc5 by its own launcher, and keep the directory lib/sandbox in its place."),
                            e));
        } catch (SandboxException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    new Explanation(DOING, String.valueOf(e.getMessage()), "Correct it and start again."), e);
        }
    }

    private static SandboxSettings settings(Choice choice) {
        SandboxSettings.Builder settings = SandboxSettings.builder()
                .portalPort(choice.port())
                .s3Port(choice.s3Port())
                .tls(choice.tls())
                .casing(choice.camelCase() ? Casing.CAMEL : Casing.PASCAL)
                .requestsPerSecond(choice.pace().rate())
                .requestBurst(choice.pace().burst())
                .faults(choice.faults());
        choice.pace().importTime().ifPresent(settings::pace);
        choice.data().ifPresent(settings::dataDirectory);
        choice.workspace().ifPresent(settings::workspace);
        choice.bucket().ifPresent(settings::bucket);
        return settings.build();
    }

    String portal() {
        return sandbox.portal().toString();
    }

    String apiKey() {
        return sandbox.apiKey();
    }

    Path directory() {
        return sandbox.dataDirectory();
    }

    /** What a client must know, by the names of the environment variables. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CC5_PORTAL", portal());
        variables.put("CC5_API_KEY", apiKey());
        variables.put("CC5_WORKSPACE", sandbox.workspace());
        variables.put("CC5_BUCKET", sandbox.bucket());
        sandbox.caCertificate().ifPresent(path -> variables.put("CC5_CA_CERT", path.toString()));
        return variables;
    }

    /** The same for those who want to talk to the S3 themselves. */
    Map<String, String> s3() {
        Map<String, String> s3 = new LinkedHashMap<>();
        s3.put("endpoint", sandbox.s3().toString());
        s3.put("bucket", sandbox.s3Bucket());
        s3.put("access key", sandbox.accessKey());
        s3.put("secret key", sandbox.secretKey());
        s3.put("region", sandbox.region());
        return s3;
    }

    /** The first rows of each entity type that is in the database, as lines of text. */
    List<String> rows() {
        List<String> lines = new ArrayList<>();
        for (String table : sandbox.rows().tables()) {
            lines.add("");
            lines.add(table);
            sandbox.rows().print(table, ROWS_SHOWN).lines().forEach(lines::add);
        }
        return lines;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
