package dev.cc5.cli.job;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Header;
import java.util.Optional;

/**
 * Where the user wants the files to go. What is left open, a file's own header says; where both say something they must
 * agree (PLATFORM F10).
 */
public record Target(
        Optional<String> workspace,
        Optional<String> bucket,
        Optional<String> entityType,
        String folder,
        String fileType) {
    /**
     * The destination of a file.
     *
     * @param header what the file itself says, where it was read
     * @throws SourceRefusedException when options and header disagree
     * @throws ConfigurationException when neither says it, or what the options say cannot be
     */
    Destination of(LocalFile file, Optional<Header> header) {
        header.ifPresent(h -> agree(file, "file type", "--file-type", Optional.of(fileType), "row 00", h.fileType()));
        String wantedWorkspace = either(file, "workspace", workspace, header.map(Header::workspace));
        String wantedBucket = either(file, "bucket", bucket, header.map(Header::bucket));
        String wantedType = either(file, "entity-type", entityType, header.map(Header::entityType));
        try {
            return new Destination(wantedWorkspace, wantedBucket, wantedType, folder);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    new Explanation(
                            "reading the settings", String.valueOf(e.getMessage()), "Correct it and start again."),
                    e);
        }
    }

    private static String either(LocalFile file, String name, Optional<String> option, Optional<String> header) {
        String words = name.replace('-', ' ');
        header.filter(value -> !value.isBlank())
                .ifPresent(value -> agree(file, words, "--" + name, option, "row 01", value));
        return option.or(() -> header)
                .orElseThrow(() -> new ConfigurationException(new Explanation(
                        "reading the settings",
                        "nobody says which " + words + " " + file + " belongs to",
                        "The file is not read (--no-check, or another file type), so give --" + name + ".")));
    }

    private static void agree(
            LocalFile file, String what, String option, Optional<String> wanted, String row, String found) {
        if (wanted.isPresent() && !wanted.get().equals(found)) {
            throw new SourceRefusedException(new Explanation(
                    "checking " + file,
                    "the " + what + " is \"" + found + "\" in its " + row + " and \"" + wanted.get() + "\" in "
                            + option,
                    "Nothing was sent. Correct one of them; --no-check would leave the file unread."));
        }
    }
}
