package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the body of the portal's inline import (PLATFORM section 4), which takes at most 1000 records. */
public final class InlineWriter implements TableWriter {
    /** PLATFORM T8. */
    private static final int MOST_RECORDS = 1000;

    private final JsonGenerator json;
    private final List<List<String>> deletes = new ArrayList<>();
    private List<Field> fields = List.of();
    private List<Field> keyFields = List.of();
    private int records;

    public InlineWriter(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.useDefaultPrettyPrinter();
    }

    @Override
    public void begin(Header header) throws IOException {
        fields = header.fields();
        keyFields = JsonValue.keyFields(header);
        json.writeStartObject();
        json.writeObjectFieldStart("ImportData");
        header(header);
        json.writeObjectFieldStart("FieldMappings");
        for (Field field : fields) {
            json.writeObjectFieldStart(field.code());
            json.writeStringField("code", field.code());
            json.writeStringField("name", field.code());
            json.writeStringField("type", field.type().word());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("data");
    }

    private void header(Header header) throws IOException {
        json.writeObjectFieldStart("header");
        json.writeStringField("customer", header.customerCode());
        json.writeStringField("fileType", header.fileType());
        json.writeObjectFieldStart("metadata");
        json.writeArrayFieldStart("keys");
        for (String key : header.keys()) {
            json.writeString(key);
        }
        json.writeEndArray();
        json.writeStringField("entityType", header.entityType());
        json.writeStringField("workspaceId", header.workspace());
        json.writeStringField("bucketId", header.bucket());
        json.writeStringField("dataSource", header.dataSource());
        json.writeStringField("fileCreateTime", header.createTime());
        json.writeStringField("flowType", header.actionCode());
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void upsert(List<String> values) throws IOException {
        count();
        JsonValue.object(json, fields, values);
    }

    @Override
    public void delete(List<String> keys) throws IOException {
        count();
        deletes.add(keys);
    }

    private void count() throws TableException {
        if (++records > MOST_RECORDS) {
            throw new TableException(
                    0, "", "the inline import takes at most " + MOST_RECORDS + " records: cut the file with cc5 split");
        }
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("delete");
        for (List<String> keys : deletes) {
            JsonValue.object(json, keyFields, keys);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("footer");
        json.writeNumberField("total", records);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }
}
