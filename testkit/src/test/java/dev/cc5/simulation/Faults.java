package dev.cc5.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which faults a schedule has in store, and how many of them. Each schedule has some kinds only, so that the frequent
 * ones do not hide what the rare ones do together.
 */
final class Faults {
    private final Chance chance;
    private final Coverage coverage;
    private final Trace trace;
    private final Set<Fault> possible = EnumSet.noneOf(Fault.class);
    private final double rate;
    private int left;
    private boolean over;

    Faults(Chance chance, Coverage coverage, Trace trace) {
        this.chance = chance;
        this.coverage = coverage;
        this.trace = trace;
        this.left = chance.oneOf(0, 1, 2, 3, 5, 8, 13);
        this.rate = chance.oneOf(0.01, 0.04, 0.12);
        double share = chance.oneOf(0.2, 0.5, 0.9);
        for (Fault fault : Fault.values()) {
            if (chance.happens(share)) {
                possible.add(fault);
            }
        }
    }

    /** Whether this goes wrong now. */
    boolean strike(Fault fault) {
        return strike(fault, 1);
    }

    /** Whether this goes wrong now, where it is so many times as likely as elsewhere. */
    boolean strike(Fault fault, double times) {
        if (left == 0 || !possible.contains(fault) || !chance.happens(rate * fault.weight() * times)) {
            return false;
        }
        left--;
        coverage.count("fault " + fault);
        trace.add("  !! %s", fault);
        return true;
    }

    /** Whether something comes about that is no fault but a way of the portal, and not counted as one. */
    boolean comesAbout(Fault way, double probability) {
        if (over || !chance.happens(probability)) {
            return false;
        }
        coverage.count("fault " + way);
        trace.add("  !! %s", way);
        return true;
    }

    /** From now on nothing goes wrong. */
    void stop() {
        over = true;
        left = 0;
    }
}
