package dev.cc5.cli.settings;

import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the first rows of a sync file say, beside its fields. */
public final class HeaderOptions {
    private static final DateTimeFormatter CREATE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--customer", paramLabel = "CODE", description = "Whose data it is. [CC5_CUSTOMER]")
    private @Nullable String customer;

    @Option(
            names = "--reference",
            paramLabel = "ID",
            description = "What you call this file, its name if not given. [CC5_REFERENCE]")
    private @Nullable String reference;

    @Option(names = "--workspace", paramLabel = "ID", description = "The workspace. [CC5_WORKSPACE]")
    private @Nullable String workspace;

    @Option(names = "--bucket", paramLabel = "ID", description = "The bucket. [CC5_BUCKET]")
    private @Nullable String bucket;

    @Option(
            names = "--entity-type",
            paramLabel = "TYPE",
            description = "What the rows are, the schema's if not given, for example wks_family. [CC5_ENTITY_TYPE]")
    private @Nullable String entityType;

    @Option(
            names = "--data-source",
            paramLabel = "CODE",
            description = "The data source, the schema's if not given, for example cc-family. [CC5_DATA_SOURCE]")
    private @Nullable String dataSource;

    @Option(
            names = "--action-code",
            paramLabel = "CODE",
            description = "The action, none if not given. [CC5_ACTION_CODE]")
    private String actionCode = "";

    @Option(
            names = "--create-time",
            paramLabel = "TIME",
            description = "When the data was made, as yyyyMMddHHmmss; now if not given. [CC5_CREATE_TIME]")
    private @Nullable String createTime;

    /** What the file is called: the reference that was given, or the file's own name. */
    public String reference(String fileName) {
        return reference == null ? fileName : reference;
    }

    /**
     * A header.
     *
     * @param fileName where no reference was given
     * @throws IllegalArgumentException when something is missing; names the option
     */
    public Header header(
            String fileName, Optional<EntitySchema> schema, List<String> keys, List<Field> fields, Instant now) {
        return new Header(
                required("--customer", customer),
                "cc5",
                createTime == null ? CREATE_TIME.format(now) : createTime,
                reference(fileName),
                required(
                        "--entity-type",
                        entityType == null
                                ? schema.map(EntitySchema::entityType).orElse(null)
                                : entityType),
                required("--workspace", workspace),
                required("--bucket", bucket),
                required(
                        "--data-source",
                        dataSource == null
                                ? schema.map(EntitySchema::dataSource).orElse(null)
                                : dataSource),
                actionCode,
                keys,
                fields);
    }

    private static String required(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a sync file's first rows need " + option);
        }
        return value;
    }
}
