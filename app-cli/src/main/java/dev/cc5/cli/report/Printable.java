package dev.cc5.cli.report;

/**
 * Makes text safe to show: whoever wrote it must not be able to move the cursor, to turn the line around, or to command
 * what reads the log of a build.
 */
final class Printable {
    private Printable() {}

    /** The text with a {@code ?} for each control, format or unpaired surrogate character. */
    static String of(String text) {
        int i = 0;
        while (i < text.length() && !isUnsafe(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i == text.length() ? text : cleaned(text);
    }

    /** A whole line of which the runners of GitHub's actions and of Azure's pipelines do nothing but keep it. */
    static String inert(String line) {
        String inert = line.replace("##[", "#?[").replace("##vso[", "#?vso[");
        return inert.stripLeading().startsWith("::") ? inert.replaceFirst("::", "?:") : inert;
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        text.codePoints().forEach(c -> cleaned.appendCodePoint(isUnsafe(c) ? '?' : c));
        return cleaned.toString();
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
