package org.cxsdk.core.journey.improve;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/**
 * Something in a designed journey that shuts people out, leaves them alone or asks too much of them.
 *
 * @param reason what is the matter and what can be done
 * @param step the step
 * @param channelId the channel; null if it is about the step as such
 * @param detail what it is about, by code; empty if there is nothing to add
 */
public record DesignFinding(
        DesignReason reason, StepId step, @Nullable ChannelId channelId, String detail) {

    public DesignFinding {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(detail, "detail");
    }

    /** The channel, if it is about one. */
    public Optional<ChannelId> channel() {
        return Optional.ofNullable(channelId);
    }
}
