package dev.cc5.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that is about to be shown: the signatures of signed URLs, and secrets that are known; as
 * they are, escaped as in JSON, percent-encoded, and within Base64. Immutable.
 */
public final class Redaction {
    private static final String GONE = "<redacted>";
    private static final String NOTHING = "(?!)";
    /** The encoded form of a shorter secret is so short that it would be found by chance. */
    private static final int SHORTEST_ENCODED = 8;

    /** A URL with its query, or else one without, which is passed over whole and not looked into again. */
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?]*+\\?)[^\\s\"')]+|://[^\\s?]*+");

    private static final Pattern SIGNATURE = Pattern.compile(
            "((?:X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|(?<![A-Z-])Signature|AWSAccessKeyId)"
                    + "(?:=|%(?:25)*3D|\\\\u003d))[^&\\s\"\\\\]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}=*");

    /** Takes out what can be told from other text by itself: the secret parts of URLs. */
    public static final Redaction OF_URLS = new Redaction(Pattern.compile(NOTHING));

    private final Pattern known;

    private Redaction(Pattern known) {
        this.known = known;
    }

    /** The same, which takes out another secret too. */
    public Redaction and(String secret) {
        StringJoiner forms = new StringJoiner("|").add(known.pattern()).add(secret.isEmpty() ? NOTHING : form(secret));
        for (int before = 0; before < 3 && secret.length() >= SHORTEST_ENCODED; before++) {
            byte[] shifted = ("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
            String digits = Base64.getEncoder().encodeToString(shifted);
            // Those that depend on nothing but the secret.
            forms.add(form(digits.substring((before * 8 + 5) / 6, shifted.length * 8 / 6)));
        }
        return new Redaction(Pattern.compile(forms.toString()));
    }

    /** However its signs are written; those of Base64's other alphabet are taken for the same. */
    private static String form(String secret) {
        StringBuilder form = new StringBuilder();
        for (char c : secret.toCharArray()) {
            String hex = HexFormat.of().toHexDigits((byte) c);
            String other = c == '+' ? "-" : c == '/' ? "_" : "";
            form.append(
                    Character.isLetterOrDigit(c)
                            ? String.valueOf(c)
                            : "(?:\\\\?[\\" + c + other + "]|(?i:%(?:25)*" + hex + "|\\\\u00" + hex + "))");
        }
        return form.toString();
    }

    /** A text for people: without the queries of URLs too. */
    public String line(String text) {
        return QUERY.matcher(document(text))
                .replaceAll(url -> Matcher.quoteReplacement(url.group(1) == null ? url.group() : url.group(1) + GONE));
    }

    /** A document: nothing is taken out of it but what is a secret for sure. */
    public String document(String text) {
        String open = SIGNATURE.matcher(known.matcher(text).replaceAll(GONE)).replaceAll("$1" + GONE);
        return BASE64.matcher(open)
                .replaceAll(run -> Matcher.quoteReplacement(hidesSignature(run.group()) ? GONE : run.group()));
    }

    private static boolean hidesSignature(String run) {
        String digits = run.replace("=", "").replace('-', '+').replace('_', '/');
        for (int from = 0; from < 4; from++) {
            byte[] decoded =
                    Base64.getDecoder().decode(digits.substring(from, digits.length() - (digits.length() - from) % 4));
            if (SIGNATURE
                    .matcher(new String(decoded, StandardCharsets.ISO_8859_1))
                    .find()) {
                return true;
            }
        }
        return false;
    }
}
