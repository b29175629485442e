package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an entity asks of a field's values beside their type.
 *
 * @param entity the entity's name; empty where nothing is asked
 * @param given whether every row 10 must have a value
 * @param words the only values that are known; none where any is
 */
record Demand(String entity, boolean given, List<String> words, byte[][] written, WordTable table) {
    private static final Demand NONE = of("", false, List.of());

    /** For each field of a header; of the key that it is given is asked elsewhere. */
    static Demand[] of(Header header, Optional<EntitySchema> schema) {
        Demand[] demands = new Demand[header.fields().size()];
        Arrays.fill(demands, NONE);
        if (schema.isPresent()) {
            for (int i = 0; i < demands.length; i++) {
                String code = header.fields().get(i).code();
                Optional<EntitySchema.Known> known = schema.get().field(code);
                if (known.isPresent()) {
                    demands[i] = of(schema.get(), known.get(), header.keys().contains(code));
                }
            }
        }
        return demands;
    }

    private static Demand of(EntitySchema entity, EntitySchema.Known known, boolean key) {
        return of(entity.name(), known.required() && !key, known.values());
    }

    private static Demand of(String entity, boolean given, List<String> words) {
        byte[][] written = words.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> Escapes.encode(value).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return new Demand(entity, given, words, written, WordTable.of(written));
    }

    /** Whether only some values are known. */
    boolean isLimited() {
        return written.length > 0;
    }

    /** Whether a value, as a row has it, is one of those that are known; none always is. */
    boolean knows(byte[] bytes, int from, int to) {
        if (written.length == 0) {
            return true;
        }
        // Nearly all are short; a table of those has no value too.
        return to - from <= Words.BYTES ? table.has(Words.between(bytes, from, to)) : knowsLong(bytes, from, to);
    }

    private boolean knowsLong(byte[] bytes, int from, int to) {
        for (byte[] word : written) {
            if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }
}
