package org.cxsdk.core.insight.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.pain.Felt;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionStore;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStore;
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
    private final JourneyStore journeys = JourneyStore.inStorage();

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

    /** The log of all journeys up to now, for the service itself. */
    public EventLog log() {
        EventLog.Builder log = builder();
        arrived().values().forEach(journey -> StandingFacts.of(journey).forEach(interaction -> add(interaction, log)));
        return log.build();
    }

    /**
     * The log of those journeys up to now that may be read for a purpose. Of each person it is asked whether the purpose may use
     * these kinds of data; journeys of others, and of nobody knows whom, are left out and counted. An interaction that
     * names another purpose ({@link org.cxsdk.core.journey.InteractionDetails#purpose}) is left out, too.
     *
     * @param permission is asked once for each person, with the recipient, so that it can log who looked
     */
    public PermittedLog log(
            UsePermission permission, PurposeId purpose, Set<DataCategoryId> categories, ActorId recipient) {
        Map<SubjectId, UsePermission.Answer> answers = new HashMap<>();
        Map<String, Integer> reasons = new TreeMap<>();
        EventLog.Builder log = builder();
        int read = 0;
        int leftOut = 0;
        long interactionsLeftOut = 0;
        for (Map.Entry<JourneyInstanceId, List<Interaction>> journey : arrived().entrySet()) {
            Optional<UsePermission.Answer> answer = context.read(
                            session -> journeys.instance(session, journey.getKey()))
                    .map(instance -> answers.computeIfAbsent(
                            instance.subject(),
                            subject -> permission.check(
                                    new UsePermission.Request(subject, purpose, categories, recipient))));
            if (answer.isEmpty() || !answer.get().permitted()) {
                leftOut++;
                reasons.merge(
                        answer.map(denied -> denied.reasons().get(0).code()).orElse(PermittedLog.NOBODY_KNOWN),
                        1,
                        Integer::sum);
                continue;
            }
            read++;
            for (Interaction interaction : StandingFacts.of(journey.getValue())) {
                PurposeId own = interaction.details().purpose();
                if (own == null || own.equals(purpose)) {
                    add(interaction, log);
                } else {
                    interactionsLeftOut++;
                }
            }
        }
        return new PermittedLog(log.build(), read, leftOut, interactionsLeftOut, reasons);
    }

    /**
     * What people said of each activity as they went ({@link org.cxsdk.core.journey.InteractionDetails#satisfaction}), each
     * journey counted once with the mean of what it said, for pain points. Activities of which fewer journeys said anything are
     * left out.
     *
     * @param least how many must have said something, at least 1
     */
    public Map<String, Felt> felt(int least) {
        Map<String, Map<String, List<Integer>>> said = new TreeMap<>();
        arrived()
                .forEach((journey, facts) -> StandingFacts.of(facts).forEach(interaction -> {
                    String activity = activity(interaction);
                    Integer satisfaction = interaction.details().satisfaction();
                    if (activity != null && satisfaction != null) {
                        said.computeIfAbsent(activity, name -> new TreeMap<>())
                                .computeIfAbsent(journey.value(), id -> new ArrayList<>())
                                .add(satisfaction);
                    }
                }));
        Map<String, Felt> felt = new TreeMap<>();
        said.forEach((activity, byJourney) -> {
            if (byJourney.size() >= least) {
                felt.put(activity, felt(byJourney));
            }
        });
        return felt;
    }

    private static Felt felt(Map<String, List<Integer>> byJourney) {
        double sum = 0;
        Set<String> unhappy = new TreeSet<>();
        for (Map.Entry<String, List<Integer>> journey : byJourney.entrySet()) {
            double mean = journey.getValue().stream()
                    .mapToInt(Integer::intValue)
                    .average()
                    .orElseThrow();
            sum += mean;
            if (mean <= Felt.BAD) {
                unhappy.add(journey.getKey());
            }
        }
        return new Felt(byJourney.size(), sum / byJourney.size(), unhappy);
    }

    /**
     * What may be read for a purpose.
     *
     * @param log the events of those journeys
     * @param journeys how many may be read
     * @param journeysLeftOut how many may not
     * @param interactionsLeftOut of the journeys that may be read, how many interactions are for another purpose
     * @param reasons why journeys were left out, by code of the main reason: how many for each
     */
    public record PermittedLog(
            EventLog log, int journeys, int journeysLeftOut, long interactionsLeftOut, Map<String, Integer> reasons) {

        /** Stands among the reasons where nobody opened the journey, so that its person is unknown. */
        public static final String NOBODY_KNOWN = "UNKNOWN_PERSON";

        public PermittedLog {
            Objects.requireNonNull(log, "log");
            reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        }
    }

    private static EventLog.Builder builder() {
        return EventLog.builder().traits(Trait.CHANNEL, Trait.ORGANISATION);
    }

    private Map<JourneyInstanceId, List<Interaction>> arrived() {
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
        return arrived;
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
