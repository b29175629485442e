package dev.cc5.model;

/**
 * Makes text that came from outside fit to be shown (DESIGN 7.7): on one line, without characters that move a terminal's
 * cursor or turn the direction of writing, and not without end. For adapters, before such a text goes into an
 * {@link Explanation}; taking secrets out of it comes first, and is theirs.
 */
public final class OneLine {
    private OneLine() {}

    /**
     * The text as one line: a space for each control character and line break, U+FFFD for what else cannot be seen.
     *
     * @param longest so many characters at the most, 1 or more; a longer text is cut and ends with an ellipsis
     */
    public static String of(String text, int longest) {
        String part = text.length() > 8L * longest ? text.substring(0, 8 * longest) : text;
        StringBuilder line = new StringBuilder(part.length());
        part.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                    line.append('\uFFFD');
                default -> line.appendCodePoint(c);
            }
        });
        return cut(line.toString().strip(), longest);
    }

    private static String cut(String line, int longest) {
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        boolean halves = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, halves ? end - 1 : end) + "…";
    }
}
