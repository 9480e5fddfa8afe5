package org.cxsdk.core.journey;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * The journey went on at another channel or another organisation than before. Interactions that do not say on which
 * channel, or at which organisation, do not count as a change of it.
 *
 * @param to the first interaction after the change
 * @param at when it happened
 * @param channel from which channel to which; null if the channel did not change
 * @param organisation from which organisation to which; null if it did not change
 * @param sameStep whether the step stayed the same, so that the person had to take unfinished business elsewhere
 */
public record HandOver(
        InteractionId to,
        Instant at,
        @Nullable Change<ChannelId> channel,
        @Nullable Change<OrganisationId> organisation,
        boolean sameStep) {

    public HandOver {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(at, "at");
        if (channel == null && organisation == null) {
            throw new IllegalArgumentException("a hand-over changes the channel or the organisation");
        }
    }

    /**
     * Something gave way to something else.
     *
     * @param from what it was
     * @param to what it became
     */
    public record Change<T>(T from, T to) {
        public Change {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }
}
