package dev.cc5.workflow;

/** What all imports into one portal share, whatever workspace and bucket they go to. Used from many threads. */
final class PortalState {
    private final FileOwners fileOwners = new FileOwners();
    private final RetryTokens retryTokens;

    PortalState(RetryPolicy policy) {
        retryTokens = new RetryTokens(policy);
    }

    FileOwners fileOwners() {
        return fileOwners;
    }

    RetryTokens retryTokens() {
        return retryTokens;
    }
}
