package dev.cc5.cli.settings;

import dev.cc5.cli.job.References;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where cc5 remembers what it imported. */
public final class StateOptions {
    /** Who imports the same content after so long means it. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration BETWEEN_PRUNINGS = Duration.ofDays(1);
    private static final Set<PosixFilePermission> FOR_THE_OWNER = PosixFilePermissions.fromString("rw-------");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Remember in this directory what was imported, to import nothing twice; "
                    + "~/.local/state/cc5 if not given. [CC5_STATE_DIR]")
    private @Nullable Path directory;

    /**
     * The journal.
     *
     * @param warnings takes what a user should know of its place
     * @throws ConfigurationException when it cannot be opened
     */
    public DirectoryJournal open(Environment environment, Consumer<String> warnings) {
        Path place = directory(environment);
        if (directory != null && !directory.isAbsolute()) {
            warnings.accept("warning: what was imported is remembered in " + place + ", and in another folder when cc5"
                    + " is started elsewhere. Write --state-dir or CC5_STATE_DIR with its whole path.");
        }
        try {
            return DirectoryJournal.open(place, Clock.systemUTC());
        } catch (ConfigurationException e) {
            Explanation why = e.explanation();
            String advice = why.advice() + " Another directory is named by --state-dir DIR or CC5_STATE_DIR.";
            throw new ConfigurationException(new Explanation(why.doing(), why.happened(), advice), e);
        }
    }

    /** Which reference ids were seen, kept beside the journal. */
    public References references(Environment environment) {
        return new References(directory(environment));
    }

    /** What must be added to a command that is to find the same journal; nothing where the environment tells it. */
    public String asArgument() {
        boolean given =
                Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption("--state-dir");
        return given ? " --state-dir " + directory : "";
    }

    private Path directory(Environment environment) {
        if (directory != null) {
            return directory.toAbsolutePath();
        }
        Optional<Path> state = environment.value("XDG_STATE_HOME").map(Path::of).filter(Path::isAbsolute);
        return state.or(() -> environment.home().map(path -> path.resolve(".local/state")))
                .map(path -> path.resolve("cc5"))
                .orElseThrow(() -> new ConfigurationException(new Explanation(
                        "reading the settings",
                        "nobody says where cc5 may remember what it imported",
                        "Give --state-dir DIR or set CC5_STATE_DIR or HOME.")));
    }

    /** Forgets, once a day, what is so old that nobody asks for it; what goes wrong with that is no trouble. */
    public void pruneSometimes(DirectoryJournal journal, Environment environment) {
        Path stamp = directory(environment).resolve("pruned");
        try {
            if (age(stamp).compareTo(BETWEEN_PRUNINGS) < 0) {
                return;
            }
            if (Files.notExists(stamp)) {
                Files.createFile(stamp, PosixFilePermissions.asFileAttribute(FOR_THE_OWNER));
            }
            Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
            journal.prune(KEPT);
            references(environment).prune(Instant.now().minus(KEPT));
        } catch (IOException | ImportException e) {
            System.getLogger(StateOptions.class.getName())
                    .log(System.Logger.Level.DEBUG, "Old jobs could not be forgotten: {0}", e.getMessage());
        }
    }

    private static Duration age(Path file) throws IOException {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now())
                    .abs();
        } catch (NoSuchFileException e) {
            return BETWEEN_PRUNINGS;
        }
    }
}
