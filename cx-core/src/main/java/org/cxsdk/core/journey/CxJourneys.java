package org.cxsdk.core.journey;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CustomerViewPart;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.UsePermission;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;

/**
 * Journeys as an agency's back end uses them: publish a design, open a journey, record what happens on whatever channel and
 * in whatever order it comes in, and ask where the journey stands.
 *
 * <p>Thin: rules stand in {@link JourneyTracker} and {@link JourneyObservations}. Recording the same interaction twice does
 * no harm. Safe for use by many threads.
 */
public final class CxJourneys {

    private static final int PAGE = 200;

    /** 128 bits cannot be guessed. */
    private static final int TOKEN_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final CxContext context;
    private final JourneyStore journeys;
    private final InteractionStore interactions;
    private final ContinuationStore continuations;
    private final UsePermission permission;

    private CxJourneys(
            CxContext context,
            JourneyStore journeys,
            InteractionStore interactions,
            ContinuationStore continuations,
            UsePermission permission) {
        this.context = Objects.requireNonNull(context, "context");
        this.journeys = Objects.requireNonNull(journeys, "journeys");
        this.interactions = Objects.requireNonNull(interactions, "interactions");
        this.continuations = Objects.requireNonNull(continuations, "continuations");
        this.permission = Objects.requireNonNull(permission, "permission");
    }

    /** Returns the service that keeps everything in the context's storage. */
    public static CxJourneys on(CxContext context) {
        return on(context, JourneyStore.inStorage(), InteractionStore.inStorage(), ContinuationStore.inStorage());
    }

    /** Returns the service that keeps designs, journeys and interactions in these stores. */
    public static CxJourneys on(
            CxContext context, JourneyStore journeys, InteractionStore interactions, ContinuationStore continuations) {
        return new CxJourneys(context, journeys, interactions, continuations, UsePermission.denyAll());
    }

    /** Returns this service asking {@code permission} before data of a person is reused; without one it never is. */
    public CxJourneys asking(UsePermission permission) {
        return new CxJourneys(context, journeys, interactions, continuations, permission);
    }

    /**
     * Publishes one version of a design; publishing the same again changes nothing.
     *
     * @throws CxException with code CX-JOURNEY-0001 if another design is published under this version
     */
    public void publish(JourneyDefinition definition) {
        context.write(OnConflict.RETRY, session -> {
            journeys.publish(session, definition);
            return null;
        });
    }

    /**
     * Opens a journey of a person on a published design. Opening the same again changes nothing.
     *
     * @throws CxException with code CX-CORE-0006 if the design is not published, CX-JOURNEY-0001 if the identifier belongs
     *     to a journey of another person or design
     */
    public JourneyInstance open(JourneyInstanceId id, JourneyVersion version, SubjectId subject) {
        return context.write(OnConflict.RETRY, session -> {
            definition(session, version);
            return journeys.open(session, new JourneyInstance(id, version, subject, session.now()));
        });
    }

    /**
     * Records what happened. {@code recorded} becomes the present instant, unless the same interaction was recorded before:
     * then nothing changes.
     *
     * @return the interaction as recorded
     * @throws CxException with code CX-CORE-0006 if the journey is not open, CX-JOURNEY-0002 if a different interaction
     *     with this identifier was recorded
     */
    public Interaction record(Interaction interaction) {
        return context.write(
                OnConflict.RETRY,
                session -> interactions.record(
                        session, instance(session, interaction.journey()), interaction.recordedAt(session.now())));
    }

    /** Where a journey stands now. */
    public JourneyStanding standing(JourneyInstanceId id) {
        return standing(id, context.now());
    }

    /**
     * Where a journey stood, or will stand if nothing more happens, at an instant.
     *
     * @throws CxException with code CX-CORE-0006 if the journey is not open
     */
    public JourneyStanding standing(JourneyInstanceId id, Instant asOf) {
        return context.read(session -> standing(session, instance(session, id), asOf));
    }

