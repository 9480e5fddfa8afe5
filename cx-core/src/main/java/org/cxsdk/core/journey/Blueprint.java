package org.cxsdk.core.journey;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * What a journey map shows of a step beside its place in the flow.
 *
 * @param organisation which organisation answers for it; null if the design does not say
 * @param demands what it asks of the customer
 * @param terms what differs by channel, each channel once
 * @param momentOfTruth whether the whole experience hangs on it
 * @param expectation what the customer may expect here, in her words; null if nobody asked
 */
public record Blueprint(
        @Nullable OrganisationId organisation,
        Demands demands,
        List<ChannelTerms> terms,
        boolean momentOfTruth,
        @Nullable LocalizedText expectation) {

    /** Nothing beyond the flow. */
    public static final Blueprint PLAIN = new Blueprint(null, Demands.NONE, List.of(), false, null);

    public Blueprint {
        Objects.requireNonNull(demands, "demands");
        terms = List.copyOf(terms);
        Set<ChannelId> seen = new HashSet<>();
        for (ChannelTerms one : terms) {
            if (!seen.add(one.channel())) {
                throw new IllegalArgumentException("channel (" + one.channel() + ") has terms twice");
            }
        }
    }
}
