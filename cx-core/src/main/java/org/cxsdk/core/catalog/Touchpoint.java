package org.cxsdk.core.catalog;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a service on a channel: the unit of experience. Somebody owns it, and somebody asks how it was.
 *
 * @param id the identifier
 * @param service the service
 * @param step the step of the service
 * @param channel the channel
 * @param owner the organisation that answers for it
 * @param hook the instrument that asks about it; null if nobody asks
 */
public record Touchpoint(
        TouchpointId id,
        ServiceId service,
        ServiceStepId step,
        ChannelId channel,
        OrganisationId owner,
        @Nullable FeedbackHook hook) {

    public Touchpoint {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(owner, "owner");
    }

    /** The instrument that asks about it, if there is one. */
    public Optional<FeedbackHook> feedback() {
        return Optional.ofNullable(hook);
    }
}
