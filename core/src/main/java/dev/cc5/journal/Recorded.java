package dev.cc5.journal;

import dev.cc5.journal.Line.BrokenLineException;
import dev.cc5.journal.Line.Field;
import dev.cc5.model.ActionId;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a job's file says. Lines are read until one is damaged; what stands before it can still be shown to people.
 *
 * @param key what the file is about
 * @param begun the last beginning, with what it leaves out and an earlier one knew
 * @param entry the last stage
 * @param length how many bytes are whole records; what follows is a record that was never finished
 * @param damage why the rest cannot be believed
 */
record Recorded(
        Optional<JournalKey> key,
        Optional<Beginning> begun,
        Optional<JournalEntry> entry,
        int length,
        Optional<Damage> damage) {
    /** A job's records are a few kilobytes; a larger file is not this journal's work. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    static final Recorded NOTHING =
            new Recorded(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

    private static final String FORMAT = "cc5-journal";
    private static final String VERSION = "1";
    /** The position of a line in its file. */
    static final String FROM = "from";

    /**
     * Why a file cannot be believed.
     *
     * @param newer whether a later version of cc5 wrote it, which will understand it
     */
    record Damage(String why, boolean newer) {}

    /** The first line of a file. */
    static Line header(JournalKey key) {
        Destination to = key.destination();
        return new Line(
                FORMAT,
                List.of(
                        new Field("version", VERSION),
                        new Field("fingerprint", key.fingerprint()),
                        new Field("portal", key.portal()),
                        new Field("workspace", to.workspace()),
                        new Field("bucket", to.bucket()),
                        new Field("entity", to.entityType()),
                        new Field("folder", to.folder())));
    }

    /** The line of a stage. */
    static Line line(JournalEntry entry) {
        RemoteFile file = entry.file();
        return new Line(
                entry.stage().name().toLowerCase(Locale.ROOT),
                List.of(
                        new Field("at", entry.at().toString()),
                        new Field("file", file.id().value()),
                        new Field("path", file.path().value()),
                        new Field("action", file.actionId().value()),
                        new Field("starts", Integer.toString(entry.starts()))));
    }

    static Recorded read(byte[] content) {
        Recorded recorded = NOTHING;
        if (content.length > MAX_BYTES) {
            return recorded.damaged("it is larger than a job's file can be", false);
        }
        int start = 0;
        for (int number = 1; start < content.length && recorded.damage.isEmpty(); number++) {
            int end = endOfLine(content, start);
            if (end < 0) {
                return recorded.withTail(
                        new String(content, start, content.length - start, StandardCharsets.ISO_8859_1));
            }
            recorded = recorded.with(new String(content, start, end - start, StandardCharsets.ISO_8859_1), number);
            start = end + 1;
        }
        return recorded;
    }

    /** A record that was never finished is none; but one that was finished, and whose end was changed, is damage. */
    private Recorded withTail(String tail) {
        if (key.isEmpty() && tail.chars().allMatch(c -> c == 0)) {
            return damaged("there are only zeros in it", false);
        }
        if (tail.endsWith("\0")) {
            // Zeros are what a machine leaves that died before it wrote: a changed end is another byte.
            return this;
        }
        try {
            Line.parse(tail.substring(0, tail.length() - 1));
            return damaged("the end of its last line is damaged", false);
        } catch (BrokenLineException e) {
            return this;
        }
    }

    private static int endOfLine(byte[] content, int start) {
        int end = start;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end == content.length ? -1 : end;
    }

    private Recorded with(String text, int number) {
        try {
            return with(Line.parse(text), length + text.length() + 1);
        } catch (BrokenLineException e) {
            return damaged("line " + number + ": " + e.getMessage(), false);
        } catch (RuntimeException e) {
            // A value that the model refuses: a time, a number or an id that is none.
            return damaged("line " + number + " holds a value that cannot be", false);
        }
    }

    private Recorded with(Line line, int newLength) {
        if (key.isEmpty()) {
            if (!line.word().equals(FORMAT)) {
                return damaged("it does not begin as a job's file does", false);
            }
            if (!line.value("version").equals(VERSION)) {
                return damaged("a later version of cc5 wrote it, in format " + line.value("version"), true);
            }
            return new Recorded(Optional.of(keyOf(line)), begun, entry, newLength, damage);
        }
        int from = line.optional(FROM).map(Integer::parseInt).orElse(length);
        if (from != length) {
            return damaged("a line of it was moved, or one before it is gone", false);
        }
        if (line.word().equals(Beginning.WORD)) {
            Beginning next = Beginning.from(line);
            return new Recorded(key, Optional.of(begun.map(next::after).orElse(next)), entry, newLength, damage);
        }
        JournalEntry next = entryOf(line);
        if (line.optional(FROM).isEmpty()
                && entry.filter(last -> isBefore(next, last)).isPresent()) {
            return damaged("its lines stand in another order", false);
        }
        return new Recorded(key, begun, Optional.of(next), newLength, damage);
    }

    /** Of lines that do not say where they stand: an import may begin anew or go a step back, but later only. */
    private static boolean isBefore(JournalEntry next, JournalEntry last) {
        return next.stage().compareTo(last.stage()) < 0 && next.at().isBefore(last.at());
    }

    private static JournalKey keyOf(Line line) {
        Destination destination = new Destination(
                line.value("workspace"), line.value("bucket"), line.value("entity"), line.value("folder"));
        return new JournalKey(line.value("fingerprint"), line.value("portal"), destination);
    }

    private static JournalEntry entryOf(Line line) {
        Stage stage = Stage.valueOf(line.word().toUpperCase(Locale.ROOT));
        RemoteFile file = new RemoteFile(
                new FileId(line.value("file")), new FilePath(line.value("path")), new ActionId(line.value("action")));
        int starts = Integer.parseInt(line.value("starts"));
        if (starts < 0) {
            throw new BrokenLineException("its number of starts is negative");
        }
        return new JournalEntry(stage, file, starts, Instant.parse(line.value("at")));
    }

    Recorded damaged(String why, boolean newer) {
        return new Recorded(key, begun, entry, length, Optional.of(new Damage(why, newer)));
    }

    /** The same, or damaged where the records are of another import. */
    Recorded of(JournalKey expected) {
        return damage.isPresent() || key.isEmpty() || Job.of("", this, false).isOf(expected)
                ? this
                : damaged("it holds the records of another import", false);
    }

    /** The same, or damaged where the records are of another import than the file's name says. */
    Recorded ofJob(String id) {
        return damage.isPresent()
                        || key.isEmpty()
                        || JobId.of(key.get()).equals(id)
                        || key.get()
                                .atOrigin()
                                .map(JobId::of)
                                .filter(id::equals)
                                .isPresent()
                ? this
                : damaged("it holds the records of another import", false);
    }

    /** The same, never to be believed. */
    Recorded unbelieved() {
        return damage.isPresent() ? this : damaged("it was set aside", false);
    }

    Recorded with(JournalEntry newEntry) {
        return new Recorded(key, begun, Optional.of(newEntry), length, damage);
    }

    boolean saysNothing() {
        return length == 0 && damage.isEmpty();
    }
}
