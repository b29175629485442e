package dev.cc5.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Which request gets which answer. Used from many threads. */
final class Script {
    private final Map<Route, Function<Request, Answer>> routes = new ConcurrentHashMap<>();
    private volatile Function<Request, Answer> others =
            request -> Answer.status(404).body("No answer is scripted for " + request + "\n");

    private record Route(String method, String path) {}

    void route(String method, String path, Function<Request, Answer> answers) {
        routes.put(new Route(method, path), answers);
    }

    void others(Function<Request, Answer> answers) {
        others = answers;
    }

    Answer answerTo(Request request) {
        return routes.getOrDefault(new Route(request.method(), request.path()), others)
                .apply(request);
    }

    /** One answer after the other; the last one for ever. */
    static Function<Request, Answer> inTurn(List<Answer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one answer");
        }
        Deque<Answer> queue = new ArrayDeque<>(answers);
        return request -> {
            synchronized (queue) {
                return queue.size() > 1 ? queue.remove() : queue.element();
            }
        };
    }
}
