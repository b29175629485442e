package dev.cc5.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The portal's service: finds who answers a call, and says no in the portal's own way. Blocking; thread-safe. */
final class Portal {
    private record Route(String method, Pattern path, Operation operation) {}

    private interface Operation {
        /** @param part what the path's variable part says, decoded; empty where the path has none */
        CompletionStage<Answer> answer(Call call, String part);
    }

    private final Tenancy tenancy;
    private final List<Route> routes;

    Portal(Tenancy tenancy, UploadSlots slots, ImportStarts starts, FileStatuses statuses, RowQueries queries) {
        this.tenancy = tenancy;
        this.routes = List.of(
                route("POST", "/appfile/file/path", (call, part) -> done(slots.answer(call))),
                route("POST", "/appfile/file/import", (call, part) -> starts.waiting(call)),
                route("POST", "/appdata/import/file/async", (call, part) -> starts.background(call)),
                route("POST", "/appdata/([^/]+)/query", (call, part) -> done(queries.answer(part, call))),
                route("POST", "/status/refresh", (call, part) -> done(Answer.success(Answer.object()))),
                route("GET", "/appfile/file/([^/]+)", (call, part) -> done(statuses.answer(part))));
    }

    private static Route route(String method, String path, Operation operation) {
        return new Route(method, Pattern.compile(path), operation);
    }

    private static CompletionStage<Answer> done(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }

    CompletionStage<Answer> answer(Call call) {
        try {
            return serve(call);
        } catch (Refusal refusal) {
            return done(Answer.failure(refusal));
        } catch (RuntimeException e) {
            return done(Answer.failure(new Refusal(500, "InternalError", "The sandbox failed: " + e)));
        }
    }

    private CompletionStage<Answer> serve(Call call) {
        Optional<Route> route = routes.stream()
                .filter(known -> known.method().equals(call.method())
                        && known.path().matcher(call.path()).matches())
                .findFirst();
        if (route.isEmpty()) {
            throw nobody(call);
        }
        tenancy.checkHeaders(call);
        checkContentType(call);
        return route.get().operation().answer(call, part(route.get().path(), call.path()));
    }

    private Refusal nobody(Call call) {
        boolean otherMethod = routes.stream()
                .anyMatch(known -> known.path().matcher(call.path()).matches());
        return otherMethod
                ? new Refusal(405, "MethodNotAllowed", "This path does not know " + call.method() + ".")
                : new Refusal(404, "NotFound", "There is no such path.");
    }

    private static void checkContentType(Call call) {
        String type = call.header("content-type").orElse("application/json");
        if (call.method().equals("POST") && !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            throw new Refusal(415, "UnsupportedMediaType", "The API speaks application/json.");
        }
    }

    private static String part(Pattern path, String actual) {
        Matcher matcher = path.matcher(actual);
        if (!matcher.matches() || matcher.groupCount() == 0) {
            return "";
        }
        try {
            // A plus in a path is a plus.
            return URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new Refusal(400, "InvalidPath", "The path is not percent-encoded.");
        }
    }
}
