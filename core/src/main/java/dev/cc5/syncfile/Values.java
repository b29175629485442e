package dev.cc5.syncfile;

import java.time.YearMonth;

/** What a value of each type looks like (PLATFORM F2). */
final class Values {
    /** The longest number, in digits: Decimal128, which the portal's database has, holds 34. */
    private static final int MOST_DIGITS = 100;

    /**
     * No value of a type that does not take any text is longer, in bytes as it is written: JSON is at most so many
     * characters, and one character at most 4 bytes in UTF-8 or, as half of a line break, in {@code #Enter#}.
     */
    static final int MOST_BYTES = 4 * JsonSyntax.LONGEST;

    private Values() {}

    /** Whether a value, decoded, is of a type. An empty value is none and fits every type. */
    static boolean fits(FieldType type, String value) {
        return value.isEmpty()
                || switch (type) {
                    case STRING, ARRAY -> true;
                    case INT -> isInt(value);
                    case NUMBER -> isNumber(value);
                    case BOOL -> isBool(value);
                    case DATE -> isDate(value);
                    case OBJECT -> JsonSyntax.flaw(value, '{').isEmpty();
                    case LIST -> JsonSyntax.flaw(value, '[').isEmpty();
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

    /** What a value that does not fit is, in words. */
    static String found(FieldType type, String value) {
        String shown = Shown.quote(value);
        return switch (type) {
            case OBJECT ->
                JsonSyntax.flaw(value, '{')
                        .map(flaw -> shown + " (" + flaw + ")")
                        .orElse(shown);
            case LIST ->
                JsonSyntax.flaw(value, '[')
                        .map(flaw -> shown + " (" + flaw + ")")
                        .orElse(shown);
            default -> shown;
        };
    }

    private static boolean isInt(String value) {
        int sign = value.charAt(0) == '-' ? 1 : 0;
        int digits = digits(value, sign);
        if (digits == 0 || sign + digits != value.length()) {
            return false;
        }
        return digits <= 18 || fitsInLong(value);
    }

    private static boolean fitsInLong(String digits) {
        try {
            Long.parseLong(digits);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private static boolean isNumber(String value) {
        int sign = value.charAt(0) == '-' ? 1 : 0;
        int whole = digits(value, sign);
        int end = sign + whole;
        int fraction = 0;
        if (end < value.length() && value.charAt(end) == '.') {
            fraction = digits(value, end + 1);
            end += 1 + fraction;
            if (fraction == 0) {
                return false;
            }
        }
        return whole > 0 && end == value.length() && whole + fraction <= MOST_DIGITS;
    }

    private static boolean isBool(String value) {
        return switch (value) {
            case "true", "false", "0", "1" -> true;
            default -> false;
        };
    }

    /** Whether it is a day, or a day and a time, that exists. */
    static boolean isDate(String value) {
        int length = value.length();
        if (length != 8 && length != 14 || digits(value, 0) != length) {
            return false;
        }
        boolean timed = length == 14;
        return dayExists(number(value, 0, 4), number(value, 4, 6), number(value, 6, 8))
                && (!timed || number(value, 8, 10) < 24 && number(value, 10, 12) < 60 && number(value, 12, 14) < 60);
    }

    private static boolean dayExists(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(String value, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + value.charAt(i) - '0';
        }
        return number;
    }

    /** How many ASCII digits stand in a row from an index on. */
    private static int digits(String value, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
