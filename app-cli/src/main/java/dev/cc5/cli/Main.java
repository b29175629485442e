package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.rehearsal.Rehearsal;
import dev.cc5.cli.report.Terminal;
import dev.cc5.cli.settings.Environment;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process around {@link Cli}. The launcher tells it by system properties where the distribution is and what the
 * streams lead to, since Java cannot find out.
 */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) throws Exception {
        Environment environment = new Environment(System.getenv());
        Logging.configure(environment);
        Signals signals = Signals.watch(Thread.currentThread());
        setAsideDamagedArchive();
        if (Boolean.getBoolean("cc5.rehearsal")) {
            boolean right = Rehearsal.run();
            signals.ended();
            System.exit(right ? 0 : 1);
        }
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int exit;
        try {
            exit = new Cli(System.getenv(), out, err, terminal(environment), home()).run(List.of(arguments));
        } catch (Throwable defect) {
            err.println("cc5: it failed with " + defect + ". This is a defect of cc5: please report it.");
            exit = ExitCode.DEFECT.code();
        }
        out.flush();
        err.flush();
        signals.ended();
        // Leaves at once: Vert.x would take half a second to end its threads.
        System.exit(exit);
    }

    /** Takes an archive of classes away that Java found no use for; in its place it keeps others away for a day. */
    private static void setAsideDamagedArchive() throws IOException {
        String archive = System.getProperty("cc5.archive", "");
        if (archive.isEmpty() || System.getProperty("java.vm.info", "").contains("sharing")) {
            return;
        }
        Path lock = Path.of(archive + ".lock");
        if (Files.notExists(lock) && new File(archive).renameTo(lock.toFile())) {
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now()));
        }
    }

    /** UTF-8 whatever the locale says: the text in it, file names for example, is. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    private static Terminal terminal(Environment environment) {
        return Terminal.of(
                Boolean.getBoolean("cc5.out.terminal"),
                Boolean.getBoolean("cc5.err.terminal"),
                Integer.getInteger("cc5.columns", 0),
                environment);
    }

    private static @Nullable Path home() {
        String home = System.getProperty("cc5.home");
        return home == null ? null : Path.of(home);
    }
}
