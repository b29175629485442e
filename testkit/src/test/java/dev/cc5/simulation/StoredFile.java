package dev.cc5.simulation;

import dev.cc5.model.UploadSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file as the portal and its S3 keep it. */
final class StoredFile {
    private final UploadSlot slot;
    private final String fingerprint;
    private final List<SimulatedImport> imports = new ArrayList<>();
    private byte @Nullable [] bytes;
    private long urlGoodUntil;
    private int starts;
    private long visibleAt;

    /** @param fingerprint the content that the slot was asked for */
    StoredFile(UploadSlot slot, String fingerprint) {
        this.slot = slot;
        this.fingerprint = fingerprint;
    }

    UploadSlot slot() {
        return slot;
    }

    String fingerprint() {
        return fingerprint;
    }

    List<SimulatedImport> imports() {
        return imports;
    }

    byte @Nullable [] bytes() {
        return bytes;
    }

    /** The bytes of a file that has some. */
    byte[] storedBytes() {
        return Objects.requireNonNull(bytes);
    }

    void put(byte[] content) {
        bytes = content;
    }

    /** Until when S3 takes anything with this URL, whatever it says of itself. */
    void urlGoodUntil(long moment) {
        urlGoodUntil = moment;
    }

    boolean isUrlGood(long now) {
        return now < urlGoodUntil;
    }

    /** Notes that a request to start it was sent and may have an effect. */
    int countStart() {
        return ++starts;
    }

    int starts() {
        return starts;
    }

    void hideUntil(long moment) {
        visibleAt = moment;
    }

    boolean isVisible(long now) {
        return now >= visibleAt;
    }
}
