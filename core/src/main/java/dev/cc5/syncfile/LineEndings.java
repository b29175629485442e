package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;

/** Sees to it that all lines of a file end alike (PLATFORM F8); tells the first that does not. */
final class LineEndings {
    private final Problems problems;
    private Ending first = Ending.NONE;
    private boolean mixed;

    LineEndings(Problems problems) {
        this.problems = problems;
    }

    /** How the first line ends. */
    Ending first() {
        return first;
    }

    void check(Line line) {
        Ending ending = line.ending();
        if (ending == first || ending == Ending.NONE || mixed) {
            return;
        }
        if (first == Ending.NONE) {
            first = ending;
            return;
        }
        mixed = true;
        String expected = "lines that all end alike; the first one ends with " + first;
        problems.structure("F8", line.number(), "", "a line that ends with " + ending, expected);
    }
}
