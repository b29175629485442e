package dev.cc5.http;

import java.util.regex.Pattern;

/**
 * Makes what the portal wrote fit to be shown (DESIGN 7.7): without secrets, without characters that move a terminal's
 * cursor or turn the direction of writing, and not without end.
 */
final class ServerText {
    private static final int MAX_SHOWN = 1000;
    private static final int MAX_LOOKED_AT = 8 * MAX_SHOWN;
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?]{0,2000}\\?)\\S*");
    /** The secret parts of signed URLs, also where percent signs or JSON escapes {@code &} and {@code =}. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "((?:X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|(?<![A-Z-])Signature|AWSAccessKeyId)"
                    + "(?:=|%(?:25)*3D|\\\\u003d))[^&\\s\"\\\\]*",
            Pattern.CASE_INSENSITIVE);

    private final ApiKey key;

    /** For the answer to a request that was sent with this key: the portal may repeat it. */
    ServerText(ApiKey key) {
        this.key = key;
    }

    /** One line for people. */
    String line(String text) {
        String open = text.replace(key.reveal(), "<redacted>");
        String part = open.length() > MAX_LOOKED_AT ? open.substring(0, MAX_LOOKED_AT) : open;
        String withoutQueries = QUERY.matcher(part).replaceAll("$1<redacted>");
        return shortened(printable(SIGNATURE.matcher(withoutQueries).replaceAll("$1<redacted>")));
    }

    /** A whole document, for later questions: as it was, without the secrets. */
    String document(String text) {
        return SIGNATURE.matcher(text.replace(key.reveal(), "<redacted>")).replaceAll("$1<redacted>");
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
                    line.append('\uFFFD');
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString().strip();
    }

    private static String shortened(String line) {
        if (line.length() <= MAX_SHOWN) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return line.substring(0, end) + "…";
    }
}
