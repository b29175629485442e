package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.Sent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request and waits for its whole answer: the one place where Vert.x's futures become values. Blocking; used
 * from many threads; interrupting the waiting thread cancels. Knows nothing of what an answer means.
 */
final class Exchange implements AutoCloseable {
    /** The longest answer that is read (DESIGN 7.5). */
    static final int MAX_ANSWER = 1024 * 1024;

    private static final Duration CLEARING_UP = Duration.ofSeconds(1);
    private static final Logger LOG = System.getLogger("dev.cc5.http");

    private final PortalSettings settings;
    private final PortalConnection connection;
    private final LostCalls lostCalls;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Exchange(PortalSettings settings) {
        this.settings = settings;
        this.connection = new PortalConnection(settings);
        this.lostCalls = new LostCalls(settings);
    }

    /**
     * Sends the call once.
     *
     * @throws dev.cc5.model.ImportException when there is no whole answer, or on one of Vert.x's event-loop threads:
     *     waiting there would stop it for everybody
     */
    PortalAnswer send(Call call, ApiKey key, Deadline deadline) {
        refuseEventLoops(call);
        refuseWhenClosed();
        Duration limit = deadline.atMost(settings.timeouts().call());
        if (limit.isZero()) {
            throw lostCalls.late(call, Sent.NO, deadline);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled(call, Sent.NO);
        }
        settings.callBudget().spend(call.step());
        long begun = System.nanoTime();
        BoundedBody answerBody = new BoundedBody(MAX_ANSWER);
        Optional<RequestBody> requestBody = call.body().map(RequestBody::new);
        CompletableFuture<HttpResponse<Buffer>> outcome = begin(request(call, key, limit, answerBody), requestBody);
        answerBody.result().onFailure(outcome::completeExceptionally);
        underWay.add(outcome);
        try {
            HttpResponse<Buffer> response = outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            PortalAnswer answer = answer(response, key);
            log(call, answer, begun);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(call, givenUp(requestBody, false));
        } catch (TimeoutException e) {
            throw lostCalls.late(call, givenUp(requestBody, false), deadline);
        } catch (ExecutionException e) {
            Sent sent = givenUp(requestBody, LostCalls.neverReachedThePortal(e.getCause()));
            throw lostCalls.lost(call, sent, e.getCause());
        } finally {
            answerBody.close();
            underWay.remove(outcome);
        }
    }

    private HttpRequest<Buffer> request(Call call, ApiKey key, Duration limit, BoundedBody answerBody) {
        // Vert.x's own limits only clear away what was given up here: they must not come first.
        long abandoned = limit.plus(CLEARING_UP).toMillis();
        RequestHeaders names = settings.headers();
        HttpRequest<Buffer> request = connection
                .request(call.method(), call.path())
                .as(answerBody)
                .connectTimeout(abandoned)
                .idleTimeout(Math.min(abandoned, settings.timeouts().silence().toMillis()))
                .putHeader(names.apiKey(), key.reveal())
                .putHeader(names.workspace(), settings.workspace())
                .putHeader(names.bucket(), settings.bucket())
                .putHeader("Accept", "application/json");
        settings.traceId()
                .get()
                .filter(PortalSettings::isHeaderText)
                .ifPresent(id -> request.putHeader("X-Amzn-Trace-Id", id));
        call.body()
                .ifPresent(body -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Content-Length", Integer.toString(body.length)));
        return request;
    }

    private static CompletableFuture<HttpResponse<Buffer>> begin(
            HttpRequest<Buffer> request, Optional<RequestBody> body) {
        Future<HttpResponse<Buffer>> future = body.isPresent() ? request.sendStream(body.get()) : request.send();
        return future.toCompletionStage().toCompletableFuture();
    }

    /**
     * Whether the request can have had an effect, now that it is given up. A GET has none. What never left is not
     * counted.
     *
     * @param neverReachedThePortal whether that is known for another reason than that the body was never asked for
     */
    private Sent givenUp(Optional<RequestBody> body, boolean neverReachedThePortal) {
        boolean taken = body.map(RequestBody::cancel).orElse(false);
        if (neverReachedThePortal || body.isPresent() && !taken) {
            settings.callBudget().giveBack();
        }
        return taken ? Sent.MAYBE : Sent.NO;
    }

    private static PortalAnswer answer(HttpResponse<Buffer> response, ApiKey key) {
        Buffer body = response.body();
        MultiMap headers = response.headers();
        return new PortalAnswer(
                response.statusCode(), headers, body == null ? new byte[0] : body.getBytes(), new ServerText(key));
    }

    private static void refuseEventLoops(Call call) {
        if (Context.isOnEventLoopThread()) {
            throw new ConfigurationException(Explanation.of(
                    call.step(),
                    "it was called on a Vert.x event-loop thread, which must not wait",
                    "Call it on a thread of your own, or within vertx.executeBlocking(...)."));
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new IllegalStateException("The adapter of " + settings.origin() + " was closed");
        }
    }

    private static ImportCancelledException cancelled(Call call, Sent sent) {
        return new ImportCancelledException(Explanation.of(
                call.step(),
                "it was cancelled " + (sent == Sent.NO ? "before anything was sent" : "while the portal was at it"),
                "What was begun can be resumed."));
    }

    private static void log(Call call, PortalAnswer answer, long begun) {
        if (LOG.isLoggable(Level.DEBUG)) {
            LOG.log(
                    Level.DEBUG,
                    "{0}: {1} after {2} ms",
                    call,
                    answer.outline(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
        underWay.forEach(outcome -> outcome.completeExceptionally(new IllegalStateException("The adapter was closed")));
    }
}
