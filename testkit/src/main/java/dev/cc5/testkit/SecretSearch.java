package dev.cc5.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in what was written, also where they were encoded on the way: as they are, with any of their characters
 * percent-encoded, and within Base64 at each of its three alignments, in both of its alphabets. Immutable.
 */
public final class SecretSearch {
    /** The encoded form of a shorter one is so short that it would be found by chance. */
    private static final int SHORTEST_ENCODED = 8;

    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

    private final List<Needle> needles;

    private record Needle(String form, String text) {}

    private SecretSearch(List<Needle> needles) {
        this.needles = needles;
    }

    /**
     * A search for these.
     *
     * @param secrets in plain, none of them empty; of those with less than 8 letters only the plain form is looked for
     */
    public static SecretSearch of(Collection<String> secrets) {
        List<Needle> needles = new ArrayList<>();
        for (String secret : secrets) {
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("An empty secret is everywhere");
            }
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            needles.add(new Needle("plain", text(bytes)));
            if (bytes.length >= SHORTEST_ENCODED) {
                for (int before = 0; before < 3; before++) {
                    needles.add(new Needle("Base64", base64(Base64.getEncoder(), bytes, before)));
                    needles.add(new Needle("Base64", base64(Base64.getUrlEncoder(), bytes, before)));
                }
            }
        }
        return new SecretSearch(List.copyOf(needles));
    }

    /** In which form one of them stands there; never the secret itself. */
    public Optional<String> find(byte[] content) {
        String text = text(content);
        Optional<String> form = formIn(text, 1);
        return form.isPresent()
                ? form
                : formIn(decoded(text), SHORTEST_ENCODED).map(found -> found + ", percent-encoded");
    }

    private Optional<String> formIn(String text, int shortest) {
        return needles.stream()
                .filter(needle -> needle.text().length() >= shortest)
                .filter(needle -> text.contains(needle.text()))
                .map(Needle::form)
                .findFirst();
    }

    /** The same in a text. */
    public Optional<String> find(String text) {
        return find(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each char one byte, so that no content is too broken to be searched. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String decoded(String text) {
        return PERCENT.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    /** The digits that depend on nothing but the secret where so many bytes (modulo 3) stand before it. */
    private static String base64(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int first = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return encoder.encodeToString(shifted).substring(first, end);
    }
}
