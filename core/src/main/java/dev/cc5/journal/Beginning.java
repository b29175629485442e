package dev.cc5.journal;

import dev.cc5.journal.Line.Field;
import dev.cc5.model.ActionId;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.Tracking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was about to be imported: all that whoever resumes it needs to know. Holds no secret.
 *
 * @param at when, on the recording machine's clock
 * @param name the source file's name
 * @param size the source file's bytes
 * @param labels what the portal was to keep beside it
 * @param tracking how it is found again
 * @param notes what the application wished to know again, in its order
 */
public record Beginning(
        Instant at, String name, long size, Labels labels, Tracking tracking, Map<String, String> notes) {
    static final String WORD = "begun";

    private static final String METADATA = "metadata.";
    private static final String NOTE = "note.";

    public Beginning {
        if (size < 0) {
            throw new IllegalArgumentException("The size is negative");
        }
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    static Beginning of(ImportRequest request, Map<String, String> notes, Instant at) {
        return new Beginning(
                at, request.source().name(), request.source().size(), request.labels(), request.tracking(), notes);
    }

    /**
     * The same, with what an earlier record of the job knows and this one lacks. With notes it is the record of a whole
     * command, which replaces the earlier one: its options do not mix with those of another.
     */
    Beginning after(Beginning earlier) {
        if (!notes.isEmpty()) {
            return this;
        }
        return new Beginning(
                at,
                name,
                size,
                labels.equals(Labels.none()) ? earlier.labels : labels,
                tracking.equals(Tracking.none()) ? earlier.tracking : tracking,
                earlier.notes);
    }

    /** Whether the command noted this portal, path and all. */
    boolean isInto(String portal) {
        return notes.getOrDefault("--portal", "")
                .replaceFirst("(?i)^(https://[^/]+):443/|^(http://[^/]+):80/", "$1$2/")
                .replaceFirst("/+$", "")
                .equalsIgnoreCase(portal);
    }

    Line line() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("at", at.toString()));
        fields.add(new Field("name", name));
        fields.add(new Field("size", Long.toString(size)));
        labels.category().ifPresent(category -> fields.add(new Field("category", category)));
        labels.tags().forEach(tag -> fields.add(new Field("tag", tag)));
        labels.metadata()
                .forEach((name, value) ->
                        fields.add(new Field(METADATA + PercentText.encode(name), JsonValue.write(value))));
        tracking.actionId().ifPresent(id -> fields.add(new Field("action", id.value())));
        tracking.description().ifPresent(text -> fields.add(new Field("description", text)));
        notes.forEach((name, value) -> fields.add(new Field(NOTE + PercentText.encode(name), value)));
        return new Line(WORD, fields);
    }

    static Beginning from(Line line) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (Field field : line.fields()) {
            if (field.name().startsWith(METADATA)) {
                metadata.put(nameAfter(METADATA, field), JsonValue.read(field.value()));
            } else if (field.name().startsWith(NOTE)) {
                notes.put(nameAfter(NOTE, field), field.value());
            }
        }
        return new Beginning(
                Instant.parse(line.value("at")),
                line.value("name"),
                Long.parseLong(line.value("size")),
                new Labels(line.optional("category"), line.all("tag"), metadata),
                new Tracking(line.optional("action").map(ActionId::new), line.optional("description")),
                notes);
    }

    private static String nameAfter(String prefix, Field field) {
        return PercentText.decode(field.name().substring(prefix.length()));
    }
}
