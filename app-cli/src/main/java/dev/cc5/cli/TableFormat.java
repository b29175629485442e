package dev.cc5.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that a file can be converted from and to. */
enum TableFormat {
    CC5("cc5txt"),
    CSV("csv", "tsv"),
    NDJSON("ndjson", "jsonl"),
    INLINE("json");

    private final String[] endings;

    TableFormat(String... endings) {
        this.endings = endings;
    }

    /** The format that an option names. */
    static TableFormat named(String option, String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option + " is one of " + words()));
    }

    /** The format that a file's name ends like. */
    static Optional<TableFormat> of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Arrays.asList(format.endings).contains(ending))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String words() {
        return Arrays.stream(values()).map(TableFormat::word).collect(Collectors.joining(", "));
    }
}
