package dev.cc5.cli.job;

import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the command writes into the journal of each import, to finish it in a later run. Holds no secret: the API key is
 * noted by where it comes from.
 *
 * @param source where the file is
 * @param options the values of the options that the import was begun with, by their names
 */
public record JobNotes(Optional<Path> source, Map<String, String> options) {
    private static final String SOURCE = "source";

    public JobNotes {
        options = Map.copyOf(options);
    }

    /** What to write of a request. */
    public static Map<String, String> of(ImportRequest request, Map<String, String> options) {
        Map<String, String> notes = new LinkedHashMap<>();
        if (request.source() instanceof LocalFile file) {
            notes.put(SOURCE, file.path().toAbsolutePath().normalize().toString());
        }
        notes.putAll(options);
        return notes;
    }

    /** What was written. */
    public static JobNotes from(Map<String, String> notes) {
        Map<String, String> options = new LinkedHashMap<>(notes);
        Optional<Path> source = Optional.ofNullable(options.remove(SOURCE)).map(Path::of);
        return new JobNotes(source, options);
    }
}
