package dev.cc5.s3;

/** Text that came from outside, made fit to be shown. */
final class ServerText {
    private static final int LONGEST = 300;

    private ServerText() {}

    /** The text on one line without control, format (bidi) and unassigned characters, cut where it is long. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(10L * LONGEST).forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (isPrintable(c)) {
                clean.appendCodePoint(c);
            }
        });
        String oneLine = clean.toString().replaceAll(" {2,}", " ").strip();
        return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 1) + "…";
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
