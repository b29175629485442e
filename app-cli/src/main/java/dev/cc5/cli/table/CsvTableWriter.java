package dev.cc5.cli.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** Writes CSV (RFC 4180, lines that end with CR LF); the first line names the columns. */
public final class CsvTableWriter implements TableWriter {
    private final CsvWriter csv;
    private final Charset charset;
    private long line = 1;

    /** @param charset a character that it does not have is an error */
    public CsvTableWriter(OutputStream out, char delimiter, Charset charset) {
        this.charset = charset;
        this.csv = CsvWriter.builder()
                .fieldSeparator(delimiter)
                .lineDelimiter(LineDelimiter.CRLF)
                // Buffered, so that a long value is not copied as a whole.
                .build(new BufferedWriter(new OutputStreamWriter(
                        out,
                        charset.newEncoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))));
    }

    @Override
    public void begin(Header header) throws IOException {
        write(header.fields().stream().map(Field::code).toList());
    }

    @Override
    public void upsert(List<String> values) throws IOException {
        line++;
        write(values);
    }

    @Override
    public void delete(List<String> keys) throws IOException {
        throw new TableException(
                0, "", "CSV has no place for the rows 90, which delete: leave them out with --no-deletes");
    }

    @Override
    public void finish() throws IOException {
        try {
            csv.flush();
        } catch (CharacterCodingException e) {
            throw notInCharset();
        }
    }

    private void write(List<String> values) throws IOException {
        try {
            csv.writeRecord(values);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notInCharset() : e.getCause();
        }
    }

    private TableException notInCharset() {
        return new TableException(
                line, "", "or shortly before: a character cannot be written in " + charset.name() + "; UTF-8 has all");
    }
}
