package dev.cc5.syncfile;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a sync file (PLATFORM section 7) that the portal and {@link SyncFileReader} read as it was meant: UTF-8 without
 * byte order mark, lines that end with LF, no {@code |} at the end of a row. What cannot be represented is refused, and
 * nothing of that row is written. Only {@link #finish} makes the file whole. For one thread.
 */
public final class SyncFileWriter {
    private static final String SEPARATOR = "|";
    private static final byte[] UPSERT = {'1', '0', '|'};
    private static final byte[] DELETE = {'9', '0', '|'};
    private static final int BUFFER_BYTES = 64 * 1024;
    /** Small enough to go through the buffer: a stream of a channel would hold on to the array that it is given. */
    private static final int PIECE_BYTES = BUFFER_BYTES / 2;

    private final OutputStream out;
    private final List<Field> fields;
    private final int keyCount;
    private final Values types = new Values();
    private long rows;
    private long bytes;

    private SyncFileWriter(OutputStream out, Header header) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.fields = header.fields();
        this.keyCount = header.keys().size();
    }

    /**
     * Begins a file with its rows 00 to 03.
     *
     * @param out where it goes; buffered here, never closed
     * @throws UnrepresentableException when the header breaks a rule of the grammar
     * @throws IOException when the stream fails
     */
    public static SyncFileWriter begin(OutputStream out, Header header) throws IOException {
        byte[] rows = headerRows(header).getBytes(StandardCharsets.UTF_8);
        refuseWrong(rows, header);
        SyncFileWriter writer = new SyncFileWriter(out, header);
        writer.out.write(rows);
        writer.bytes = rows.length;
        return writer;
    }

    /** The reader itself says whether the header is right, so that the two cannot disagree. */
    private static void refuseWrong(byte[] rows, Header header) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Summary summary = SyncFileReader.readHeader(new ByteArrayInputStream(rows), new SyncFileHandler() {
            @Override
            public boolean problem(Problem problem) {
                problems.add(problem);
                return problem.severity() != Problem.Severity.ERROR;
            }
        });
        problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR && problem.line() > 0)
                .findFirst()
                .ifPresent(problem -> {
                    throw new UnrepresentableException(problem.column(), problem.found(), problem.expected());
                });
        if (!summary.header().equals(Optional.of(header))) {
            throw new UnrepresentableException(
                    "",
                    "a header that would not be read as it was meant",
                    "names without #/#, #Enter# and line breaks");
        }
    }

    private static String headerRows(Header header) {
        return headerRow(
                        "00",
                        List.of(header.customerCode(), header.fileType(), header.createTime(), header.referenceId()))
                + headerRow(
                        "01",
                        List.of(
                                header.entityType(),
                                header.workspace(),
                                header.bucket(),
                                header.dataSource(),
                                header.actionCode()))
                + headerRow("02", header.keys())
                + headerRow(
                        "03",
                        header.fields().stream()
                                .map(field -> field.code() + ":" + field.type().word())
                                .toList());
    }

    private static String headerRow(String type, List<String> values) {
        return values.stream().map(Escapes::encode).collect(Collectors.joining(SEPARATOR, type + SEPARATOR, "\n"));
    }

    /**
     * Writes a row 10.
     *
     * @param values as many as the header's fields, in their order; empty where there is none
     * @throws UnrepresentableException when one of them cannot be a value of its field
     * @throws IOException when the stream fails
     */
    public void upsert(List<String> values) throws IOException {
        if (values.size() != fields.size()) {
            throw new UnrepresentableException(
                    "", values.size() + " values", fields.size() + ", one for each field of the header");
        }
        append(row("10", values));
    }

    /**
     * Writes a row 90.
     *
     * @param keys as many as the header's keys, in their order
     * @throws UnrepresentableException when one of them cannot be a value of its field
     * @throws IOException when the stream fails
     */
    public void delete(List<String> keys) throws IOException {
        if (keys.size() != keyCount) {
            throw new UnrepresentableException("", keys.size() + " values", keyCount + ", those of the key");
        }
        append(row("90", keys));
    }

    private void append(byte[] row) throws IOException {
        out.write(row);
        bytes += row.length;
        rows++;
    }

    /** Writes a row of a right file with the same fields as it is written there, from its first value to its last. */
    void append(boolean deletes, byte[] values, int from, int to) throws IOException {
        out.write(deletes ? DELETE : UPSERT);
        for (int at = from; at < to; at += PIECE_BYTES) {
            out.write(values, at, Math.min(PIECE_BYTES, to - at));
        }
        out.write('\n');
        bytes += lengthOf(to - from);
        rows++;
    }

    /** How long a row is whose values are so long together. */
    static long lengthOf(int values) {
        return UPSERT.length + values + 1;
    }

    private byte[] row(String type, List<String> values) {
        StringBuilder row = new StringBuilder(type);
        for (int i = 0; i < values.size(); i++) {
            row.append(SEPARATOR).append(encoded(i, values.get(i)));
        }
        byte[] made = row.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        if (made.length - 1 > LineScanner.LONGEST_LINE) {
            throw new UnrepresentableException(
                    "",
                    "a row of " + (made.length - 1) + " bytes",
                    "at most " + LineScanner.LONGEST_LINE + " bytes (16 MiB)");
        }
        return made;
    }

    private String encoded(int index, String value) {
        Field field = fields.get(index);
        if (index < keyCount && value.isEmpty()) {
            throw new UnrepresentableException(field.code(), "no value", "a value: it is part of the row's key");
        }
        String encoded = Escapes.encode(value);
        Optional<String> flaw = Escapes.flaw(value, encoded);
        if (flaw.isPresent()) {
            throw new UnrepresentableException(field.code(), Shown.quote(value), flaw.get());
        }
        if (!field.type().takesAnyText() && !fits(field.type(), encoded)) {
            throw new UnrepresentableException(
                    field.code(), types.found(field.type(), value), Values.expected(field.type()));
        }
        return encoded;
    }

    private boolean fits(FieldType type, String encoded) {
        byte[] written = encoded.getBytes(StandardCharsets.UTF_8);
        return written.length <= Values.MOST_BYTES && types.fits(type, written, 0, written.length);
    }

    /** How many rows 10 and 90 there are so far. */
    public long rows() {
        return rows;
    }

    /** How long the file would be if it were finished now, in bytes. */
    public long bytes() {
        return bytes + footer().length;
    }

    /**
     * Writes row 99 and hands everything to the stream. Nothing may be written afterwards.
     *
     * @return how many rows 10 and 90 there are
     * @throws IOException when the stream fails
     */
    public long finish() throws IOException {
        out.write(footer());
        out.flush();
        return rows;
    }

    private byte[] footer() {
        return ("99" + SEPARATOR + rows + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
