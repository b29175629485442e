package dev.cc5.sandbox;

import java.io.Serial;

/** The sandbox stops while an import runs: the import has no end yet and will be started again. */
final class ImportInterrupted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ImportInterrupted() {
        super("The sandbox stopped", null, false, false);
    }
}
