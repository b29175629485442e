package dev.cc5.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import dev.cc5.model.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is the same for all objects of one invocation.
 *
 * @param deadline when the last step must have ended, some time ahead of the invocation's end
 * @param end when the runtime is killed: leases end then too
 */
record Invocation(Deadline deadline, Instant end, Log log, Metrics metrics) {
    static final String NAMESPACE = "cc5";

    static Invocation of(Context context, Duration stopAhead, InstantSource clock) {
        Duration left = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis()));
        Duration ahead = min(stopAhead, left.dividedBy(4));
        Map<String, String> always = new LinkedHashMap<>();
        always.put("requestId", String.valueOf(context.getAwsRequestId()));
        Trace.id().ifPresent(trace -> always.put("traceId", trace));
        return new Invocation(
                Deadline.in(left.minus(ahead)),
                clock.instant().plus(left),
                new Log(context.getLogger(), clock, always),
                new Metrics(NAMESPACE, String.valueOf(context.getFunctionName())));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
