package dev.cc5.simulation;

/** A program ends here, without another word: no code of its own runs any more that has an effect. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
