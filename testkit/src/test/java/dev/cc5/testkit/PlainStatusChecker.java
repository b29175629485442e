package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.Phase;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.StatusChecker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;

/** The smallest adapter that keeps a contract: a GET that is answered with one word. An example, used by tests only. */
final class PlainStatusChecker implements StatusChecker {
    private static final Step STEP = Step.CHECK_STATUS;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI files;

    PlainStatusChecker(URI files) {
        this.files = files;
    }

    @Override
    public FileStatus check(FileId id, Deadline deadline) {
        if (deadline.isOver()) {
            throw Failures.deadline(STEP, Sent.NO);
        }
        HttpRequest request = HttpRequest.newBuilder(files.resolve(id.value()))
                .timeout(deadline.remaining())
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw refusal(id, response);
            }
            return status(id, response.body());
        } catch (InterruptedException e) {
            throw Failures.cancelled(STEP);
        } catch (ConnectException e) {
            throw TemporaryException.network(trouble("no connection"), Sent.NO, e);
        } catch (HttpTimeoutException e) {
            throw Failures.deadline(STEP, Sent.MAYBE);
        } catch (IOException e) {
            throw TemporaryException.network(trouble("the connection broke"), Sent.MAYBE, e);
        }
    }

    private static ImportException refusal(FileId id, HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401, 403 -> Failures.notAuthorised(STEP);
            case 404 -> Failures.notFound(STEP, id);
            case 429 ->
                Failures.throttled(
                        STEP,
                        Duration.ofSeconds(response.headers()
                                .firstValueAsLong("Retry-After")
                                .orElse(1)));
            default -> Failures.refused(STEP, "status " + response.statusCode());
        };
    }

    private static FileStatus status(FileId id, String word) {
        if (!word.matches("[a-z]+")) {
            throw Failures.senseless(STEP);
        }
        Phase phase = switch (word) {
            case "pending", "running", "succeeded", "partial", "failed", "cancelled" ->
                Phase.valueOf(word.toUpperCase(Locale.ROOT));
            default -> Phase.UNKNOWN;
        };
        return FileStatus.of(id, phase, word, word);
    }

    private static Explanation trouble(String happened) {
        return Explanation.of(STEP, happened, "Try again.");
    }
}
