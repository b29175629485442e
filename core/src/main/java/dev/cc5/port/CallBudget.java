package dev.cc5.port;

import dev.cc5.model.Step;

/**
 * What the requests to a portal's API are taken from: the portal counts each against a quota (PLATFORM T3). Asked for
 * every request that is about to be sent, retries and requests behind the scenes too, but not for uploads, which go
 * elsewhere. Used from many threads; called in the thread that makes the call.
 */
public interface CallBudget {
    /** Lets everything pass. */
    CallBudget UNLIMITED = step -> {};

    /**
     * One request is about to be sent.
     *
     * @param step which step it serves
     * @throws dev.cc5.model.TemporaryException with {@code QUOTA} and {@code Sent.NO} when the budget is used up: the
     *     request must not be sent, and the exception reaches the workflow as it is
     */
    void spend(Step step);

    /** A request that was taken from the budget surely never reached the portal: nobody listened there, for example. */
    default void giveBack() {}
}
