package org.cxsdk.core.catalog;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in a catalogue that shuts people out or leaves them alone.
 *
 * @param reason what is the matter and what can be done
 * @param serviceId the service concerned; null if it is a channel or touchpoint as such
 * @param channelId the channel concerned; null if it is a service as a whole
 * @param touchpointId the touchpoint concerned, else null
 * @param detail the level, language or transactions concerned, by code; empty if there is nothing to add
 */
public record CatalogueFinding(
        CatalogueReason reason,
        @Nullable ServiceId serviceId,
        @Nullable ChannelId channelId,
        @Nullable TouchpointId touchpointId,
        String detail) {

    public CatalogueFinding {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** The service concerned, if it is one. */
    public Optional<ServiceId> service() {
        return Optional.ofNullable(serviceId);
    }

    /** The channel concerned, if it is one. */
    public Optional<ChannelId> channel() {
        return Optional.ofNullable(channelId);
    }

    /** The touchpoint concerned, if it is one. */
    public Optional<TouchpointId> touchpoint() {
        return Optional.ofNullable(touchpointId);
    }
}
