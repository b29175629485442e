package dev.cc5.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** What opens the doors of one sandbox: random, made once for a data directory. */
record Secrets(String apiKey, String accessKey, String secretKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Reads the secrets of a data directory, or makes them. A given API key is used and not kept. */
    static Secrets of(DataDirectory data, Optional<String> apiKey) {
        try {
            Properties kept = Files.exists(data.secrets()) ? read(data.secrets()) : make(data.secrets());
            return new Secrets(
                    apiKey.orElse(kept.getProperty("api-key")),
                    kept.getProperty("s3-access-key"),
                    kept.getProperty("s3-secret-key"));
        } catch (IOException e) {
            throw new SandboxException("The sandbox cannot keep its keys in " + data.secrets() + ": " + e, e);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (String name : Set.of("api-key", "s3-access-key", "s3-secret-key")) {
            if (properties.getProperty(name, "").isBlank()) {
                throw new IOException(name + " is missing; remove the file to have new keys made");
            }
        }
        return properties;
    }

    private static Properties make(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("api-key", random(20));
        properties.setProperty("s3-access-key", "CC5" + random(8).toUpperCase(Locale.ROOT));
        properties.setProperty("s3-secret-key", random(20));
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (Writer writer = Channels.newWriter(
                Files.newByteChannel(file, options, DataDirectory.forOwnerOnly(file, "rw-------")),
                StandardCharsets.UTF_8)) {
            properties.store(writer, "The keys of this sandbox");
        }
        return properties;
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** No secret is shown. */
    @Override
    public String toString() {
        return "Secrets[accessKey=" + accessKey + "]";
    }
}
