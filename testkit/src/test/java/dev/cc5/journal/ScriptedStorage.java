package dev.cc5.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A storage in memory that notes what is asked of it, and fails when it is told to. */
final class ScriptedStorage implements JournalStorage {
    final Map<String, byte[]> files = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private @Nullable String failing;
    private Runnable whenForced = () -> {};

    /** From now on, this call fails, until told otherwise. */
    void fail(@Nullable String call) {
        failing = call;
    }

    /** What comes to pass while a file is forced to the disk. */
    void whenForced(Runnable what) {
        whenForced = what;
    }

    private void called(String call) throws IOException {
        calls.add(call);
        if (call.equals(failing)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<HeldFile> hold(String name) throws IOException {
        called("hold");
        if (!held.add(name)) {
            return Optional.empty();
        }
        files.putIfAbsent(name, new byte[0]);
        return Optional.of(new Held(name));
    }

    @Override
    public Optional<Glance> look(String name, int atMost) {
        return Optional.ofNullable(files.get(name)).map(content -> new Glance(content, held.contains(name)));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        called("rename");
        files.put(to, Objects.requireNonNull(files.remove(from)));
    }

    @Override
    public void delete(String name) throws IOException {
        called("delete");
        files.remove(name);
    }

    @Override
    public void force() throws IOException {
        called("force names");
    }

    private final class Held implements HeldFile {
        private final String name;

        Held(String name) {
            this.name = name;
        }

        private byte[] content() {
            return Objects.requireNonNull(files.get(name));
        }

        @Override
        public byte[] read(int atMost) {
            return content().clone();
        }

        @Override
        public void write(long position, byte[] bytes) throws IOException {
            byte[] old = content();
            byte[] grown = Arrays.copyOf(old, (int) position + bytes.length);
            System.arraycopy(bytes, 0, grown, (int) position, bytes.length);
            try {
                called("write");
            } catch (IOException e) {
                files.put(name, Arrays.copyOf(grown, (int) position + bytes.length / 2));
                throw e;
            }
            files.put(name, grown);
        }

        @Override
        public void truncate(long length) throws IOException {
            called("truncate");
            files.put(name, Arrays.copyOf(content(), (int) length));
        }

        @Override
        public void force() throws IOException {
            called("force");
            whenForced.run();
        }

        @Override
        public void close() {
            held.remove(name);
        }
    }
}
