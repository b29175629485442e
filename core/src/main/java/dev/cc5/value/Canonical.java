package dev.cc5.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text for each value that may be written in several ways. Decides for every part of cc5 which keys are the same
 * key. Takes time in proportion to the text's length.
 */
public final class Canonical {
    private static final Pattern NUMBER = Pattern.compile("-?+(\\d++)(?:\\.(\\d++))?+(?:[eE]([+-]?+)0*+(\\d*+))?+");

    /** A number of more digits keeps its exponent: {@code 1e999999999} would fill the memory. */
    private static final int MOST_DIGITS = 100;

    /** A longer exponent does not fit into 64 bits together with the digits' count. */
    private static final int LONGEST_EXPONENT = 17;

    private Canonical() {}

    /** {@code 7} for {@code 007}, {@code 7.0} and {@code 70e-1}; text that is not a JSON-like number stays as it is. */
    public static String number(String written) {
        Matcher parts = NUMBER.matcher(written);
        if (!parts.matches() || endsInExponentSign(written)) {
            return written;
        }
        String fraction = parts.group(2) == null ? "" : parts.group(2);
        String digits = parts.group(1) + fraction;
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return "0";
        }
        String exponent = parts.group(4) == null ? "" : parts.group(4);
        if (exponent.length() > LONGEST_EXPONENT) {
            return written;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        long power = exponent.isEmpty() ? 0 : Long.parseLong(parts.group(3) + exponent);
        long zeros = power - fraction.length() + (digits.length() - end);
        return (written.startsWith("-") ? "-" : "") + plain(digits.substring(first, end), zeros);
    }

    private static boolean endsInExponentSign(String number) {
        return !Character.isDigit(number.charAt(number.length() - 1));
    }

    /** @param zeros so many follow the digits; less than none where a point stands before the last digits */
    private static String plain(String digits, long zeros) {
        long point = digits.length() + zeros;
        if (zeros >= 0 && point <= MOST_DIGITS) {
            return digits + "0".repeat((int) zeros);
        }
        if (zeros < 0 && point > 0) {
            return digits.substring(0, (int) point) + "." + digits.substring((int) point);
        }
        if (zeros < 0 && point > -MOST_DIGITS) {
            return "0." + "0".repeat((int) -point) + digits;
        }
        return zeros == 0 ? digits : digits + "e" + zeros;
    }

    /** {@code true} for {@code 1}, {@code false} for {@code 0}; any other text stays as it is. */
    public static String bool(String written) {
        return written.equals("1") ? "true" : written.equals("0") ? "false" : written;
    }
}
