package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.catalog.Catalogue;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstance;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;

/**
 * What an agency does to make its journeys better: review designs, keep promises between units, work with users, draw the
 * map, see silos, measure its assistant, and follow the life events of people over many organisations.
 *
 * <p>Thin: rules stand in the calculators of this package. Safe for use by many threads.
 */
public final class CxImprovement {

    private static final int PAGE = 200;

    private final CxContext context;
    private final CxJourneys journeys;
    private final ImprovementStore store;

    private CxImprovement(CxContext context, CxJourneys journeys, ImprovementStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.journeys = Objects.requireNonNull(journeys, "journeys");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Returns the service for the journeys of a context. */
    public static CxImprovement on(CxContext context) {
        return on(context, CxJourneys.on(context), ImprovementStore.inStorage());
    }

    /** Returns the service for these journeys, keeping what it keeps in this store. */
    public static CxImprovement on(CxContext context, CxJourneys journeys, ImprovementStore store) {
        return new CxImprovement(context, journeys, store);
    }

    // --- designs

    /** Where a published design leaves people alone, shuts them out or asks too much. */
    public List<DesignFinding> review(JourneyVersion version, Catalogue catalogue) {
        return DesignReview.of(journeys.definition(version), catalogue);
    }

    /** What several journeys ask or do more than once. */
    public SiloReport silos(Collection<JourneyVersion> versions) {
        return SiloReport.of(versions.stream().map(journeys::definition).toList());
    }

    /**
     * The map of a version with what was observed and noted.
     *
     * @param minimum fewest journeys of which figures are told
     */
    public JourneyMap map(JourneyVersion version, int minimum) {
        return JourneyMap.of(
                journeys.definition(version),
                interactions(version),
                context.read(session -> store.notes(session, version)),
                minimum);
    }

    /** Notes a pain point or an opportunity; a note with the same identifier is replaced. */
    public void note(MapNote note) {
        requireStep(note.journey(), note.step());
        context.write(OnConflict.RETRY, session -> {
            store.put(session, note);
            return null;
        });
    }

    // --- people

    /** Links work with users to the version that it shaped; an activity with the same identifier is replaced. */
    public void engage(EngagementActivity activity) {
        journeys.definition(activity.journey());
        context.write(OnConflict.RETRY, session -> {
            store.put(session, activity);
            return null;
        });
    }

    /** Work with users for a version, in order of day. */
    public List<EngagementActivity> engagements(JourneyVersion version) {
        return context.read(session -> store.activities(session, version));
    }

    /**
     * What the assistant settled on the journeys of a version, what it handed to people, and where people were left.
     *
     * @param window how long after a conversation somebody may come back or be taken over
     */
    public AssistantFigures assistant(JourneyVersion version, Duration window) {
        return AssistantFigures.of(interactions(version), window, context.now());
    }

    /**
     * What KPI engines see of the assistant: {@code bot.ended} for each conversation that is judged, with the dimensions
     * {@code handedOver}, {@code settled} (by the assistant alone), {@code step}, {@code channel} and {@code service}. Asked
     * again it gives the same identifiers, so nothing counts twice.
     *
     * @param window as for {@link #assistant}
     */
    public List<Observation> assistantObservations(JourneyVersion version, Duration window) {
        ServiceId service = journeys.definition(version).service();
        return Conversation.of(interactions(version), window, context.now()).stream()
                .filter(conversation -> !conversation.open())
                .map(conversation -> conversation.observation(service == null ? null : service.value()))
                .toList();
    }

    // --- promises

    /** Keeps a promise between units; one with the same identifier is replaced. */
    public void promise(Commitment commitment) {
        requireStep(commitment.journey(), commitment.step());
        context.write(OnConflict.RETRY, session -> {
            store.put(session, commitment);
            return null;
        });
    }

    /** How the promises on a journey stand now. */
    public List<Commitment.Standing> promises(JourneyInstanceId journey, WorkingCalendar calendar) {
        JourneyStanding standing = journeys.standing(journey);
        List<Commitment> commitments = context.read(session -> store.commitments(session, standing.version()));
        return Commitment.standing(commitments, standing, calendar);
    }

    /** The promises that are broken or were kept late on the journeys of a version, by journey, the one opened first first. */
    public Map<JourneyInstanceId, List<Commitment.Standing>> breaches(
            JourneyVersion version, WorkingCalendar calendar) {
        Map<JourneyInstanceId, List<Commitment.Standing>> breaches = new LinkedHashMap<>();
        for (JourneyInstance instance : instances(version)) {
            List<Commitment.Standing> broken = promises(instance.id(), calendar).stream()
                    .filter(standing -> standing.state().isBreach())
                    .toList();
            if (!broken.isEmpty()) {
                breaches.put(instance.id(), broken);
            }
        }
        return breaches;
    }

    /**
     * What KPI engines see of promises: {@code commitment.kept} and {@code commitment.breached} on the journeys of a version,
     * each when it fell due. A promise that was broken and kept late afterwards stays broken.
     */
    public List<Observation> promiseObservations(JourneyVersion version, WorkingCalendar calendar) {
        List<Observation> observations = new ArrayList<>();
        for (JourneyInstance instance : instances(version)) {
            promises(instance.id(), calendar)
                    .forEach(standing ->
                            standing.observation(instance.id(), context.now()).ifPresent(observations::add));
        }
        return List.copyOf(observations);
    }

    // --- life events

    /** Keeps a life event of a person. */
    public void begin(LifeEventJourney journey) {
        context.write(OnConflict.RETRY, session -> {
            store.put(session, journey);
            return null;
        });
    }

    /**
     * Says which journey a part of a life event has become.
     *
     * @throws CxException with code CX-CORE-0006 if the life event is not there
     */
    public LifeEventJourney join(JourneyInstanceId lifeEvent, ServiceId service, JourneyInstanceId journey) {
        return context.write(OnConflict.RETRY, session -> {
            LifeEventJourney joined =
                    required(store.lifeEvent(session, lifeEvent), lifeEvent).begun(service, journey);
            store.put(session, joined);
            return joined;
        });
    }

    /**
     * Where a life event stands, over all organisations.
     *
     * @throws CxException with code CX-CORE-0006 if it is not there
     */
    public LifeEventJourney.Standing standing(JourneyInstanceId lifeEvent) {
        LifeEventJourney journey = required(context.read(session -> store.lifeEvent(session, lifeEvent)), lifeEvent);
        Map<JourneyInstanceId, JourneyStanding> standing = new HashMap<>();
        for (LifeEventJourney.Part part : journey.parts()) {
            JourneyInstanceId begun = part.journey();
            if (begun != null) {
                standing.put(begun, journeys.standing(begun));
            }
        }
        return journey.standing(standing);
    }

    private static LifeEventJourney required(Optional<LifeEventJourney> found, JourneyInstanceId id) {
        return found.orElseThrow(() -> new CxException(
                CoreError.NOT_FOUND, "the life event " + id + " has not begun", "Begin it before asking about it."));
    }

    private void requireStep(JourneyVersion version, StepId step) {
        JourneyDefinition definition = journeys.definition(version);
        if (definition.step(step).isEmpty()) {
            throw new CxException(
                    CoreError.NOT_FOUND, "the design " + version + " has no step " + step, "Name one of its steps.");
        }
    }

    private List<List<Interaction>> interactions(JourneyVersion version) {
        List<List<Interaction>> all = new ArrayList<>();
        instances(version).forEach(instance -> all.add(journeys.interactions(instance.id())));
        return all;
    }

    private List<JourneyInstance> instances(JourneyVersion version) {
        List<JourneyInstance> all = new ArrayList<>();
        Slice<JourneyInstance, Cursor> page = journeys.onVersion(version, Cursor.START, PAGE);
        all.addAll(page.items());
        while (page.more()) {
            page = journeys.onVersion(version, page.last(), PAGE);
            all.addAll(page.items());
        }
        return all;
    }
}
