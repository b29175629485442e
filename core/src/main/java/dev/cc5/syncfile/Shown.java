package dev.cc5.syncfile;

/** Text from a file as it is shown to people: short, on one line, and unable to act on a terminal. */
final class Shown {
    /** So many characters of a text are shown. */
    static final int MOST = 60;

    private Shown() {}

    /** In quotes, with what cannot be seen written as an escape. */
    static String quote(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int[] characters = text.codePoints().limit(MOST + 1).toArray();
        for (int i = 0; i < Math.min(characters.length, MOST); i++) {
            append(shown, characters[i]);
        }
        return shown.append(characters.length > MOST ? "…\"" : "\"").toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isInvisible(character)) {
                    shown.append(String.format("\\u%04X", character));
                } else {
                    shown.appendCodePoint(character);
                }
            }
        }
    }

    /** Controls, and what turns the direction of writing or breaks lines. */
    static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
