package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that README and demonstrations use hold what they say. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @Test
    void familiesIsValidAndHasAllEightTypes() throws IOException {
        Reader families = read("families.cc5txt");
        assertThat(families.problems).isEmpty();
        assertThat(families.summary.isValid()).isTrue();
        assertThat(families.summary.upserts()).isEqualTo(11);
        assertThat(families.deletes).containsExactly(List.of("F-0990"));
        Header header = families.headers.get(0);
        assertThat(header.entityType()).isEqualTo("wks_family");
        assertThat(header.dataSource()).isEqualTo("cc-family");
        assertThat(header.workspace()).matches("[0-9a-f]{24}");
        assertThat(header.bucket()).matches("[0-9a-f]{24}");
        assertThat(header.fields()).extracting(Field::type).contains(FieldType.values());
    }

    @Test
    void familiesHasEscapesAndUnicode() throws IOException {
        Reader families = read("families.cc5txt");
        assertThat(families.upserts.get(3)).contains("Shelter A | Shelter B\r\nCall the case worker first");
        assertThat(families.upserts.get(2)).contains("陈美丽");
    }

    @Test
    void familiesWithBadRowsCanBeImportedInPart() throws IOException {
        Reader families = read("families-with-bad-rows.cc5txt");
        assertThat(families.summary.structureOk()).isTrue();
        assertThat(families.summary.upserts()).isEqualTo(4);
        assertThat(families.summary.deletes()).isEqualTo(1);
        assertThat(families.summary.badRows()).isEqualTo(8);
        assertThat(families.problems)
                .extracting(Problem::line, Problem::column, Problem::rule)
                .containsExactly(
                        tuple(6L, "familySize", "F2"),
                        tuple(7L, "enrolledOn", "F2"),
                        tuple(9L, "entityId", "F4"),
                        tuple(10L, "address", "F2"),
                        tuple(10L, "familyMonthlyIncome", "F2"),
                        tuple(11L, "", "F4"),
                        tuple(12L, "disabled", "F2"),
                        tuple(14L, "", "F4"),
                        tuple(16L, "", "F5"));
    }

    @Test
    void claimsIsValidWithWindowsLineEnds() throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("claims.cc5txt"))).endsWith("99|6\r\n");
        Reader claims = read("claims.cc5txt");
        assertThat(claims.problems).isEmpty();
        assertThat(claims.summary.isValid()).isTrue();
        assertThat(claims.upserts).hasSize(5);
        assertThat(claims.deletes).containsExactly(List.of("C-2026-10-0099"));
    }

    @Test
    void theGeneratorWritesAValidFileAndTheSameOneEverywhere(@TempDir Path folder) throws Exception {
        Path inAscii = folder.resolve("ascii.cc5txt");
        Path inUtf8 = folder.resolve("utf8.cc5txt");
        assertThat(generate(inAscii, "C", "1000")).isZero();
        assertThat(generate(inUtf8, "C.UTF-8", "1000", "1")).isZero();
        assertThat(inAscii).hasSameBinaryContentAs(inUtf8);
        try (InputStream in = Files.newInputStream(inAscii)) {
            Reader families = Reader.of(in);
            assertThat(families.problems).isEmpty();
            assertThat(families.summary.isValid()).isTrue();
            assertThat(families.upserts).hasSize(990);
            assertThat(families.deletes).hasSize(10);
            assertThat(families.headers.get(0).fields())
                    .isEqualTo(read("families.cc5txt").headers.get(0).fields());
        }
    }

    @Test
    void theGeneratorRefusesWrongArguments(@TempDir Path folder) throws Exception {
        assertThat(generate(folder.resolve("none.cc5txt"), "C", "many")).isEqualTo(2);
    }

    /** As a user does: with the source launcher, whatever the machine's language is. */
    private static int generate(Path file, String language, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(EXAMPLES.resolve("GenerateSyncFile.java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", language);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Reader read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(EXAMPLES.resolve(name))) {
            return Reader.of(in);
        }
    }
}
