package dev.cc5.cli.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.cc5.syncfile.Field;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A CSV file (RFC 4180) whose first line names the columns. */
public final class CsvTable implements Table {
    /** As many characters as a line of a sync file may have bytes. */
    private static final int LONGEST = 16 << 20;

    private final Path path;
    private final char delimiter;
    private final Charset charset;

    /**
     * @param delimiter what separates the values
     * @param charset how characters are written; bytes that are none are an error
     */
    public CsvTable(Path path, char delimiter, Charset charset) {
        this.path = path;
        this.delimiter = delimiter;
        this.charset = charset;
    }

    @Override
    public List<Field> fields() throws IOException {
        List<TypeGuess> guesses = new ArrayList<>();
        List<String> names = read((line, values) -> {
            while (guesses.size() < values.size()) {
                guesses.add(new TypeGuess());
            }
            for (int i = 0; i < values.size(); i++) {
                guesses.get(i).saw(values.get(i));
            }
        });
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TypeGuess guess = i < guesses.size() ? guesses.get(i) : new TypeGuess();
            fields.add(new Field(names.get(i), guess.type()));
        }
        return fields;
    }

    @Override
    public void rows(List<Field> fields, RowTaker taker) throws IOException {
        read(taker);
    }

    /** Hands over all lines but the first, and returns that. */
    private List<String> read(RowTaker taker) throws IOException {
        QuoteCount quotes = new QuoteCount(new InputStreamReader(
                Files.newInputStream(path),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        long line = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.STRICT)
                .missingFieldStrategy(FieldMismatchStrategy.STRICT)
                .maxBufferSize(LONGEST)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFieldSize(LONGEST).maxRecordSize(LONGEST)),
                        quotes)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new TableException(0, "", "it is empty: the first line must name the columns");
            }
            List<String> names = names(records.next());
            while (records.hasNext()) {
                CsvRecord next = records.next();
                line = next.getStartingLineNumber();
                taker.row(line, next.getFields());
            }
            if (quotes.isOdd()) {
                throw new TableException(line, "", "a quotation mark is not closed");
            }
            return names;
        } catch (CsvParseException e) {
            throw explained(e, line);
        } catch (UncheckedIOException e) {
            throw explained(Objects.requireNonNull(e.getCause()), line);
        } catch (CharacterCodingException e) {
            throw explained(e, line);
        }
    }

    private List<String> names(CsvRecord first) throws TableException {
        Set<String> seen = new HashSet<>();
        for (String name : first.getFields()) {
            if (!seen.add(name)) {
                throw new TableException(1, "", "the column \"" + name + "\" is there twice");
            }
        }
        return first.getFields();
    }

    private TableException explained(CsvParseException e, long line) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof OutOfMemoryError limit) {
            throw limit;
        }
        if (cause instanceof UncheckedIOException io) {
            return explained(Objects.requireNonNull(io.getCause()), line);
        }
        return new TableException(line + 1, "", "or below: " + cause.getMessage());
    }

    private TableException explained(IOException e, long line) {
        if (e instanceof CharacterCodingException) {
            return new TableException(
                    0,
                    "",
                    "after line " + line + " a byte is no text in " + charset.name()
                            + ": name its encoding with --charset, for example windows-1252");
        }
        return new TableException(line, "", "reading it failed (" + e + ")");
    }
}
