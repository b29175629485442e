package dev.cc5.s3;

/**
 * Why a version of an object is not to be imported although nothing is wrong with the import: the cause of a
 * {@link dev.cc5.model.SourceRefusedException} that calls for no action.
 */
public final class SkippedVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What makes it needless. */
    public enum Reason {
        /** A newer version of the object has taken its place, or was handed over before it. */
        SUPERSEDED,
        /** That it cannot be imported was told before. */
        REFUSED_BEFORE
    }

    private final Reason reason;

    SkippedVersionException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
