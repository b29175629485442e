package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of JSON objects, one after the other: NDJSON, or objects in one array. Their members are the fields. */
public final class JsonTable implements Table {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path path;

    public JsonTable(Path path) {
        this.path = path;
    }

    private interface Member {
        void is(String name, JsonParser value) throws IOException;
    }

    private interface RowEnd {
        void row(long line) throws IOException;
    }

    @Override
    public List<Field> fields() throws IOException {
        Map<String, Optional<FieldType>> types = new LinkedHashMap<>();
        read(
                (name, value) -> {
                    types.merge(name, JsonCell.typeOf(value), JsonTable::both);
                    if (types.size() > Header.MOST_FIELDS) {
                        throw new TableException(
                                value.currentTokenLocation().getLineNr(),
                                name,
                                "one member too many: a sync file has at most " + Header.MOST_FIELDS + " fields");
                    }
                    value.skipChildren();
                },
                line -> {});
        return types.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue().orElse(FieldType.STRING)))
                .toList();
    }

    private static Optional<FieldType> both(Optional<FieldType> one, Optional<FieldType> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return Optional.of(both(one.get(), other.get()));
    }

    private static FieldType both(FieldType one, FieldType other) {
        if (one == other) {
            return one;
        }
        boolean numbers = (one == FieldType.INT || one == FieldType.NUMBER)
                && (other == FieldType.INT || other == FieldType.NUMBER);
        return numbers ? FieldType.NUMBER : FieldType.STRING;
    }

    @Override
    public void rows(List<Field> fields, RowTaker taker) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            places.put(fields.get(i).code(), i);
        }
        String[] values = new String[fields.size()];
        Arrays.fill(values, "");
        read(
                (name, value) -> {
                    Integer place = places.get(name);
                    if (place == null) {
                        value.skipChildren();
                    } else {
                        values[place] = JsonCell.text(value, fields.get(place));
                    }
                },
                line -> {
                    taker.row(line, List.of(values.clone()));
                    Arrays.fill(values, "");
                });
    }

    private void read(Member member, RowEnd end) throws IOException {
        try (JsonParser parser = JSON.createParser(path.toFile())) {
            boolean inArray = parser.nextToken() == JsonToken.START_ARRAY;
            for (JsonToken token = inArray ? parser.nextToken() : parser.currentToken();
                    token != null;
                    token = parser.nextToken()) {
                if (inArray && token == JsonToken.END_ARRAY) {
                    inArray = false;
                    continue;
                }
                long line = parser.currentTokenLocation().getLineNr();
                if (token != JsonToken.START_OBJECT) {
                    throw new TableException(line, "", "found no JSON object, but every row is one");
                }
                object(parser, member);
                end.row(line);
            }
        } catch (StreamReadException e) {
            throw broken(e);
        }
    }

    private static void object(JsonParser parser, Member member) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.is(name, parser);
        }
    }

    private static TableException broken(StreamReadException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new TableException(line, "", "it is not JSON (" + e.getOriginalMessage() + ")");
    }
}
