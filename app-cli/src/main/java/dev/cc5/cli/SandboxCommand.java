package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.settings.EnvironmentDefaults;
import dev.cc5.cli.settings.Lengths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cc5 sandbox}: a portal and an S3 on this machine, until the command is interrupted. */
@Command(
        name = "sandbox",
        sortOptions = false,
        description = "Runs a portal and an S3 on this machine, for trying and testing, until it is interrupted.",
        optionListHeading = "",
        footerHeading = "%nExample%n",
        footer = {
            "  cc5 sandbox --rate 20 --burst 40 --import-time 2s",
            "        throttles like an API gateway, and lets each import take two seconds",
            "  cc5 sandbox --data ~/cc5-sandbox",
            "        paste the lines that it prints into another terminal, then: cc5 import family.cc5txt",
            "  cc5 sandbox --fault start:drop@1 --fault put:503@1-2",
            "        loses the answer to the first start, and is too busy for two uploads",
            "",
            "Faults, as PLACE:FAULT[=VALUE][@WHEN]",
            "  slot, put, start, status, query   a request, and what becomes of it:",
            "    drop            it is done, then the connection is cut without an answer",
            "    cut             the connection is cut, and nothing done",
            "    503, 429=3      this HTTP status is answered, with Retry-After: 3, and nothing done",
            "    delay=2s        the answer comes later (500ms, 2s)",
            "    quota, slow=50  not put: the quota is used up; the answer drips, 50 bytes a second",
            "    expired         put only: the signed URL's time is up",
            "    stuck           status only: an import that was started shows no end",
            "  rows:lose=1       so many rows are lost, and success is told",
            "  @2, @2-4, @2-     the second time only, the second to fourth, from the second on; else always"
        })
final class SandboxCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The portal's port; any that is free if not given. [CC5_PORT]")
    private int port;

    @Option(
            names = "--s3-port",
            paramLabel = "N",
            description = "The S3's port; any that is free if not given. [CC5_S3_PORT]")
    private int s3Port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keep everything in this directory, which only you can enter, when the sandbox ends. [CC5_DATA]")
    private @Nullable Path data;

    @Option(names = "--tls", description = "Speak https, with a certificate of its own. [CC5_TLS]")
    private boolean tls;

    @Option(names = "--camel-case", description = "Answer in camelCase, as newer portals do. [CC5_CAMEL_CASE]")
    private boolean camelCase;

    @Option(names = "--workspace", paramLabel = "ID", description = "The id of its workspace. [CC5_WORKSPACE]")
    private @Nullable String workspace;

    @Option(names = "--bucket", paramLabel = "ID", description = "The id of its bucket. [CC5_BUCKET]")
    private @Nullable String bucket;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Let N API calls a second pass and answer 429 to the others; all if not given. [CC5_RATE]")
    private int rate;

    @Option(
            names = "--burst",
            paramLabel = "N",
            description = "With --rate: let so many pass at once; as many as in a second if not given. [CC5_BURST]")
    private int burst;

    @Option(
            names = "--import-time",
            paramLabel = "TIME",
            converter = Lengths.class,
            description = "How long each import takes at least; 200ms if not given. [CC5_IMPORT_TIME]")
    private @Nullable Duration importTime;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Let this go wrong, see below; may be repeated. [CC5_FAULT]")
    private List<String> faults = List.of();

    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RunningSandbox.Choice choice = new RunningSandbox.Choice(
                port,
                s3Port,
                Optional.ofNullable(data),
                tls,
                camelCase,
                Optional.ofNullable(workspace),
                Optional.ofNullable(bucket),
                new RunningSandbox.Pace(rate, burst, Optional.ofNullable(importTime)),
                faults);
        try (RunningSandbox sandbox = RunningSandbox.start(choice)) {
            tell(sandbox);
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.screen().err("The sandbox is closed.");
        return ExitCode.INTERRUPTED.code();
    }

    private void tell(RunningSandbox sandbox) {
        session.screen().err("The sandbox is up. For another terminal:");
        session.screen().err("");
        sandbox.variables().forEach((name, value) -> session.screen().out("export " + name + "=" + quoted(value)));
        session.screen().err("");
        sandbox.s3().forEach((name, value) -> session.screen().err("S3 " + name + ": " + value));
        session.screen().err("Its data: " + sandbox.directory() + (data == null ? ", until it ends" : ""));
        session.screen().err("Stop it with Ctrl-C.");
    }

    private static String quoted(String value) {
        boolean plain = value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/:._-@%+=,".indexOf(c) >= 0);
        return plain ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
