package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a value of each type looks like (PLATFORM F2), on its bytes in UTF-8. Used for one value after the other, by one
 * thread.
 */
final class Values {
    /** The longest number, in digits: Decimal128, which the portal's database has, holds 34. */
    static final int MOST_DIGITS = 100;

    /**
     * No value of a type that does not take any text is longer, in bytes as it is written: JSON is at most so many
     * characters, and one character at most 4 bytes in UTF-8 or, as half of a line break, in {@code #Enter#}.
     */
    static final int MOST_BYTES = 4 * JsonSyntax.LONGEST;

    /** So many digits fit into 64 bits, whatever they are. */
    private static final int DIGITS_OF_ANY_LONG = 18;

    private static final String LARGEST = "9223372036854775807";
    private static final String SMALLEST = "9223372036854775808";

    /** Made when it is needed: it is larger than all else here. */
    private @Nullable JsonSyntax json;

    /** Whether a value is of a type, as it is written in a row. An empty value is none and fits every type. */
    boolean fits(FieldType type, byte[] bytes, int from, int to) {
        return from == to
                || switch (type) {
                    case STRING, ARRAY -> true;
                    case INT -> isInt(bytes, from, to);
                    case NUMBER -> isNumber(bytes, from, to);
                    case BOOL -> isBool(bytes, from, to);
                    case DATE -> isDate(bytes, from, to);
                    case OBJECT -> isJson('{', bytes, from, to);
                    case LIST -> isJson('[', bytes, from, to);
                };
    }

    /** What a value of this type looks like, in words. */
    static String expected(FieldType type) {
        return switch (type) {
            case STRING -> "text";
            case ARRAY -> "texts with commas between them, like red,green";
            case INT -> "a whole number of digits only and at most 64 bits, like 42 or -7";
            case NUMBER ->
                "a number like 42 or -1234.56: digits and at most one point, no exponent, at most " + MOST_DIGITS
                        + " digits";
            case BOOL -> "true, false, 1 or 0";
            case DATE -> "a date that exists, as yyyyMMdd or yyyyMMddHHmmss, like 20261231 or 20261231235959";
            case OBJECT -> "a JSON object, like {\"city\":\"Oakland\"}";
            case LIST -> "a JSON array, like [{\"amount\":12.5}]";
        };
    }

    /** What a value that does not fit is, in words; of the value as it is meant, decoded. */
    String found(FieldType type, String value) {
        String shown = Shown.quote(value);
        byte[] text = value.getBytes(UTF_8);
        return switch (type) {
            case OBJECT ->
                json().flaw(text, 0, text.length, '{')
                        .map(flaw -> shown + " (" + flaw + ")")
                        .orElse(shown);
            case LIST ->
                json().flaw(text, 0, text.length, '[')
                        .map(flaw -> shown + " (" + flaw + ")")
                        .orElse(shown);
            default -> shown;
        };
    }

    private JsonSyntax json() {
        JsonSyntax made = json == null ? new JsonSyntax() : json;
        json = made;
        return made;
    }

    private boolean isJson(char open, byte[] bytes, int from, int to) {
        if (Escapes.isIn(bytes, from, to)) {
            byte[] decoded =
                    Escapes.decode(new String(bytes, from, to - from, UTF_8)).getBytes(UTF_8);
            return json().flaw(decoded, 0, decoded.length, open).isEmpty();
        }
        return json().flaw(bytes, from, to, open).isEmpty();
    }

    private static boolean isInt(byte[] bytes, int from, int to) {
        int first = afterSign(bytes, from);
        int end = afterDigits(bytes, first, to);
        return end == to
                && end > first
                && (end - first <= DIGITS_OF_ANY_LONG || fitsInLong(bytes, first, end, first > from));
    }

    private static boolean fitsInLong(byte[] bytes, int from, int to, boolean negative) {
        int first = from;
        while (first < to && bytes[first] == '0') {
            first++;
        }
        String most = negative ? SMALLEST : LARGEST;
        if (to - first != most.length()) {
            return to - first < most.length();
        }
        for (int i = 0; i < most.length(); i++) {
            if (bytes[first + i] != most.charAt(i)) {
                return bytes[first + i] < most.charAt(i);
            }
        }
        return true;
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        int first = afterSign(bytes, from);
        int end = afterDigits(bytes, first, to);
        int digits = end - first;
        if (digits == 0) {
            return false;
        }
        if (end < to && bytes[end] == '.') {
            int fraction = end + 1;
            end = afterDigits(bytes, fraction, to);
            if (end == fraction) {
                return false;
            }
            digits += end - fraction;
        }
        return end == to && digits <= MOST_DIGITS;
    }

    private static boolean isBool(byte[] bytes, int from, int to) {
        return to - from == 1 && (bytes[from] == '0' || bytes[from] == '1')
                || is("true", bytes, from, to)
                || is("false", bytes, from, to);
    }

    private static boolean is(String word, byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a day, or a day and a time, that exists. */
    static boolean isDate(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length != 8 && length != 14 || afterDigits(bytes, from, to) != to) {
            return false;
        }
        return dayExists(number(bytes, from, 4), number(bytes, from + 4, 2), number(bytes, from + 6, 2))
                && (length == 8
                        || number(bytes, from + 8, 2) < 24
                                && number(bytes, from + 10, 2) < 60
                                && number(bytes, from + 12, 2) < 60);
    }

    private static boolean dayExists(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static int afterSign(byte[] bytes, int from) {
        return bytes[from] == '-' ? from + 1 : from;
    }

    /** The index after the ASCII digits that stand in a row from an index on. */
    private static int afterDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
