package dev.cc5.cli.job;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a command names, looked at before anything else is done.
 *
 * @param files those that can be sent, by the name the user gave; each file once, whatever paths lead to it
 * @param refused those that cannot, with the reason
 * @param notes which names were left out since they lead to a file that is in the list, by name
 */
public record SourceList(Map<String, LocalFile> files, List<FileResult> refused, Map<String, String> notes) {
    /** S3 takes no more in one PUT (PLATFORM section 6). */
    private static final long MAX_BYTES = 5L << 30;

    /**
     * Looks at each of them; the order of the arguments is kept.
     *
     * @param named what the portal is to call the file, where that is not its name
     */
    public static SourceList of(List<String> names, Optional<String> named) {
        Map<String, LocalFile> files = new LinkedHashMap<>();
        List<FileResult> refused = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        Map<Object, String> known = new LinkedHashMap<>();
        for (String name : names) {
            try {
                LocalFile found = fit(name);
                LocalFile file = named.map(found::named).orElse(found);
                String other = known.putIfAbsent(file.identity(), name);
                if (other == null) {
                    files.put(name, file);
                    if (!file.sentName().equals(file.name())) {
                        notes.put(
                                name,
                                "its name has control characters: the portal is told " + file.sentName()
                                        + " (--file-name NAME tells another)");
                    }
                } else {
                    notes.put(name, "the same file as " + other + ": it is imported once");
                }
            } catch (ImportException e) {
                refused.add(FileResult.bad(new JobState(name, 0), ExitCode.of(e), e.explanation(), Duration.ZERO));
            }
        }
        return new SourceList(files, refused, notes);
    }

    private static LocalFile fit(String name) {
        LocalFile file = LocalFile.of(path(name));
        if (file.size() > MAX_BYTES) {
            throw refused(
                    name,
                    "it has " + file.size() + " bytes, and S3 takes at most 5 GiB (" + MAX_BYTES + " bytes) at once",
                    "Nothing was sent. Split it into several sync files.");
        }
        return file;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw refused(name, "that cannot be the name of a file", "Check the name.");
        }
    }

    private static SourceRefusedException refused(String name, String happened, String advice) {
        return new SourceRefusedException(new Explanation("reading " + name, happened, advice));
    }
}
