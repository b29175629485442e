package dev.cc5.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * One record of a job's file: {@code <CRC-32C of the rest, 8 hex digits> <word> <name>=<value> ...}. All of it is
 * printable ASCII, so that a person can read it and a hole in the file cannot pass for a record.
 *
 * @param word what the record is about
 * @param fields in their order; a name may be there more than once
 */
record Line(String word, List<Field> fields) {
    private static final int CHECKSUM_DIGITS = 8;

    /** A name of this program's own and any text. */
    record Field(String name, String value) {}

    Line {
        fields = List.copyOf(fields);
    }

    /** Text that is no record, or a record that lacks something. Tells why. */
    static final class BrokenLineException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenLineException(String message) {
            super(message, null, false, false);
        }
    }

    /** The same with one more field. */
    Line with(String name, String value) {
        return new Line(
                word,
                Stream.concat(fields.stream(), Stream.of(new Field(name, value)))
                        .toList());
    }

    /** The text without its end of line. */
    static Line parse(String text) {
        if (text.length() <= CHECKSUM_DIGITS || text.charAt(CHECKSUM_DIGITS) != ' ') {
            throw new BrokenLineException("it is no record");
        }
        String rest = text.substring(CHECKSUM_DIGITS + 1);
        if (!text.startsWith(checksum(rest))) {
            throw new BrokenLineException("its checksum is wrong");
        }
        String[] parts = rest.split(" ", -1);
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals <= 0) {
                throw new BrokenLineException("it is no record");
            }
            fields.add(new Field(parts[i].substring(0, equals), PercentText.decode(parts[i].substring(equals + 1))));
        }
        return new Line(parts[0], fields);
    }

    /** The text with its end of line. */
    String text() {
        StringBuilder rest = new StringBuilder(word);
        for (Field field : fields) {
            rest.append(' ').append(field.name).append('=').append(PercentText.encode(field.value));
        }
        return checksum(rest.toString()) + " " + rest + "\n";
    }

    String value(String name) {
        return optional(name).orElseThrow(() -> new BrokenLineException("it has no \"" + name + "\""));
    }

    Optional<String> optional(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .findFirst();
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .toList();
    }

    private static String checksum(String rest) {
        CRC32C crc = new CRC32C();
        crc.update(rest.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
