package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/**
 * Something about an import went wrong. A leaf of this family exists only where a caller reacts differently.
 * {@link #getMessage()} is for people: it says what was being done, what happened and what to do next.
 */
public abstract sealed class ImportException extends RuntimeException
        permits AlreadyClaimedException,
                ConfigurationException,
                FileNotFoundAtPortalException,
                ImportCancelledException,
                ImportFailedException,
                NotAuthorisedException,
                OutcomeUnknownException,
                PartlyImportedException,
                ProtocolException,
                RefusedException,
                SlotUnusableException,
                SourceRefusedException,
                StillRunningException,
                TemporaryException,
                UploadFailedException {
    private static final long serialVersionUID = 1L;

    private final transient Explanation explanation;
    private final Sent sent;

    ImportException(Explanation explanation, @Nullable Throwable cause) {
        this(explanation, Sent.MAYBE, cause);
    }

    ImportException(Explanation explanation, Sent sent, @Nullable Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
        this.sent = sent;
    }

    /** The message in its three parts. */
    public Explanation explanation() {
        return explanation;
    }

    /** Whether the request that failed can have had an effect. */
    public Sent sent() {
        return sent;
    }
}
