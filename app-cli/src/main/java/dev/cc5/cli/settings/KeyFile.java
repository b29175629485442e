package dev.cc5.cli.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** An API key in a file that only its owner may read; read anew each time. */
record KeyFile(Path path) implements Supplier<String> {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public String get() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw ApiKey.unusable(
                        path + " is not a regular file",
                        "The key is read again when the portal no longer takes it: name a file, "
                                + "or use --api-key-command.",
                        null);
            }
            refuseWhatOthersMayRead();
            if (attributes.size() > ApiKey.MAX_LENGTH) {
                throw ApiKey.unusable(path + " holds more than a key", "Is it the right file?", null);
            }
            return ApiKey.in(Files.readString(path, StandardCharsets.ISO_8859_1), path.toString());
        } catch (IOException e) {
            // Not named: it may be the key itself, of somebody who took the option for that of the key.
            String happened = e instanceof NoSuchFileException ? "does not exist" : "cannot be read";
            throw ApiKey.unusable(
                    "the file that --api-key-file names " + happened,
                    "Check the name (a file's, not the key itself), the owner and the permissions.",
                    null);
        }
    }

    private void refuseWhatOthersMayRead() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        String owner = view.getOwner().getName();
        if (!owner.equals("root") && "root".equals(System.getProperty("user.name"))) {
            throw ApiKey.unusable(
                    "this is root, and " + path + " belongs to " + owner + ", who could put another key there",
                    "Run: chown root " + path + " - or use --api-key-command 'cat " + path + "'.",
                    null);
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(OF_OTHERS);
        open.retainAll(view.readAttributes().permissions());
        if (!open.isEmpty()) {
            throw ApiKey.unusable(
                    "others may read or write " + path,
                    "Run: chmod 600 " + path + " - or, where its permissions are not yours to change (a mounted "
                            + "secret), use --api-key-command 'cat " + path + "'.",
                    null);
        }
    }
}
