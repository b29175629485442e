package dev.cc5.workflow;

import dev.cc5.model.Step;

/**
 * Bounds the retries of all imports into one portal, so that an outage does not become a storm. One bucket of tokens for
 * the portal and one for S3: trouble with S3 must not use up what the portal's calls may retry. Used from many threads.
 */
final class RetryTokens {
    private final TokenBucket portal;
    private final TokenBucket uploads;

    /** Two full buckets, each with as many tokens as the policy says. */
    RetryTokens(RetryPolicy policy) {
        portal = new TokenBucket(policy.tokens());
        uploads = new TokenBucket(policy.tokens());
    }

    TokenBucket of(Step step) {
        return step == Step.UPLOAD ? uploads : portal;
    }
}
