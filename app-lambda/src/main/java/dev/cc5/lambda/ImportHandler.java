package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cc5.lambda.event.Delivery;
import dev.cc5.lambda.event.Notice;
import dev.cc5.lambda.json.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Imports the objects that S3 tells of: directly, through SQS (which is answered with the messages that must come
 * again), through SNS, through both, or through EventBridge. Returns when the portal has received each request; it does
 * not wait for the rows. What it is set up with stands in the README's Lambda section.
 */
public final class ImportHandler implements RequestStreamHandler {
    private final Environment environment;
    private final InstantSource clock = InstantSource.system();

    /**
     * Starts an environment.
     *
     * @throws dev.cc5.model.ConfigurationException when a variable is missing or wrong; names it
     */
    public ImportHandler() {
        this(Environment.start(System.getenv()));
    }

    ImportHandler(Environment environment) {
        environment.settings().requiredJournal();
        this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Delivery delivery = Delivery.read(input);
        LambdaSettings settings = environment.settings();
        Invocation invocation = Invocation.of(context, settings.stopAhead(), clock);
        Connections connections = environment.connections();
        ObjectImporter importer = new ObjectImporter(settings, connections, invocation);
        Tally tally = new Tally(invocation.log(), invocation.metrics());
        Batch batch = new Batch(importer::importObject, tally, settings.parallel());
        try {
            output.write(answer(delivery, batch).getBytes(UTF_8));
        } finally {
            connections.key().tellFailure(invocation.log(), invocation.metrics());
            invocation.metrics().writeTo(invocation.log());
        }
    }

    private static String answer(Delivery delivery, Batch batch) {
        if (delivery instanceof Delivery.Queue queue) {
            List<Map<String, String>> failures = batch.run(queue).stream()
                    .map(id -> Map.of("itemIdentifier", id))
                    .toList();
            return JsonLine.of(Map.of("batchItemFailures", failures));
        }
        Notice notice = ((Delivery.Direct) delivery).notice();
        List<ObjectResult> results = batch.run(notice);
        List<ObjectResult> failures =
                results.stream().filter(ObjectResult::failsInvocation).toList();
        if (!failures.isEmpty()) {
            throw new NotDoneException(failures.stream()
                    .map(failure -> failure.message().orElse(failure.version().toString()))
                    .collect(Collectors.joining(" ")));
        }
        return JsonLine.of(
                Map.of("results", results.stream().map(ObjectResult::toJson).toList(), "ignored", notice.ignored()));
    }
}
