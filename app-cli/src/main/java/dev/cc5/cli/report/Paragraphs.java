package dev.cc5.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for a terminal; for a file or a pipe it stays one line, which is what {@code grep} likes. */
final class Paragraphs {
    private static final int WIDEST = 100;
    private static final int NARROWEST = 20;

    private Paragraphs() {}

    /** The text in lines that fit beside an indent. */
    static List<String> lines(String text, int indent, Terminal terminal) {
        if (!terminal.errInteractive()) {
            return List.of(text);
        }
        int width = Math.max(NARROWEST, Math.min(WIDEST, terminal.columns() - 1) - indent);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
