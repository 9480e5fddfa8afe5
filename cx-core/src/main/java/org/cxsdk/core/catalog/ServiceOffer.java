package org.cxsdk.core.catalog;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.Money;
import org.jspecify.annotations.Nullable;

/**
 * A service on one channel. What differs by channel stands here: one service with three channels may have three processing
 * times and three fees.
 *
 * @param channel the channel
 * @param transactions what can be done there, in the order of the enum
 * @param time how long it takes there; null if as the service says
 * @param fee what it costs there; null if as the service says
 */
public record ServiceOffer(
        ChannelId channel,
        Set<TransactionKind> transactions,
        @Nullable ProcessingTime time,
        @Nullable Money fee) {

    public ServiceOffer {
        Objects.requireNonNull(channel, "channel");
        transactions = Collections.unmodifiableSet(new TreeSet<>(transactions));
    }

    /** How long it takes there, if that differs. */
    public Optional<ProcessingTime> ownTime() {
        return Optional.ofNullable(time);
    }

    /** What it costs there, if that differs. */
    public Optional<Money> ownFee() {
        return Optional.ofNullable(fee);
    }
}
