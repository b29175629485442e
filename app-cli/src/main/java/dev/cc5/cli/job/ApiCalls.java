package dev.cc5.cli.job;

import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.CallBudget;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests of one command to the portal's API, and lets no more through than the user allows. Used from many
 * threads.
 */
public final class ApiCalls implements CallBudget {
    private final OptionalLong most;
    private final AtomicLong used = new AtomicLong();

    public ApiCalls(OptionalLong most) {
        this.most = most;
    }

    @Override
    public void spend(Step step) {
        long limit = most.orElse(Long.MAX_VALUE);
        if (used.getAndUpdate(calls -> calls < limit ? calls + 1 : calls) >= limit) {
            throw usedUp(step, limit);
        }
    }

    @Override
    public void giveBack() {
        used.decrementAndGet();
    }

    private static TemporaryException usedUp(Step step, long limit) {
        return new TemporaryException(
                Explanation.of(
                        step,
                        "this command's " + limit + " calls of the portal's API are used up (--max-api-calls)",
                        "Allow it more calls, or start it again when the key's quota is fresh."),
                Trouble.QUOTA,
                Sent.NO,
                Optional.empty(),
                null);
    }

    /** For example {@code 5 API calls}, {@code 5 of 100 API calls}; empty where no adapter called a portal. */
    public String summary() {
        long calls = used.get();
        if (calls == 0 && most.isEmpty()) {
            return "";
        }
        if (most.isPresent()) {
            return calls + " of " + most.getAsLong() + " API calls";
        }
        return calls == 1 ? "1 API call" : calls + " API calls";
    }
}
