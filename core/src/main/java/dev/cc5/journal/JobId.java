package dev.cc5.journal;

import dev.cc5.model.Destination;
import dev.cc5.port.JournalKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a job and of its files: twelve letters and digits that nobody mistakes for others. */
final class JobId {
    /** 60 bits: ten thousand jobs share none, and one that were shared would be seen by the key in the file. */
    private static final int LENGTH = 12;

    private static final String DIGITS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int BITS = 5;
    private static final String DAMAGED = ".damaged-";
    private static final Pattern NAME = Pattern.compile("[a-km-np-z2-9]{" + LENGTH + "}");
    private static final Pattern NAME_DAMAGED =
            Pattern.compile("[a-km-np-z2-9]{" + LENGTH + "}" + Pattern.quote(DAMAGED) + "[1-9][0-9]{0,5}");

    private JobId() {}

    static String of(JournalKey key) {
        Destination to = key.destination();
        String all = Stream.of(
                        key.fingerprint(), key.portal(), to.workspace(), to.bucket(), to.entityType(), to.folder())
                .map(PercentText::encode)
                .collect(Collectors.joining(" "));
        return hash(all);
    }

    /** A text of ISO 8859-1 in twelve letters and digits. */
    static String hash(String text) {
        byte[] hash = sha256(text);
        StringBuilder id = new StringBuilder();
        for (int bit = 0; bit < LENGTH * BITS; bit += BITS) {
            int pair = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
            id.append(DIGITS.charAt(pair >> 16 - BITS - bit % 8 & 31));
        }
        return id.toString();
    }

    static boolean isJob(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isDamaged(String name) {
        return NAME_DAMAGED.matcher(name).matches();
    }

    /** The job that a file of it belongs to. */
    static String ofName(String name) {
        return name.substring(0, LENGTH);
    }

    /** What the n-th damaged file of a job is called, from 1. */
    static String damaged(String id, int number) {
        return id + DAMAGED + number;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
