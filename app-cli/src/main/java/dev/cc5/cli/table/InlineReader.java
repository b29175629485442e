package dev.cc5.cli.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.SyncFileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of the portal's inline import (PLATFORM section 4), which says all that a sync file says. */
public final class InlineReader {
    /** 1000 records of the longest rows would be more; nobody sends that inline. */
    private static final long LONGEST = 64L << 20;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private InlineReader() {}

    /**
     * Makes a sync file of it.
     *
     * @param referenceId what row 00 says of it: the body has none
     * @return how many rows there are
     * @throws TableException when it is not such a body
     */
    public static long toSyncFile(Path path, String referenceId, OutputStream out) throws IOException {
        if (Files.size(path) > LONGEST) {
            throw new TableException(0, "", "it is longer than 64 MiB: no body of an inline import");
        }
        JsonNode data = read(path).path("ImportData");
        if (!data.isObject()) {
            throw new TableException(0, "", "it has no object ImportData: no body of an inline import");
        }
        Header header = header(data, referenceId);
        SyncFileWriter writer = SyncFileWriter.begin(out, header);
        for (JsonNode row : data.path("data")) {
            writer.upsert(values(row, header.fields()));
        }
        for (JsonNode row : data.path("delete")) {
            writer.delete(values(row, JsonValue.keyFields(header)));
        }
        return writer.finish();
    }

    private static JsonNode read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return JSON.readTree(in);
        } catch (StreamReadException e) {
            throw new TableException(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    "",
                    "it is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private static Header header(JsonNode data, String referenceId) throws IOException {
        JsonNode header = data.path("header");
        JsonNode metadata = header.path("metadata");
        List<String> keys = new ArrayList<>();
        metadata.path("keys").forEach(key -> keys.add(key.asText()));
        return new Header(
                header.path("customer").asText(),
                header.path("fileType").asText("cc5"),
                metadata.path("fileCreateTime").asText(),
                referenceId,
                metadata.path("entityType").asText(),
                metadata.path("workspaceId").asText(),
                metadata.path("bucketId").asText(),
                metadata.path("dataSource").asText(),
                metadata.path("flowType").asText(),
                keys,
                fields(data.path("FieldMappings"), keys));
    }

    /** The key's fields first, as row 03 wants them. */
    private static List<Field> fields(JsonNode mappings, List<String> keys) throws TableException {
        List<Field> fields = new ArrayList<>();
        for (String key : keys) {
            if (!mappings.has(key)) {
                throw new TableException(0, key, "it is a key and has no entry in FieldMappings");
            }
            fields.add(field(key, mappings.get(key)));
        }
        for (var mapping : mappings.properties()) {
            if (!keys.contains(mapping.getKey())) {
                fields.add(field(mapping.getKey(), mapping.getValue()));
            }
        }
        return fields;
    }

    private static Field field(String code, JsonNode mapping) throws TableException {
        String word = mapping.path("type").asText("string");
        return new Field(
                code,
                FieldType.of(word).orElseThrow(() -> new TableException(0, code, "there is no type \"" + word + "\"")));
    }

    private static List<String> values(JsonNode row, List<Field> fields) throws IOException {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            JsonNode value = row.path(field.code());
            if (value.isMissingNode() || value.isNull()) {
                values.add("");
            } else {
                try (JsonParser parser = value.traverse()) {
                    parser.nextToken();
                    values.add(JsonCell.text(parser, field));
                }
            }
        }
        return values;
    }
}
