package dev.cc5.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An archive of the function's classes, made by one import: class-data sharing, or on Java 25 an AOT cache. */
final class ClassArchive {
    private static final boolean AOT = Runtime.version().feature() >= 25;

    private final Path folder;

    private ClassArchive(Path folder) {
        this.folder = folder;
    }

    static ClassArchive make(Path folder, World world, String classPath, Map<String, String> environment)
            throws IOException, InterruptedException {
        ClassArchive archive = new ClassArchive(folder);
        List<String> record = AOT
                ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + archive.recorded())
                : List.of("-XX:DumpLoadedClassList=" + archive.recorded());
        try (LambdaProcess training = LambdaProcess.start(ImportHandler.class, classPath, record, environment)) {
            training.invoke(world.put("in/training.cc5txt", "training").event());
            training.end();
        }
        archive.create(classPath);
        return archive;
    }

    private Path file() {
        return folder.resolve("classes.archive");
    }

    private Path recorded() {
        return folder.resolve("classes.recorded");
    }

    /** The options that use it, and insist on it: one that does not fit would be passed over in silence. */
    List<String> options() {
        return AOT
                ? List.of("-XX:AOTCache=" + file(), "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + file(), "-Xshare:on");
    }

    /**
     * A process that runs nothing makes it of what the training recorded. On 17 it has another collector than the
     * function, one that can put objects into it as well.
     */
    private void create(String classPath) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(LambdaProcess.java());
        if (AOT) {
            command.addAll(
                    List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded(), "-XX:AOTCache=" + file()));
        } else {
            command.removeIf(option -> option.endsWith("GC"));
            command.addAll(List.of(
                    "-XX:+UseG1GC",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + recorded(),
                    "-XX:SharedArchiveFile=" + file()));
        }
        command.addAll(List.of("-cp", classPath));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0 || !Files.exists(file())) {
            process.destroyForcibly();
            throw new IllegalStateException("Java made no archive: " + String.join(" ", command));
        }
    }
}
