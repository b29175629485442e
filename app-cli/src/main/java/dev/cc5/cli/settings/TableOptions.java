package dev.cc5.cli.settings;

import dev.cc5.cli.check.Schemas;
import dev.cc5.cli.table.Columns;
import dev.cc5.cli.table.TableConversion.LineBreaks;
import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.FieldType;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a table looks like, and what becomes of its columns. */
public final class TableOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates the values of a CSV file, a comma if not given; tab stands for a tab. "
                    + "[CC5_DELIMITER]")
    private @Nullable String delimiter;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "How a CSV file's characters are written, UTF-8 if not given. [CC5_CHARSET]")
    private String charset = "UTF-8";

    @Option(
            names = "--schema",
            paramLabel = "NAME|FILE",
            description = "What is known of the rows: an entity such as family or claim, or a file of your own. "
                    + "[CC5_SCHEMA]")
    private @Nullable Path schema;

    @Option(
            names = "--key",
            paramLabel = "FIELD",
            split = EnvironmentDefaults.SEPARATOR,
            description = "A field of the key, the schema's if not given; may be repeated. [CC5_KEY]")
    private List<String> keys = List.of();

    @Option(
            names = "--types",
            paramLabel = "FIELD=TYPE",
            split = EnvironmentDefaults.SEPARATOR,
            description = "The type of a field: string, int, number, bool, date, array, object or list; may be "
                    + "repeated. Others are the schema's, or what all their values look like. [CC5_TYPES]")
    private List<String> types = List.of();

    @Option(names = "--no-guess", description = "Take fields whose type nobody names for strings. [CC5_NO_GUESS]")
    private boolean noGuess;

    @Option(
            names = "--rename",
            paramLabel = "COLUMN=FIELD",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Give a column another name; may be repeated. [CC5_RENAME]")
    private List<String> renamed = List.of();

    @Option(
            names = "--skip",
            paramLabel = "COLUMN",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Leave a column out; may be repeated. [CC5_SKIP]")
    private List<String> left = List.of();

    @Option(
            names = "--line-breaks",
            paramLabel = "HOW",
            description = "Line breaks in values other than CR LF: refuse them, if not given, or write them as crlf. "
                    + "[CC5_LINE_BREAKS]")
    private String lineBreaks = "refuse";

    /**
     * The delimiter.
     *
     * @param usual where none was given
     * @throws IllegalArgumentException when it is not one character
     */
    public char delimiter(char usual) {
        String given = delimiter;
        if (given == null) {
            return usual;
        }
        if (given.equals("tab") || given.equals("\\t")) {
            return '\t';
        }
        if (given.length() != 1 || "\"\r\n".contains(given)) {
            throw new IllegalArgumentException("--delimiter is one character, or the word tab");
        }
        return given.charAt(0);
    }

    /**
     * How characters are written.
     *
     * @throws IllegalArgumentException when nobody knows it
     */
    public Charset charset() {
        try {
            return Charset.forName(charset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--charset: nobody knows \"" + charset + "\"; for example UTF-8, " + "windows-1252 or ISO-8859-1");
        }
    }

    public LineBreaks lineBreaks() {
        return switch (lineBreaks) {
            case "refuse" -> LineBreaks.REFUSE;
            case "crlf" -> LineBreaks.CRLF;
            default -> throw new IllegalArgumentException("--line-breaks is refuse or crlf");
        };
    }

    /**
     * What becomes of the columns.
     *
     * @throws IllegalArgumentException when an option makes no sense
     */
    public Columns.Wishes wishes() {
        return new Columns.Wishes(keys, types(), pairs("--rename", renamed), Set.copyOf(left), schema(), !noGuess);
    }

    private Map<String, FieldType> types() {
        Map<String, FieldType> byField = new LinkedHashMap<>();
        pairs("--types", types)
                .forEach((field, word) -> byField.put(
                        field,
                        FieldType.of(word)
                                .orElseThrow(() ->
                                        new IllegalArgumentException("--types: there is no type \"" + word + "\""))));
        return byField;
    }

    private static Map<String, String> pairs(String option, List<String> values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            if (equals < 1 || equals == value.length() - 1) {
                throw new IllegalArgumentException(option + ": \"" + value + "\" is not NAME=VALUE");
            }
            pairs.put(value.substring(0, equals), value.substring(equals + 1));
        }
        return pairs;
    }

    /**
     * What is known of the rows.
     *
     * @throws IllegalArgumentException when there is no such schema, or it cannot be read
     */
    public Optional<EntitySchema> schema() {
        Path name = schema;
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(Schemas.named(name.toString()));
    }
}
