package dev.cc5.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link DirectoryJournal} asks of a file system: one flat directory of small files. What was written is seen by
 * every process at once, and survives the death of the writer; that of the machine it survives only when it was forced.
 * Used from many threads.
 *
 * <p>Names are made by the journal, of lower-case letters, digits, dots and hyphens.
 */
public interface JournalStorage {
    /**
     * A file that this process, and in it this object alone, may write. Used from one thread at a time.
     *
     * <p>An interrupt must not close it: the lock would be lost with it.
     */
    interface HeldFile extends Closeable {
        /** The whole content, or its first bytes when there are more of them than this. */
        byte[] read(int atMost) throws IOException;

        /**
         * Writes from a position on, which is at most the length of the file. What throws may have written a part of
         * it.
         */
        void write(long position, byte[] bytes) throws IOException;

        /** Cuts the file to this length. */
        void truncate(long length) throws IOException;

        /**
         * Makes the content survive the death of the machine, but not the file's name: see
         * {@link JournalStorage#force()}. After it threw, nobody knows what survives.
         */
        void force() throws IOException;

        /** Gives the right back. The death of the process does the same. */
        @Override
        void close();
    }

    /**
     * A file, seen without holding it.
     *
     * @param content its whole content, or its first bytes when there are more than was asked for
     * @param held whether somebody holds it now
     */
    record Glance(byte[] content, boolean held) {
        public Glance {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }
    }

    /** The names of all files, in no order. */
    List<String> names() throws IOException;

    /**
     * Takes the right to a file and opens it; makes it, empty, where it is missing. What is held has that name still,
     * and its holder alone renames and deletes it.
     *
     * @return empty while another holds it, in this process or in another
     */
    Optional<HeldFile> hold(String name) throws IOException;

    /** Looks into a file without holding it; empty when there is none. Takes nothing from its holder. */
    Optional<Glance> look(String name, int atMost) throws IOException;

    /** Gives a file another name, which nobody has. */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void delete(String name) throws IOException;

    /** Makes the names survive the death of the machine: what was made, renamed and deleted so far. */
    void force() throws IOException;
}
