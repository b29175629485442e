package dev.cc5.sandbox;

import dev.cc5.sandbox.Fault.Kind;
import dev.cc5.sandbox.Fault.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What scripted faults make of one call of the API.
 *
 * @param due the faults that strike it
 */
record ApiFaults(List<Fault> due) {
    static ApiFaults of(Faults faults, String method, String path) {
        return new ApiFaults(place(method, path).map(faults::at).orElse(List.of()));
    }

    private static Optional<Place> place(String method, String path) {
        if (method.equals("GET")) {
            return path.startsWith("/appfile/file/") ? Optional.of(Place.STATUS) : Optional.empty();
        }
        return switch (path) {
            case "/appfile/file/path" -> Optional.of(Place.SLOT);
            case "/appfile/file/import", "/appdata/import/file/async" -> Optional.of(Place.START);
            default -> path.endsWith("/query") ? Optional.of(Place.QUERY) : Optional.empty();
        };
    }

    private Optional<Fault> first(Kind kind) {
        return due.stream().filter(fault -> fault.kind() == kind).findFirst();
    }

    boolean cut() {
        return first(Kind.CUT).isPresent();
    }

    boolean drop() {
        return first(Kind.DROP).isPresent();
    }

    long delayMillis() {
        return first(Kind.DELAY).map(Fault::value).orElse(0L);
    }

    Optional<Long> bytesPerSecond() {
        return first(Kind.SLOW).map(Fault::value);
    }

    Optional<Long> retryAfter() {
        return first(Kind.ANSWER).flatMap(Fault::retryAfter);
    }

    /** What is answered, with nothing done. */
    Optional<Answer> insteadOfService() {
        return first(Kind.QUOTA)
                .map(quota -> Answer.gateway(429, "Limit Exceeded"))
                .or(() -> first(Kind.ANSWER).map(fault -> answer((int) fault.value())));
    }

    /** In the gateway's words where such a status is the gateway's (PLATFORM T4), else in the service's. */
    private static Answer answer(int status) {
        return switch (status) {
            case 401 -> Answer.gateway(status, "Unauthorized");
            case 403 -> Answer.gateway(status, "Forbidden");
            case 413 -> Answer.gateway(status, "Request Too Long");
            case 429 -> Answer.gateway(status, "Too Many Requests");
            case 503 -> Answer.gateway(status, "Service Unavailable");
            case 504 -> Answer.gateway(status, "Endpoint request timed out");
            default ->
                status >= 500
                        ? Answer.gateway(status, "Internal server error")
                        : Answer.failure(new Refusal(status, "ScriptedFault", "This refusal was scripted."));
        };
    }

    /** The service's answer, in which an import that was started shows no end where it is stuck. */
    Answer change(Answer answer) {
        if (first(Kind.STUCK).isPresent()
                && answer.body().get("Data") instanceof Map<?, ?> data
                && data.containsKey("StartedOn")) {
            Map<String, Object> stuck = Answer.object();
            data.forEach((name, value) -> stuck.put((String) name, value));
            stuck.put("Status", ImportState.PROCESSING.word());
            List.of("EndedOn", "Rows", "Errors").forEach(stuck::remove);
            return Answer.success(Answer.object("Data", stuck));
        }
        return answer;
    }
}
