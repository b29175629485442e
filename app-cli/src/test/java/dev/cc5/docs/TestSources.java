package dev.cc5.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of all modules' tests, and of the contracts, which are tests that the testkit publishes. */
final class TestSources {
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|TestFactory|ArchTest)\\b");

    private final List<Source> sources;

    private record Source(String qualifiedName, String code) {}

    private TestSources(List<Source> sources) {
        this.sources = sources;
    }

    static TestSources read() throws IOException {
        try (Stream<Path> modules = Files.list(ExampleFiles.ROOT)) {
            return new TestSources(modules.flatMap(module ->
                            Stream.of(module.resolve("src/test/java"), module.resolve("src/main/java/dev/cc5/testkit")))
                    .filter(Files::isDirectory)
                    .flatMap(TestSources::in)
                    .filter(source -> TEST.matcher(source.code()).find())
                    .toList());
        }
    }

    private static Stream<Source> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file ->
                            new Source(file.toString().replace('/', '.').replaceAll("\\.java$", ""), content(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether there is exactly one such test.
     *
     * @param name of a class, with as much of its package before it as tells it from others, or of a method of it:
     *     {@code s3.TlsTest#aMethod}
     */
    boolean have(String name) {
        String[] parts = name.split("#", 2);
        List<Source> found = sources.stream()
                .filter(source -> source.qualifiedName().endsWith("." + parts[0]))
                .toList();
        return found.size() == 1 && (parts.length == 1 || hasTest(found.get(0).code(), parts[1]));
    }

    /** A method, or a rule of the architecture, with the annotation of a test in the lines right above it. */
    private static boolean hasTest(String code, String name) {
        return Pattern.compile("\\b(void|ArchRule|Stream<DynamicTest>) " + Pattern.quote(name) + "\\s*[(=]")
                .matcher(code)
                .results()
                .map(declaration -> code.substring(code.lastIndexOf("\n\n", declaration.start()), declaration.start()))
                .anyMatch(above -> TEST.matcher(above).find());
    }
}
