package dev.cc5.cli;

import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.SecretSearch;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches what each test left in its temporary folder, state directories above all, for the planted secrets. JUnit
 * finds it by itself. A test may leave the key itself in a file of the name {@value #KEY_FILE} only.
 */
public final class NothingLeftInFiles implements AfterEachCallback {
    static final String KEY_FILE = "key";

    /** What is longer was made to be large, and is zeros. */
    private static final long LONGEST = 32L << 20;

    private static final SecretSearch SECRETS = SecretSearch.of(Canaries.all());

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : test.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(TempDir.class)) {
                    field.setAccessible(true);
                    search((Path) field.get(test));
                }
            }
        }
    }

    private static void search(Path folder) throws IOException {
        for (Path file : filesOf(folder)) {
            SECRETS.find(Files.readAllBytes(file)).ifPresent(form -> {
                throw new AssertionError("The test left a secret in " + file + ", " + form);
            });
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                    .filter(file -> !file.endsWith(KEY_FILE) && file.toFile().length() <= LONGEST)
                    .toList();
        }
    }
}
