package dev.cc5.sandbox;

import java.util.Locale;

/** Where one import stands. The words are those that PLATFORM section 5 reads. */
enum ImportState {
    QUEUED,
    PROCESSING,
    COMPLETED,
    PARTIAL,
    FAILED;

    boolean isEnd() {
        return compareTo(COMPLETED) >= 0;
    }

    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
