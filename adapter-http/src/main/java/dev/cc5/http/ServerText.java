package dev.cc5.http;

import dev.cc5.model.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what the portal wrote fit to be shown (DESIGN 7.7): without secrets, and on one line.
 */
final class ServerText {
    private static final int MAX_SHOWN = 1000;
    private static final int MAX_LOOKED_AT = 8 * MAX_SHOWN;
    /** A URL with its query, or else one without, which is passed over whole and not looked into again. */
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?]*+\\?)\\S*|://[^\\s?]*+");
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
        String withoutQueries = QUERY.matcher(part)
                .replaceAll(url ->
                        Matcher.quoteReplacement(url.group(1) == null ? url.group() : url.group(1) + "<redacted>"));
        return OneLine.of(SIGNATURE.matcher(withoutQueries).replaceAll("$1<redacted>"), MAX_SHOWN);
    }

    /** A whole document, for later questions: as it was, without the secrets. */
    String document(String text) {
        return SIGNATURE.matcher(text.replace(key.reveal(), "<redacted>")).replaceAll("$1<redacted>");
    }
}
