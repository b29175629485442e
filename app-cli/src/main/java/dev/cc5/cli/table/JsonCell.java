package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.StringJoiner;

/** A JSON value and what stands for it in a sync file. An empty text and {@code null} are both no value there. */
final class JsonCell {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonCell() {}

    /** The type of a value; of {@code null} none. */
    static Optional<FieldType> typeOf(JsonParser value) throws IOException {
        return switch (value.currentToken()) {
            case VALUE_NULL -> Optional.empty();
            case VALUE_TRUE, VALUE_FALSE -> Optional.of(FieldType.BOOL);
            case VALUE_NUMBER_INT ->
                Optional.of(FieldType.INT.fits(value.getText()) ? FieldType.INT : FieldType.NUMBER);
            case VALUE_NUMBER_FLOAT -> Optional.of(FieldType.NUMBER);
            case START_OBJECT -> Optional.of(FieldType.OBJECT);
            case START_ARRAY -> Optional.of(FieldType.LIST);
            default -> Optional.of(FieldType.STRING);
        };
    }

    /** The text for a value; the parser stands at the value's end afterwards. */
    static String text(JsonParser value, Field field) throws IOException {
        return switch (value.currentToken()) {
            case VALUE_NULL -> "";
            case START_OBJECT -> asItIs(value);
            case START_ARRAY -> field.type() == FieldType.ARRAY ? joined(value, field) : asItIs(value);
            default -> value.getText();
        };
    }

    private static String asItIs(JsonParser value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.copyCurrentStructureExact(value);
        }
        return text.toString();
    }

    private static String joined(JsonParser value, Field field) throws IOException {
        StringJoiner texts = new StringJoiner(",");
        while (value.nextToken() != JsonToken.END_ARRAY) {
            String text = value.currentToken().isScalarValue() ? value.getText() : ",";
            if (text.isEmpty() || text.indexOf(',') >= 0) {
                long line = value.currentTokenLocation().getLineNr();
                String what = "an array of type array holds texts without commas that are not empty; the type list"
                        + " holds anything (--types " + field.code() + "=list)";
                throw new TableException(line, field.code(), what);
            }
            texts.add(text);
        }
        return texts.toString();
    }
}
