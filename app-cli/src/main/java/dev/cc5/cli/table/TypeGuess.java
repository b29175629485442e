package dev.cc5.cli.table;

import dev.cc5.syncfile.FieldType;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Finds the type of a column of texts. Careful: what loses something as a number stays a string, such as the zip code
 * {@code 01234}, and {@code 0} and {@code 1} are numbers. A column without a value is one of strings.
 */
final class TypeGuess {
    /** The first that fits all values is the type. */
    private static final List<FieldType> ORDER =
            List.of(FieldType.BOOL, FieldType.DATE, FieldType.INT, FieldType.NUMBER, FieldType.OBJECT, FieldType.LIST);

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;

    private final Set<FieldType> possible = EnumSet.copyOf(ORDER);
    private boolean any;

    void saw(String value) {
        if (!value.isEmpty()) {
            any = true;
            // No lambda: making one for every value took a tenth of the time.
            for (Iterator<FieldType> types = possible.iterator(); types.hasNext(); ) {
                if (!is(types.next(), value)) {
                    types.remove();
                }
            }
        }
    }

    private static boolean is(FieldType type, String value) {
        return mayBe(type, value.charAt(0)) && type.fits(value) && isMeantAs(type, value);
    }

    /** A quick look that spares most values a slow one. */
    private static boolean mayBe(FieldType type, char first) {
        return switch (type) {
            case BOOL -> first == 't' || first == 'f';
            case DATE, INT, NUMBER -> first == '-' || first >= '0' && first <= '9';
            case OBJECT, LIST -> "{[ \t\r\n".indexOf(first) >= 0;
            case STRING, ARRAY -> true;
        };
    }

    private static boolean isMeantAs(FieldType type, String value) {
        return switch (type) {
            case BOOL -> value.equals("true") || value.equals("false");
            case DATE -> year(value) >= EARLIEST_YEAR && year(value) <= LATEST_YEAR;
            case INT, NUMBER -> !hasLeadingZero(value);
            default -> true;
        };
    }

    private static int year(String date) {
        return Integer.parseInt(date.substring(0, 4));
    }

    private static boolean hasLeadingZero(String number) {
        String digits = number.startsWith("-") ? number.substring(1) : number;
        boolean zero = digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.';
        return zero || number.equals("-0");
    }

    FieldType type() {
        return any ? ORDER.stream().filter(possible::contains).findFirst().orElse(FieldType.STRING) : FieldType.STRING;
    }
}
