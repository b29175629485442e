package dev.cc5.syncfile;

import java.util.List;
import java.util.Optional;

/**
 * A kind of file that is no text in UTF-8, known by its first bytes: what people hand over by mistake (CATALOGUE F38).
 *
 * @param name what it is
 * @param remedy what to do about it
 */
record FileKind(String name, String remedy) {
    /** So many first bytes are enough to tell. */
    static final int BYTES = 8;

    private static final String UNPACK = "unpack it first";
    private static final String EXPORT = "export its rows as a sync file";
    private static final String SAVE = "save it as UTF-8";

    private record Signature(FileKind kind, int... bytes) {
        boolean begins(byte[] file) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= file.length || (file[i] & 0xFF) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(new FileKind("gzip", UNPACK), 0x1F, 0x8B),
            new Signature(
                    new FileKind("a zip archive or an Excel workbook (.xlsx)", UNPACK + ", or " + EXPORT),
                    'P',
                    'K',
                    3,
                    4),
            new Signature(new FileKind("an empty zip archive", UNPACK), 'P', 'K', 5, 6),
            new Signature(new FileKind("bzip2", UNPACK), 'B', 'Z', 'h'),
            new Signature(new FileKind("xz", UNPACK), 0xFD, '7', 'z', 'X', 'Z'),
            new Signature(new FileKind("zstd", UNPACK), 0x28, 0xB5, 0x2F, 0xFD),
            new Signature(new FileKind("7z", UNPACK), '7', 'z', 0xBC, 0xAF),
            new Signature(new FileKind("an old Excel workbook (.xls)", EXPORT), 0xD0, 0xCF, 0x11, 0xE0),
            new Signature(new FileKind("PDF", EXPORT), '%', 'P', 'D', 'F'),
            new Signature(new FileKind("text in UTF-16", SAVE), 0xFF, 0xFE),
            new Signature(new FileKind("text in UTF-16", SAVE), 0xFE, 0xFF),
            new Signature(new FileKind("text in UTF-16", SAVE), '0', 0, '0', 0),
            new Signature(new FileKind("text in UTF-16", SAVE), 0, '0', 0, '0'));

    /** What the file is, when it is known and no sync file. */
    static Optional<FileKind> of(byte[] firstBytes) {
        return SIGNATURES.stream()
                .filter(signature -> signature.begins(firstBytes))
                .map(Signature::kind)
                .findFirst();
    }
}
