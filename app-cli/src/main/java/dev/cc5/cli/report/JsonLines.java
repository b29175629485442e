package dev.cc5.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON objects, each on one line and in ASCII, so that no terminal, log or encoding can spoil them. */
final class JsonLines {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonLines() {}

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static String line(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A string takes all that is written", e);
        }
        // What reads the log of a build takes "##[" for a command of its own, wherever it stands.
        return line.toString().replace("##", "#\\u0023");
    }

    /** Writes a document as it is where it is JSON, else as a text. */
    static void document(JsonGenerator json, String name, String document) throws IOException {
        StringWriter copy = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(document);
                JsonGenerator out = FACTORY.createGenerator(copy)) {
            parser.nextToken();
            out.copyCurrentStructureExact(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the JSON");
            }
        } catch (JsonProcessingException e) {
            json.writeStringField(name, document);
            return;
        }
        json.writeFieldName(name);
        json.writeRawValue(copy.toString());
    }
}
