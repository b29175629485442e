package dev.cc5.cli.check;

import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the rows of files: those schemas that the user has, and the ones that cc5 brings. */
public final class Schemas {
    private final List<EntitySchema> own;
    /** Read when a file is for the first time; most commands read none. */
    private @Nullable List<EntitySchema> all;

    /** @param own take the place of those that cc5 brings for the same rows */
    public Schemas(List<EntitySchema> own) {
        this.own = List.copyOf(own);
    }

    /** The one that a file's header names, if there is one. */
    Optional<EntitySchema> of(Header header) {
        for (EntitySchema schema : known()) {
            if (schema.isFor(header)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    /** What to say of a file that is for none of the user's own, which they may believe it was held to. */
    Optional<String> note(Header header) {
        if (own.isEmpty() || own.stream().anyMatch(schema -> schema.isFor(header))) {
            return Optional.empty();
        }
        String theirs = own.stream()
                .map(schema -> rows(schema.entityType(), schema.dataSource()))
                .collect(Collectors.joining(" or "));
        String instead = of(header)
                .map(schema -> "what cc5 knows of " + schema.name() + " was")
                .orElse("no schema was");
        return Optional.of("--schema was not held against this file, " + instead + ": row 01 names "
                + rows(header.entityType(), header.dataSource()) + ", and --schema describes " + theirs);
    }

    private static String rows(String entityType, String dataSource) {
        return "entity type \"" + entityType + "\" with data source \"" + dataSource + "\"";
    }

    private synchronized List<EntitySchema> known() {
        List<EntitySchema> known = all;
        if (known == null) {
            known = Stream.concat(own.stream(), EntitySchema.builtIn().stream()).toList();
            all = known;
        }
        return known;
    }

    /**
     * The schema that a user names, by the name of an entity or of a file.
     *
     * @throws IllegalArgumentException when there is no such schema, or it cannot be read
     */
    public static EntitySchema named(String name) {
        return EntitySchema.builtIn(name).orElseGet(() -> fromFile(name));
    }

    private static EntitySchema fromFile(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("--schema: there is neither an entity nor a file \"" + name
                    + "\"; entities are "
                    + EntitySchema.builtIn().stream().map(EntitySchema::name).collect(Collectors.joining(", ")));
        }
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return EntitySchema.read(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("--schema: reading " + name + " failed (" + e + ")");
        }
    }
}