    /**
     * Where the data that a step needs is to come from now: it may be reused, or the person is to be asked. Whoever then
     * does the step records which of the two happened with {@link Interaction.Builder#data}.
     *
     * @param recipient who will use the data
     * @throws CxException with code CX-CORE-0006 if the journey is not open, or its design has no such step or one that
     *     needs no data
     */
    public DataRoute dataRoute(JourneyInstanceId id, StepId step, ActorId recipient) {
        JourneyInstance instance = context.read(session -> instance(session, id));
        DataNeed need = definition(instance.version())
                .step(step)
                .map(Step::data)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND,
                        "the design " + instance.version() + " has no step " + step + " that needs data",
                        "Ask for a step whose design says which data it needs."));
        UsePermission.Answer answer = permission.check(
                new UsePermission.Request(instance.subject(), need.purpose(), need.categories(), recipient));
        return answer.permitted()
                ? new DataRoute.Reuse(need, answer.reasons(), answer.basis())
                : new DataRoute.Ask(need, answer.reasons());
    }

    /**
     * Hands a journey out to be taken up on whatever channel and at whatever organisation, without anything being asked again.
     *
     * @see #handOff(JourneyInstanceId, StepId, ChannelId, OrganisationId, Duration, Continuation.Where)
     */
    public ContinuationToken handOff(
            JourneyInstanceId id, StepId step, ChannelId channel, OrganisationId organisation, Duration validity) {
        return handOff(id, step, channel, organisation, validity, Continuation.Where.anywhere());
    }

    /**
     * Hands a journey out to be taken up on another channel or at another organisation, without anything being asked again.
     *
     * @param step the step at which it stops here
     * @param channel on which channel this happens
     * @param organisation which organisation hands it out
     * @param validity how long it can be taken up
     * @param where on which channel and at which organisation alone it can be taken up
     * @return what the person takes along; it is told once and cannot be read from the storage
     * @throws CxException with code CX-CORE-0006 if the journey is not open
     */
    public ContinuationToken handOff(
            JourneyInstanceId id,
            StepId step,
            ChannelId channel,
            OrganisationId organisation,
            Duration validity,
            Continuation.Where where) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        ContinuationToken token =
                ContinuationToken.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        context.write(OnConflict.RETRY, session -> {
            JourneyInstance instance = instance(session, id);
            continuations.issue(
                    session,
                    token,
                    new Continuation(
                            id,
                            step,
                            standing(session, instance, session.now()).given(),
                            channel,
                            organisation,
                            session.now(),
                            session.now().plus(validity),
                            where,
                            null));
            return null;
        });
        return token;
    }

    /**
     * Takes a journey up with a token. Once somebody has, nobody else can; the same channel and organisation may again.
     */
    public Resumption resume(ContinuationToken token, ChannelId channel, OrganisationId organisation) {
        return context.write(OnConflict.RETRY, session -> {
            Optional<Continuation> found = continuations.find(session, token);
            if (found.isEmpty()) {
                return new Resumption.Refused(Resumption.Why.UNKNOWN_TOKEN);
            }
            Continuation continuation = found.get();
            // first, so that nobody else hears what became of it
            if (!continuation.where().admits(channel, organisation)) {
                return new Resumption.Refused(Resumption.Why.MEANT_FOR_ELSEWHERE);
            }
            Continuation.Redemption by = continuation.redemption();
            boolean here = by != null
                    && by.channel().equals(channel)
                    && by.organisation().equals(organisation);
            if (by != null && !here) {
                return new Resumption.Refused(Resumption.Why.TAKEN_UP_ELSEWHERE);
            }
            if (continuation.isExpired(session.now())) {
                return new Resumption.Refused(Resumption.Why.EXPIRED);
            }
            if (by == null) {
                continuation = continuation.redeemed(new Continuation.Redemption(channel, organisation, session.now()));
                continuations.redeem(session, token, continuation);
            }
            JourneyInstance instance = instance(session, continuation.journey());
            return new Resumption.GoesOn(instance, continuation, standing(session, instance, session.now()));
        });
    }

    /** How often and where a journey was handed out and taken up, in the order in which it was handed out. */
    public List<Continuation> continuations(JourneyInstanceId id) {
        return context.read(session -> continuations.ofJourney(session, id));
    }

    /**
     * Two versions side by side: how the designs differ, what came out of each, and how far that moved.
     *
     * @param horizon how long each journey is watched from its beginning; those that began later are counted and left out
     * @param minimum fewest journeys of which figures are told; 5 protects small groups, 30 makes steady figures
     * @throws CxException with code CX-CORE-0006 if a version is not published
     */
    public VersionComparison compare(JourneyVersion before, JourneyVersion after, Duration horizon, int minimum) {
        return VersionComparison.of(
                JourneyDiff.between(definition(before), definition(after)),
                figures(before, horizon, minimum),
                figures(after, horizon, minimum));
    }

    /**
     * What came out of one version of a journey.
     *
     * @param horizon how long each journey is watched from its beginning; those that began later are counted and left out
     * @param minimum fewest journeys of which figures are told
     * @throws CxException with code CX-CORE-0006 if the version is not published
     */
    public VersionFigures figures(JourneyVersion version, Duration horizon, int minimum) {
        return context.read(session -> {
            JourneyDefinition definition = definition(session, version);
            List<List<Interaction>> all = new ArrayList<>();
            Slice<JourneyInstance, Cursor> page = journeys.onVersion(session, version, Cursor.START, PAGE);
            while (true) {
                page.items().forEach(instance -> all.add(interactions.ofJourney(session, instance.id())));
                if (!page.more()) {
                    return VersionFigures.of(definition, all, session.now(), horizon, minimum);
                }
                page = journeys.onVersion(session, version, page.last(), PAGE);
            }
        });
    }

    /** What happened on a journey, in the order in which it happened. */
    public List<Interaction> interactions(JourneyInstanceId id) {
        return context
                .read(session ->
                        interactions.ofJourney(session, instance(session, id).id()))
                .stream()
                .sorted(Interaction.ORDER)
                .toList();
    }

    /** The journeys on one version of a design, the one opened first comes first. */
    public Slice<JourneyInstance, Cursor> onVersion(JourneyVersion version, Cursor after, int limit) {
        return context.read(session -> journeys.onVersion(session, version, after, limit));
    }

    /** The journeys of one person, the one opened first comes first. */
    public Slice<JourneyInstance, Cursor> ofSubject(SubjectId subject, Cursor after, int limit) {
        return context.read(session -> journeys.ofSubject(session, subject, after, limit));
    }

    /**
     * What KPI engines are to learn from the interactions that were committed after a position. Repeat with {@code last}
     * until {@code more} is false, and keep {@code last}: nothing is missed and nothing comes twice.
     *
     * @param limit how many interactions to look at; an interaction gives no, one or several observations
     * @see JourneyObservations
     */
    public Slice<Observation, Position> observations(Position after, int limit) {
        return context.read(session -> {
            Slice<InteractionStore.Arrival, Position> page = interactions.arrivals(session, after, limit);
            Map<JourneyInstanceId, Map<InteractionId, List<Observation>>> learned = new HashMap<>();
            List<Observation> observations = new ArrayList<>();
            for (InteractionStore.Arrival arrival : page.items()) {
                Interaction interaction = arrival.interaction();
                observations.addAll(learned.computeIfAbsent(interaction.journey(), id -> learned(session, id))
                        .getOrDefault(interaction.id(), List.of()));
            }
            return new Slice<>(observations, page.last(), page.more());
        });
    }

    /** The journeys of a person as a part of the single customer view. */
    public CustomerViewPart customerView() {
        return new CxJourneyView(this);
    }

    /**
     * A published design.
     *
     * @throws CxException with code CX-CORE-0006 if it is not published
     */
    public JourneyDefinition definition(JourneyVersion version) {
        return context.read(session -> definition(session, version));
    }

    private Map<InteractionId, List<Observation>> learned(CxSession session, JourneyInstanceId id) {
        JourneyInstance instance = instance(session, id);
        List<Interaction> arrived = interactions.ofJourney(session, id);
        List<List<Observation>> learned =
                JourneyObservations.learned(definition(session, instance.version()), instance, arrived);
        Map<InteractionId, List<Observation>> byInteraction = new HashMap<>();
        for (int i = 0; i < arrived.size(); i++) {
            byInteraction.put(arrived.get(i).id(), learned.get(i));
        }
        return byInteraction;
    }

    private JourneyStanding standing(CxSession session, JourneyInstance instance, Instant asOf) {
        return JourneyTracker.of(definition(session, instance.version()))
                .standing(interactions.ofJourney(session, instance.id()), asOf);
    }

    private JourneyInstance instance(CxSession session, JourneyInstanceId id) {
        return journeys.instance(session, id)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND, "journey " + id + " is not open", "Open it before recording on it."));
    }

    private JourneyDefinition definition(CxSession session, JourneyVersion version) {
        return journeys.definition(session, version)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND,
                        "the design " + version + " is not published",
                        "Publish it before opening journeys on it."));
    }
}
