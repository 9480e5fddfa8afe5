package org.cxsdk.core.insight.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionStore;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.StandingFacts;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Event logs from the interactions that any {@link InteractionStore} keeps, read in batches.
 *
 * <p>A journey is a case. A step that was completed is an event called by the step's identifier; one that was tried in vain is
 * called so with {@value #FAILED} behind it, so that being stuck is seen; one that was only begun is no event. Only what
 * stands counts ({@link StandingFacts}): corrected and retracted interactions leave no trace, late ones fall into place.
 * Channel and organisation become traits; notes and persons are never read into a log. Safe for use by many threads.
 */
public final class CxInsights {

    /** What stands behind the name of a step that was tried in vain. */
    public static final String FAILED = " failed";

    private static final int BATCH = 1_000;

    private final CxContext context;
    private final InteractionStore interactions;

    private CxInsights(CxContext context, InteractionStore interactions) {
        this.context = context;
        this.interactions = interactions;
    }

    /** Reads what the context's storage keeps. */
    public static CxInsights on(CxContext context) {
        return on(context, InteractionStore.inStorage());
    }

    /** Reads what this store keeps. */
    public static CxInsights on(CxContext context, InteractionStore interactions) {
        return new CxInsights(
                Objects.requireNonNull(context, "context"), Objects.requireNonNull(interactions, "interactions"));
    }

    /** The log of all journeys up to now. */
    public EventLog log() {
        Map<JourneyInstanceId, List<Interaction>> arrived = new LinkedHashMap<>();
        Position after = Position.START;
        boolean more = true;
        while (more) {
            Position from = after;
            Slice<InteractionStore.Arrival, Position> page =
                    context.read(session -> interactions.arrivals(session, from, BATCH));
            for (InteractionStore.Arrival arrival : page.items()) {
                arrived.computeIfAbsent(arrival.interaction().journey(), id -> new ArrayList<>())
                        .add(arrival.interaction());
            }
            after = page.last();
            more = page.more();
        }
        EventLog.Builder log = EventLog.builder().traits(Trait.CHANNEL, Trait.ORGANISATION);
        arrived.values().forEach(journey -> StandingFacts.of(journey).forEach(interaction -> add(interaction, log)));
        return log.build();
    }

    private static void add(Interaction interaction, EventLog.Builder log) {
        String activity = activity(interaction);
        if (activity == null) {
            return;
        }
        ChannelId channel = interaction.channel();
        OrganisationId organisation = interaction.organisation();
        log.add(interaction.journey().value(), activity, interaction.occurred())
                .sequence(interaction.sequence())
                .with(Trait.CHANNEL, channel == null ? null : channel.value())
                .with(Trait.ORGANISATION, organisation == null ? null : organisation.value());
    }

    private static @Nullable String activity(Interaction interaction) {
        String step = interaction.step().value();
        return switch (interaction.status()) {
            case COMPLETED -> step;
            case FAILED -> step + FAILED;
            default -> null;
        };
    }
}
