package dev.cc5.simulation;

import dev.cc5.model.Deadline;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import java.util.function.Supplier;

/** The network between a program and the portal or S3, and what either answers instead of doing its work. */
final class Line {
    /** How long an adapter waits for an answer (DESIGN 7.5). */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private final Program program;
    private final World world;

    Line(Program program) {
        this.program = program;
        this.world = program.world();
    }

    /** One request and its answer. */
    <T> T call(Step step, Deadline deadline, Supplier<T> effect) {
        double times = switch (step) {
            case START_IMPORT -> 6;
            case UPLOAD -> 2;
            default -> 1;
        };
        program.reach("sending " + step, times);
        failBefore(step, times);
        T answer;
        if (world.faults.strike(Fault.SLOW, times)) {
            answer = slowly(step, deadline, effect);
        } else {
            program.waitFor(world.chance.upTo(Duration.ofMillis(50)));
            answer = effect.get();
        }
        program.reach("received " + step, times);
        failAfter(step, times);
        program.waitFor(world.chance.upTo(Duration.ofMillis(50)));
        return answer;
    }

    private void failBefore(Step step, double times) {
        if (world.faults.strike(Fault.CONNECTION_REFUSED, times)) {
            throw Failures.network(step, Sent.NO);
        }
        if (world.faults.strike(Fault.REQUEST_LOST, times)) {
            program.waitFor(world.chance.upTo(CALL_LIMIT));
            throw Failures.network(step, Sent.MAYBE);
        }
        if (world.faults.strike(Fault.SERVER_ERROR, times)) {
            throw Failures.server(step, Sent.MAYBE);
        }
        if (step != Step.UPLOAD) {
            refuse(step, times);
        }
    }

    private void refuse(Step step, double times) {
        if (world.faults.strike(Fault.UNAUTHORISED, times)) {
            throw Failures.notAuthorised(step);
        }
        if (world.faults.strike(Fault.REFUSED, times)) {
            throw Failures.refused(step, "simulated");
        }
        if (world.faults.strike(Fault.THROTTLED, times)) {
            throw Failures.throttled(step, world.chance.upTo(Duration.ofSeconds(40)));
        }
        if (world.faults.strike(Fault.QUOTA, times)) {
            throw Failures.quota(step);
        }
        if (world.faults.strike(Fault.SENSELESS_ANSWER, times)) {
            throw Failures.senseless(step);
        }
    }

    private <T> T slowly(Step step, Deadline deadline, Supplier<T> effect) {
        Duration takes = world.chance.upTo(CALL_LIMIT.multipliedBy(3).dividedBy(2));
        Duration limit = deadline.atMost(CALL_LIMIT);
        if (takes.compareTo(limit) < 0) {
            program.waitFor(takes);
            return effect.get();
        }
        program.waitFor(limit);
        if (world.chance.happens(0.5)) {
            effect.get();
        }
        throw limit.equals(CALL_LIMIT) ? Failures.network(step, Sent.MAYBE) : Failures.deadline(step, Sent.MAYBE);
    }

    private void failAfter(Step step, double times) {
        if (world.faults.strike(Fault.ANSWER_LOST, times)) {
            program.waitFor(world.chance.upTo(CALL_LIMIT));
            throw Failures.network(step, Sent.MAYBE);
        }
        if (world.faults.strike(Fault.SERVER_ERROR, times)) {
            throw Failures.server(step, Sent.MAYBE);
        }
        if (step != Step.UPLOAD && world.faults.strike(Fault.SENSELESS_ANSWER, times)) {
            throw Failures.senseless(step);
        }
        if (world.faults.strike(Fault.ADAPTER_DEFECT, times)) {
            throw new IllegalStateException(
                    "PUT https://s3.invalid/?X-Amz-Signature=" + Canaries.SIGNATURE + " with " + Canaries.API_KEY);
        }
    }

    /** Whether something on the way sent the request twice. */
    boolean isRepeated() {
        return world.faults.strike(Fault.REPEATED_ON_THE_WAY, 4);
    }
}
