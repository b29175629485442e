package dev.cc5.model;

import java.util.Optional;

/**
 * How the user finds an import again.
 *
 * @param actionId the id that marks the rows; when absent the portal gives one (PLATFORM A9)
 * @param description a sentence for people
 */
public record Tracking(Optional<ActionId> actionId, Optional<String> description) {
    public Tracking {
        description.ifPresent(d -> Text.notBlank(d, "The description"));
    }

    /** The portal gives the action id, and there is no description. */
    public static Tracking none() {
        return new Tracking(Optional.empty(), Optional.empty());
    }
}
