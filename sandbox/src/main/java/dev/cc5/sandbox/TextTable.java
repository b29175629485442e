package dev.cc5.sandbox;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows as lines of text for people: a heading, the rows, how many there are. */
final class TextTable {
    private static final int WIDEST = 30;
    private static final Set<Character.UnicodeScript> WIDE = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA);

    private TextTable() {}

    static String of(List<Map<String, Object>> rows, long total) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        // The action belongs last, also when the first row is short of a field.
        if (names.remove(RowTable.ACTION_COLUMN)) {
            names.add(RowTable.ACTION_COLUMN);
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(names.stream().map(TextTable::cell).toList());
        rows.forEach(row -> lines.add(names.stream()
                .map(name -> cell(String.valueOf(row.getOrDefault(name, ""))))
                .toList()));
        String table = rows.isEmpty() ? "" : layOut(lines);
        String more = total > rows.size() ? ", of which the first " + rows.size() + " are shown" : "";
        return table + total + (total == 1 ? " row" : " rows") + more + "\n";
    }

    private static String layOut(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder padded = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                padded.append(line.get(i)).append(" ".repeat(widths[i] - width(line.get(i)) + 2));
            }
            text.append(padded.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Neither control characters nor what turns the direction of writing reach a terminal. */
    private static String cell(String value) {
        String clean = value.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        int length = clean.codePointCount(0, clean.length());
        return length <= WIDEST ? clean : clean.substring(0, clean.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** How many columns a terminal gives it. */
    private static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int character) {
        if (Character.getType(character) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide = WIDE.contains(Character.UnicodeScript.of(character)) || character >= 0x1F300;
        return wide ? 2 : 1;
    }
}
