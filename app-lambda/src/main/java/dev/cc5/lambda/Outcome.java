package dev.cc5.lambda;

import java.util.Locale;

/** What became of one object in one delivery. */
enum Outcome {
    /** The portal has received the request to import it. */
    ACCEPTED(true),
    /** An earlier delivery had handed it over. */
    DUPLICATE(true),
    /** A newer version took its place, or was handed over before it. */
    SUPERSEDED(true),
    /** It can never be imported as it is; told now. */
    REFUSED(true),
    /** The same, told by an earlier delivery. */
    REFUSED_BEFORE(true),
    /** It did not work this time, or the time was up: the next delivery goes on. */
    TO_BE_REPEATED(false);

    private final boolean over;

    Outcome(boolean over) {
        this.over = over;
    }

    /** Whether nothing is left to do for it. */
    boolean isOver() {
        return over;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
