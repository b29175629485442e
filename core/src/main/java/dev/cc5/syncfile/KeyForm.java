package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** How the keys of one file are compared: as values of their fields' types, in whatever way they are written. */
final class KeyForm {
    private final FieldType[] types;

    KeyForm(Header header) {
        FieldType[] all = header.fields().stream().map(Field::type).toArray(FieldType[]::new);
        int[] places = header.keyPlaces();
        this.types = new FieldType[places.length];
        for (int i = 0; i < places.length; i++) {
            types[i] = all[places[i]];
        }
    }

    /** The hash of a key, its values being right ones; the same for all ways of writing it. */
    long hash(byte[] bytes, int from, int to) {
        if (isCanonical(bytes, from, to)) {
            return KeyHash.of(bytes, from, to);
        }
        byte[] key = canonical(bytes, from, to);
        return KeyHash.of(key, 0, key.length);
    }

    /** Whether a key is surely written as {@link #canonical} would; nearly all are, and need not be copied. */
    boolean isCanonical(byte[] bytes, int from, int to) {
        int begin = from;
        for (int i = 0; i < types.length; i++) {
            int end = end(i, bytes, begin, to);
            if (!isCanonical(types[i], bytes, begin, end)) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }

    private static boolean isCanonical(FieldType type, byte[] bytes, int from, int to) {
        return switch (type) {
            case INT -> isWithoutLeadingZero(bytes, from, to);
            case NUMBER ->
                isWithoutLeadingZero(bytes, from, to) && (bytes[to - 1] != '0' || indexOf('.', bytes, from, to) == to);
            case BOOL -> to - from > 1;
            case STRING, DATE, ARRAY, OBJECT, LIST -> true;
        };
    }

    private static boolean isWithoutLeadingZero(byte[] bytes, int from, int to) {
        int first = bytes[from] == '-' ? from + 1 : from;
        return bytes[first] != '0' || to - from == 1;
    }

    /** The one way to write a key. */
    byte[] canonical(byte[] bytes, int from, int to) {
        StringJoiner key = new StringJoiner("|");
        int begin = from;
        for (int i = 0; i < types.length; i++) {
            int end = end(i, bytes, begin, to);
            key.add(types[i].canonical(new String(bytes, begin, end - begin, StandardCharsets.UTF_8)));
            begin = end + 1;
        }
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where a value ends: the last one with the key. */
    private int end(int index, byte[] bytes, int from, int to) {
        return index == types.length - 1 ? to : indexOf('|', bytes, from, to);
    }

    private static int indexOf(char wanted, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
