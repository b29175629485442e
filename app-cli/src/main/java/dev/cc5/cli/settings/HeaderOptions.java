package dev.cc5.cli.settings;

import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
     * @throws IllegalArgumentException when something is missing; names all options that are
     */
    public Header header(
            String fileName, Optional<EntitySchema> schema, List<String> keys, List<Field> fields, Instant now) {
        List<String> missing = new ArrayList<>();
        String whose = required("--customer", customer, "", missing);
        String toWorkspace = required("--workspace", workspace, "", missing);
        String toBucket = required("--bucket", bucket, "", missing);
        String type = required(
                "--entity-type",
                entityType,
                schema.map(EntitySchema::entityType).orElse(""),
                missing);
        String source = required(
                "--data-source",
                dataSource,
                schema.map(EntitySchema::dataSource).orElse(""),
                missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("a sync file's first rows need " + String.join(", ", missing));
        }
        String time = createTime == null ? CREATE_TIME.format(now) : createTime;
        return new Header(
                whose, "cc5", time, reference(fileName), type, toWorkspace, toBucket, source, actionCode, keys, fields);
    }

    /** The value that was given, or another; adds the option to those that are missing where both are empty. */
    private static String required(String option, @Nullable String value, String otherwise, List<String> missing) {
        String chosen = value == null ? otherwise : value;
        if (chosen.isBlank()) {
            missing.add(option);
        }
        return chosen;
    }
}
