package dev.cc5.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object, without what is absent or empty. */
final class JsonOut {
    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes the members of one object. */
    interface Members {
        void write(JsonOut out) throws IOException;
    }

    /** The object in UTF-8. */
    static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JsonText.FACTORY.createGenerator(bytes)) {
            generator.writeStartObject();
            members.write(new JsonOut(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory did an I/O error", e);
        }
        return bytes.toByteArray();
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            generator.writeStringField(name, value);
        }
    }

    void number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
    }

    void list(String name, List<?> elements) throws IOException {
        if (!elements.isEmpty()) {
            generator.writeFieldName(name);
            value(elements);
        }
    }

    void map(String name, Map<?, ?> members) throws IOException {
        if (!members.isEmpty()) {
            generator.writeFieldName(name);
            value(members);
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object element : list) {
                value(element);
            }
            generator.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                generator.writeFieldName(String.valueOf(member.getKey()));
                value(member.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Number number) {
            // As decimal digits, whatever its class; NaN and the infinities have no form in JSON.
            generator.writeNumber(new BigDecimal(number.toString()).toString());
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else {
            generator.writeString(String.valueOf(value));
        }
    }
}
