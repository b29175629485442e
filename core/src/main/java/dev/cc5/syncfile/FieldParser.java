package dev.cc5.syncfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the rows 02 and 03: which fields there are, of which types, and which are the key (PLATFORM F2, F3). */
final class FieldParser {
    private static final String FORBIDDEN = "$.:|";
    private static final String OWN_CODE =
            "another field code: those that begin with _ or end with _id belong to the portal";

    private final Problems problems;

    FieldParser(Problems problems) {
        this.problems = problems;
    }

    /** The codes of row 02; those that are wrong are told and come all the same. */
    List<String> keys(Line line) {
        List<String> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String code : values(line, "the codes of the fields that make up the key, like 02|entityId")) {
            keys.add(code);
            checkCode(line, keys.size(), code);
            checkUnique(line, keys.size(), code, seen);
        }
        return keys;
    }

    /** The fields of row 03; those whose type is not known are told and left out. */
    List<Field> fields(Line line, List<String> keys) {
        List<Field> fields = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String value :
                values(line, "the fields of the rows 10 as code:type, like 03|entityId:string|name:string")) {
            int colon = value.indexOf(':');
            String code = colon < 0 ? value : value.substring(0, colon);
            codes.add(code);
            checkCode(line, codes.size(), code);
            checkUnique(line, codes.size(), code, seen);
            type(line, codes.size(), colon < 0 ? FieldType.STRING.word() : value.substring(colon + 1))
                    .ifPresent(type -> fields.add(new Field(code, type)));
        }
        checkKeysFirst(line, keys, codes);
        return fields;
    }

    private List<String> values(Line line, String expected) {
        Cells cells = new Cells(Header.MOST_FIELDS);
        int count = cells.split(line);
        if (count == 0 || count > Header.MOST_FIELDS) {
            String found = count == 0 ? "no value" : count + " values";
            problems.structure(
                    "F3", line.number(), "", found, expected + (count == 0 ? "" : "; at most " + Header.MOST_FIELDS));
            return List.of();
        }
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(cells.value(i));
        }
        return values;
    }

    private void checkCode(Line line, int position, String code) {
        if (code.isEmpty()) {
            wrong(line, position, "no field code", "the code of a field; rows 02 and 03 do not end with a |");
        } else if (code.codePoints().anyMatch(FieldParser::isForbidden)) {
            wrong(line, position, Shown.quote(code), "a field code without spaces and without any of $ . : |");
        } else if (code.startsWith("_")) {
            wrong(line, position, Shown.quote(code), OWN_CODE);
        } else if (code.endsWith("_id")) {
            problems.reserved("F3", line.number(), Integer.toString(position), Shown.quote(code), OWN_CODE);
        }
    }

    private static boolean isForbidden(int character) {
        return FORBIDDEN.indexOf(character) >= 0
                || Character.isSpaceChar(character)
                || Character.isWhitespace(character)
                || Shown.isInvisible(character);
    }

    private void checkUnique(Line line, int position, String code, Set<String> seen) {
        if (!code.isEmpty() && !seen.add(code.toLowerCase(Locale.ROOT))) {
            wrong(line, position, Shown.quote(code) + " again", "each field once; codes must differ by more than case");
        }
    }

    private Optional<FieldType> type(Line line, int position, String word) {
        Optional<FieldType> type = FieldType.of(word);
        if (type.isEmpty()) {
            problems.structure(
                    "F2",
                    line.number(),
                    Integer.toString(position),
                    "the type " + Shown.quote(word),
                    "code:type without spaces, the type being one of " + FieldType.words());
        }
        return type;
    }

    private void checkKeysFirst(Line line, List<String> keys, List<String> codes) {
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (i < codes.size() && codes.get(i).equals(key)) {
                continue;
            }
            int position = codes.indexOf(key);
            String expected = Shown.quote(key) + " as number " + (i + 1)
                    + ": the fields of row 02 come first in row 03, in the same order and spelt alike, and so do"
                    + " their values in the rows 10, which may stand right already";
            if (position < 0) {
                wrong(line, i + 1, "no field " + Shown.quote(key), expected);
            } else {
                String found = "the key field " + Shown.quote(key) + " as number " + (position + 1);
                problems.reserved("F3", line.number(), Integer.toString(i + 1), found, expected);
            }
        }
    }

    private void wrong(Line line, int position, String found, String expected) {
        problems.structure("F3", line.number(), Integer.toString(position), found, expected);
    }
}
