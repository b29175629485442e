package dev.cc5.workflow;

/** What all imports into one portal share, whatever workspace and bucket they go to. Used from many threads. */
final class PortalState {
    private final FileOwners fileOwners = new FileOwners();
    private final RetryTokens retryTokens;
    private final PortalCalls calls;

    PortalState(RetryPolicy policy, double maxRate, Timing timing) {
        retryTokens = new RetryTokens(policy);
        calls = new PortalCalls(new Pace(timing, maxRate), timing);
    }

    FileOwners fileOwners() {
        return fileOwners;
    }

    RetryTokens retryTokens() {
        return retryTokens;
    }

    PortalCalls calls() {
        return calls;
    }
}
