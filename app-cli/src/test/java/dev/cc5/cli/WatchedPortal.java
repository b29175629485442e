package dev.cc5.cli;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A portal that gives every request for a slot another file, imports a file as often as it is started, and counts: so
 * that a second import of the same content cannot hide.
 */
final class WatchedPortal implements AutoCloseable {
    static final String SYNC_START = "/appfile/file/import";

    private static final Pattern FILE_ID = Pattern.compile("F-[0-9]+");

    private final LoopbackServer server = LoopbackServer.plain();
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> uploaded = ConcurrentHashMap.newKeySet();
    private final List<String> starts = new ArrayList<>();
    private volatile BiConsumer<Integer, Moment> watcher = (request, moment) -> {};
    private volatile Function<Request, Optional<Answer>> outage = request -> Optional.empty();
    private volatile String done = "Completed";

    /** When in a request's life. */
    enum Moment {
        RECEIVED,
        ACTED_ON
    }

    WatchedPortal() {
        server.onOthers(this::answer);
    }

    String url() {
        return server.origin();
    }

    /** Is told of each request, by its number from 1, before and after it has its effect, and before it is answered. */
    void watch(BiConsumer<Integer, Moment> who) {
        watcher = who;
    }

    /** Answers these requests so, without acting on them. */
    void outage(Function<Request, Optional<Answer>> answers) {
        outage = answers;
    }

    /** How many requests it received. */
    int count() {
        return requests.get();
    }

    /** What it calls an import that has succeeded. */
    void done(String word) {
        done = word;
    }

    /** The requests of this method and path, failed ones too. */
    List<Request> requests(String method, String path) {
        return server.requests(method, path);
    }

    /** The file of each start that had an effect. */
    synchronized List<String> starts() {
        return List.copyOf(starts);
    }

    private synchronized void start(String file) {
        starts.add(file);
    }

    private Answer answer(Request request) {
        return exchange -> {
            exchange.readBody();
            Optional<Answer> failure = outage.apply(request);
            if (failure.isPresent()) {
                failure.get().play(exchange);
                return;
            }
            int number = requests.incrementAndGet();
            watcher.accept(number, Moment.RECEIVED);
            String answer =
                    act(request.method(), request.path(), exchange.request().bodyText());
            watcher.accept(number, Moment.ACTED_ON);
            // Whoever is killed in the meantime must not find the answer on the line.
            exchange.pause(Duration.ofMillis(1));
            (answer.isEmpty() ? Answer.status(200) : ScriptedPortal.ok(answer)).play(exchange);
        };
    }

    private String act(String method, String path, String body) {
        if (path.equals(ScriptedPortal.SLOT)) {
            String file = "F-" + slots.incrementAndGet();
            return data(file) + ",\"Url\":\"" + server.url("/s3/" + file)
                    + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=0\"";
        }
        String file = fileIn(isStart(path) ? body : path);
        if (method.equals("PUT")) {
            uploaded.add(file);
            return "";
        }
        if (isStart(path)) {
            start(file);
            return data(file);
        }
        String word = starts().contains(file) ? done : uploaded.contains(file) ? "Uploaded" : "Created";
        return data(file) + ",\"Status\":\"" + word + "\"";
    }

    private static boolean isStart(String path) {
        return path.equals(ScriptedPortal.START) || path.equals(SYNC_START);
    }

    private static String fileIn(String text) {
        Matcher matcher = FILE_ID.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no file id in " + text);
        }
        return matcher.group();
    }

    private static String data(String file) {
        return "\"ActionId\":\"A-" + file + "\",\"FileId\":\"" + file + "\",\"FilePath\":\"//bucket/" + file
                + "\",\"File\":{}";
    }

    @Override
    public void close() {
        server.close();
    }
}
