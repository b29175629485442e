package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is very long or very many, in the heap that the command has: it works, or a limit is told as one. */
@Timeout(300)
class LargeValuesIT {
    private static final String START = "00|c|cc5|20261125120000|r\n01|wks_x|w|b|cc-x|\n02|id\n03|id|v\n";
    private static final int LONGEST = (16 << 20) - "10|1|".length();

    @TempDir
    Path folder;

    private Path syncFile(String name, String... rows) throws IOException {
        return file(name, START, String.join("\n", rows), "\n99|" + rows.length + "\n");
    }

    private Path file(String name, String... texts) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String text : texts) {
                out.write(text);
            }
        }
        return file;
    }

    private static CommandRun cc5(Object... arguments) throws Exception {
        return PackagedCommand.of(arguments).env("CC5_JAVA_OPTS", "-Xmx64m").run();
    }

    private static void isRight(CommandRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static void tellsALimit(CommandRun run, String limit) {
        assertThat(run.exit()).as(run.err()).isIn(2, 3);
        assertThat(run.err()).contains(limit).doesNotContain("defect", "heap space");
    }

    @Test
    void linesOf16MebibytesAreTakenByAllThatTheCheckIs() throws Exception {
        Path old = syncFile("old.cc5txt", "10|1|" + "a".repeat(LONGEST), "10|2|" + "ä".repeat(LONGEST / 2));
        Path now = syncFile("now.cc5txt", "10|1|" + "b".repeat(LONGEST), "10|2|" + "ä".repeat(LONGEST / 2));

        isRight(cc5("check", old));
        isRight(cc5("split", old, "--rows", 1));
        isRight(cc5("check", folder.resolve("old-001.cc5txt"), folder.resolve("old-002.cc5txt")));
        CommandRun diff = cc5("diff", old, now, "-o", folder.resolve("diff.cc5txt"));
        isRight(diff);
        assertThat(diff.err()).contains("0 new, 1 changed, 0 gone, 1 the same");
        isRight(cc5("fix", old, "-o", folder.resolve("fixed.cc5txt")));
        isRight(cc5("convert", old, "-o", folder.resolve("table.csv")));
        isRight(cc5("convert", old, "-o", folder.resolve("table.ndjson")));
    }

    @Test
    void keysOf16MebibytesAreComparedAsAllOthers() throws Exception {
        Path old = syncFile("old.cc5txt", "10|" + "k".repeat(LONGEST - 1) + "|v");
        Path now = syncFile("now.cc5txt", "10|" + "k".repeat(LONGEST - 1) + "|w");

        CommandRun diff = cc5("diff", old, now, "-o", folder.resolve("diff.cc5txt"));

        isRight(diff);
        assertThat(diff.err()).contains("0 new, 1 changed, 0 gone, 0 the same");
    }

    @Test
    void longKeysThatComeAgainAreToldInTheSameMemory() throws Exception {
        String[] rows = new String[80];
        Arrays.setAll(rows, i -> "10|" + i % 40 + "k".repeat(2 << 20) + "|v");

        CommandRun check = cc5("check", syncFile("again.cc5txt", rows));

        isRight(check);
        assertThat(check.out()).contains("warnings: 40", "the key \"39kkkk");
    }

    @Test
    void tellsWhatTakesMoreMemoryThanThereIsAsThat() throws Exception {
        Path wide = syncFile("wide.cc5txt", "10|1|\u20ac" + "x".repeat(LONGEST - 3));
        tellsALimit(cc5("convert", wide, "-o", folder.resolve("table.csv")), "CC5_JAVA_OPTS");

        List<Object> arguments = new ArrayList<>(Arrays.asList(Conversions.HEADER));
        arguments.addAll(0, List.of("convert", file("a.csv", "id,v\n1,", "x".repeat(14 << 20), "\n")));
        arguments.addAll(List.of("-o", folder.resolve("a.cc5txt")));
        tellsALimit(cc5(arguments.toArray()), "CC5_JAVA_OPTS");

        arguments.set(1, file("a.ndjson", "{\"id\":\"1\",\"v\":\"", "x".repeat(18_000_000), "\"}"));
        tellsALimit(cc5(arguments.toArray()), "CC5_JAVA_OPTS");

        Path inline = file(
                "a.json",
                "{\"ImportData\":{\"data\":[\"",
                "x".repeat(1 << 20),
                ("\",\"" + "y".repeat(1 << 20)).repeat(60),
                "\"]}}");
        tellsALimit(cc5("convert", inline, "-o", folder.resolve("b.cc5txt"), "--from", "inline"), "CC5_JAVA_OPTS");
    }

    @Test
    void tellsThatNoFileHasSoManyFields() throws Exception {
        StringBuilder names = new StringBuilder("{\"id\":1");
        for (int i = 0; i < 400_000; i++) {
            names.append(",\"m").append(i).append("\":1");
        }
        List<Object> arguments = new ArrayList<>(Arrays.asList(Conversions.HEADER));
        arguments.addAll(
                0, List.of("convert", file("a.ndjson", names.append('}').toString())));
        arguments.addAll(List.of("-o", folder.resolve("a.cc5txt")));

        tellsALimit(cc5(arguments.toArray()), "at most 10000 fields");
    }
}
