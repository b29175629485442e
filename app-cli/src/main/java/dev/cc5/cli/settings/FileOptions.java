package dev.cc5.cli.settings;

import dev.cc5.model.ActionId;
import dev.cc5.model.Labels;
import dev.cc5.model.Tracking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the portal is told of each file. */
public final class FileOptions {
    @Option(
            names = "--entity-type",
            paramLabel = "TYPE",
            description = "What the rows are, for example wks_family. [CC5_ENTITY_TYPE]")
    private @Nullable String entityType;

    @Option(
            names = "--file-name",
            paramLabel = "NAME",
            description = "What the portal is to call the file, its own name if not given; for a single file only. "
                    + "[CC5_FILE_NAME]")
    private @Nullable String fileName;

    @Option(names = "--folder", paramLabel = "FOLDER", description = "The folder in the bucket. [CC5_FOLDER]")
    private String folder = "";

    @Option(names = "--category", paramLabel = "WORD", description = "The file's category. [CC5_CATEGORY]")
    private @Nullable String category;

    @Option(
            names = "--tag",
            paramLabel = "WORD",
            split = EnvironmentDefaults.SEPARATOR,
            description = "A tag of the file; may be repeated. [CC5_TAG]")
    private List<String> tags = List.of();

    @Option(
            names = "--metadata",
            paramLabel = "KEY=VALUE",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Metadata of the file, its value JSON or else text; may be repeated. [CC5_METADATA]")
    private List<String> metadata = List.of();

    @Option(
            names = "--description",
            paramLabel = "TEXT",
            description = "A sentence about the import. [CC5_DESCRIPTION]")
    private @Nullable String description;

    @Option(
            names = "--action-id",
            paramLabel = "ID",
            description = "Mark the rows with this id instead of one of the portal's own; for a single file only. "
                    + "[CC5_ACTION_ID]")
    private @Nullable String actionId;

    @Option(
            names = "--file-type",
            paramLabel = "TYPE",
            description = "The file's format, cc5 if not given; files of another format are not checked. "
                    + "[CC5_FILE_TYPE]")
    private String fileType = "cc5";

    @Option(
            names = "--sync",
            description = "Let the portal import while cc5 waits for its answer; only for small files. [CC5_SYNC]")
    private boolean sync;

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "What the API's paths call the rows, where entity type and data source do not tell; for "
                    + "--verify. [CC5_ENTITY]")
    private @Nullable String entity;

    public Optional<String> entityType() {
        return Optional.ofNullable(entityType);
    }

    /**
     * What the portal is to call the file.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public Optional<String> fileName() {
        if (fileName != null && fileName.isBlank()) {
            throw new IllegalArgumentException("--file-name is empty");
        }
        return Optional.ofNullable(fileName);
    }

    public String folder() {
        return folder;
    }

    public String fileType() {
        return fileType;
    }

    public Optional<String> actionId() {
        return Optional.ofNullable(actionId);
    }

    /** What the portal keeps beside a file. */
    public Labels labels() {
        return new Labels(Optional.ofNullable(category), tags, Metadata.of(metadata));
    }

    /** How the import is found again. */
    public Tracking tracking() {
        return new Tracking(actionId().map(ActionId::new), Optional.ofNullable(description));
    }

    /** What adapters read of it. */
    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>(Map.of("file-type", fileType, "sync", String.valueOf(sync)));
        if (entity != null) {
            values.put("entity", entity);
        }
        return values;
    }
}
