package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.OneLine;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.s3.JournalRecord.Lease;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A journal record as text: one line a fact, words separated by spaces, each word percent-encoded. Read strictly: what
 * is cut off or not understood is never taken for an empty record.
 */
final class RecordText {
    private static final String FIRST = "cc5-journal 1";
    private static final String LAST = "end";
    private static final Pattern WRITER = Pattern.compile("(?m)^writer [^ ]* ([0-9a-f]{8})\\n");

    private RecordText() {}

    /**
     * @param subject what the record is about; compared when it is read
     */
    static String write(String subject, JournalRecord record) {
        StringBuilder head = new StringBuilder(FIRST).append('\n');
        line(head, "subject", subject);
        StringBuilder text = new StringBuilder();
        record.lease().ifPresent(l -> line(text, "lease", l.owner(), l.until().toString()));
        record.newest().ifPresent(sequencer -> line(text, "newest", sequencer));
        record.entries()
                .forEach((fingerprint, e) -> line(
                        text,
                        "entry",
                        fingerprint,
                        e.stage().name(),
                        e.file().id().value(),
                        e.file().path().value(),
                        e.file().actionId().value(),
                        Integer.toString(e.starts()),
                        e.at().toString()));
        record.refused().forEach((fingerprint, why) -> line(text, "refused", fingerprint, why));
        text.append(LAST).append('\n');
        String seal = seal(head + text.toString());
        line(head, "writer", record.writer(), seal);
        return head.append(text).toString();
    }

    /** A checksum of all lines but the writer's, where it stands, and where earlier versions do not look for it. */
    private static String seal(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Whether it is of a version that sealed its records. */
    static boolean isSealed(String text) {
        return WRITER.matcher(text).find();
    }

    private static void line(StringBuilder text, String what, String... words) {
        text.append(what)
                .append(' ')
                .append(Arrays.stream(words)
                        .map(word -> URLEncoder.encode(word, UTF_8))
                        .collect(Collectors.joining(" ")))
                .append('\n');
    }

    /**
     * @throws IllegalArgumentException when it is no whole record about this subject; says what is wrong with it
     */
    static JournalRecord read(String subject, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals(FIRST)
                || !lines.get(lines.size() - 1).equals(LAST)) {
            throw new IllegalArgumentException("it is cut off, or written by another version of cc5");
        }
        Facts facts = new Facts();
        for (String line : lines.subList(1, lines.size() - 1)) {
            List<String> words = Stream.of(line.split(" ", -1))
                    .map(word -> URLDecoder.decode(word, UTF_8))
                    .toList();
            try {
                facts.take(words);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw new IllegalArgumentException(
                        "its line \"" + OneLine.of(words.get(0), Failures.MAX_SHOWN) + "\" makes no sense", e);
            }
        }
        Matcher writer = WRITER.matcher(text);
        boolean whole = writer.find()
                ? writer.group(1).equals(seal(writer.replaceFirst("")))
                : !facts.writer.isEmpty() && (facts.newest.isEmpty() || !facts.entries.isEmpty());
        if (!whole) {
            throw new IllegalArgumentException("a line of it is gone, was changed or was moved");
        }
        if (!facts.subject.equals(subject)) {
            throw new IllegalArgumentException("it is about something else");
        }
        return new JournalRecord(facts.writer, facts.lease, facts.newest, facts.entries, facts.refused);
    }

    private static final class Facts {
        private String subject = "";
        private String writer = "";
        private Optional<Lease> lease = Optional.empty();
        private Optional<String> newest = Optional.empty();
        private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
        private final Map<String, String> refused = new LinkedHashMap<>();

        void take(List<String> words) {
            switch (words.get(0)) {
                case "subject" -> subject = words.get(1);
                case "writer" -> writer = words.get(1);
                case "lease" -> lease = Optional.of(new Lease(words.get(1), Instant.parse(words.get(2))));
                case "newest" -> newest = Optional.of(words.get(1));
                case "entry" -> entries.put(words.get(1), entry(words));
                case "refused" -> refused.put(words.get(1), words.get(2));
                default -> throw new IllegalArgumentException(words.get(0));
            }
        }

        private static JournalEntry entry(List<String> words) {
            RemoteFile file =
                    new RemoteFile(new FileId(words.get(3)), new FilePath(words.get(4)), new ActionId(words.get(5)));
            return new JournalEntry(
                    Stage.valueOf(words.get(2)), file, Integer.parseInt(words.get(6)), Instant.parse(words.get(7)));
        }
    }
}
