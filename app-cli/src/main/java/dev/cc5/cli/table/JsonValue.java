package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Writes values of a sync file as JSON of their types. Fields without a value are left out. */
final class JsonValue {
    private JsonValue() {}

    /** An object with one member for each value that is not empty. */
    static void object(JsonGenerator json, List<Field> fields, List<String> values) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                json.writeFieldName(fields.get(i).code());
                write(json, fields.get(i).type(), values.get(i));
            }
        }
        json.writeEndObject();
    }

    /** The fields of the key. */
    static List<Field> keyFields(Header header) {
        return header.fields().subList(0, header.keys().size());
    }

    private static void write(JsonGenerator json, FieldType type, String value) throws IOException {
        switch (type) {
            case STRING, DATE -> json.writeString(value);
            case INT -> json.writeNumber(new BigInteger(value));
            case NUMBER -> json.writeNumber(new BigDecimal(value).toPlainString());
            case BOOL -> json.writeBoolean(value.equals("true") || value.equals("1"));
            case ARRAY -> {
                json.writeStartArray();
                for (String text : value.split(",", -1)) {
                    json.writeString(text);
                }
                json.writeEndArray();
            }
            case OBJECT, LIST -> json.writeRawValue(value);
        }
    }
}
