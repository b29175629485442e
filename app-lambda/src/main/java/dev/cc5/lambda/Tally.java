package dev.cc5.lambda;

import dev.cc5.lambda.event.UnknownEventException;
import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import java.util.Arrays;
import java.util.Map;

/** Logs and counts what becomes of each object. Thread-safe. */
final class Tally {
    private final Log log;
    private final Metrics metrics;

    Tally(Log log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    void add(ObjectResult result) {
        metrics.count(metric(result.outcome()), 1);
        String message = switch (result.outcome()) {
            case ACCEPTED -> "the portal has received the object";
            case DUPLICATE -> "the object was handed over before";
            case SUPERSEDED -> "a newer version makes the object needless";
            case REFUSED -> "the object cannot be imported";
            case REFUSED_BEFORE -> "that the object cannot be imported was told before";
            case TO_BE_REPEATED -> "the object is left to the next delivery";
        };
        if (result.outcome() == Outcome.REFUSED) {
            log.error(message, result.toJson());
        } else {
            log.info(message, result.toJson());
        }
    }

    private static String metric(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "Imports";
            case DUPLICATE, REFUSED_BEFORE -> "Duplicates";
            case SUPERSEDED -> "Superseded";
            case REFUSED -> "Failures";
            case TO_BE_REPEATED -> "Repeats";
        };
    }

    /** Where it was thrown, and not its message: that may hold anything. */
    void defect(ObjectResult result, RuntimeException e) {
        metrics.count("Defects", 1);
        Map<String, Object> facts = result.toJson();
        facts.put(
                "at",
                Arrays.stream(e.getStackTrace()).limit(8).map(String::valueOf).toList());
        log.error("a defect of cc5's", facts);
    }

    void ignored(int events) {
        if (events > 0) {
            metrics.count("Ignored", events);
        }
    }

    void unknown(String messageId, UnknownEventException e) {
        metrics.count("UnknownEvents", 1);
        log.error("a message of the queue cannot be read", Map.of("messageId", messageId, "reason", e.getMessage()));
    }
}
