package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes one JSON object on each line. */
public final class NdjsonWriter implements TableWriter {
    private final JsonGenerator json;
    private List<Field> fields = List.of();
    private boolean any;

    public NdjsonWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void begin(Header header) {
        fields = header.fields();
    }

    @Override
    public void upsert(List<String> values) throws IOException {
        JsonValue.object(json, fields, values);
        any = true;
    }

    @Override
    public void delete(List<String> keys) throws IOException {
        throw new TableException(
                0, "", "NDJSON has no place for the rows 90, which delete: leave them out with --no-deletes");
    }

    @Override
    public void finish() throws IOException {
        if (any) {
            json.writeRaw('\n');
        }
        json.flush();
    }
}
