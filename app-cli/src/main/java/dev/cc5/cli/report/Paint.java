package dev.cc5.cli.report;

/** The few colours of the command. */
enum Paint {
    PLAIN(""),
    DIM("\u001b[2m"),
    GOOD("\u001b[32m"),
    BAD("\u001b[31m");

    private static final String END = "\u001b[0m";

    private final String begin;

    Paint(String begin) {
        this.begin = begin;
    }

    String on(String text, boolean colours) {
        return !colours || this == PLAIN ? text : begin + text + END;
    }
}
