package org.cxsdk.core.journey;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.ProcessingTime;
import org.jspecify.annotations.Nullable;

/**
 * What differs when a step is done on one channel: at the counter the passport is shown, online it is uploaded; by post it
 * takes longer.
 *
 * @param channel the channel
 * @param rule what holds there, for people to read; null if nothing in particular
 * @param own what it asks for there; null if as the step says
 * @param time how long it takes there; null if unknown
 */
public record ChannelTerms(
        ChannelId channel,
        @Nullable LocalizedText rule,
        @Nullable Demands own,
        @Nullable ProcessingTime time) {

    public ChannelTerms {
        Objects.requireNonNull(channel, "channel");
    }

    /** What it asks for there. */
    public static ChannelTerms on(ChannelId channel, Demands demands) {
        return new ChannelTerms(channel, null, demands, null);
    }

    /** These terms with how long it takes there. */
    public ChannelTerms taking(ProcessingTime howLong) {
        return new ChannelTerms(channel, rule, own, howLong);
    }

    /** These terms with what holds there. */
    public ChannelTerms ruledBy(LocalizedText text) {
        return new ChannelTerms(channel, text, own, time);
    }

    /** What it asks for there, if that differs. */
    public Optional<Demands> demands() {
        return Optional.ofNullable(own);
    }
}
