package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.context.Sealed;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.jspecify.annotations.Nullable;

/**
 * Breaking the glass: data is used in an emergency without consent, and never unseen. Each use names who declared it
 * ({@link CxContext#as}), stands in the log of disclosures on the ground {@code VITAL_INTEREST}, is told to the person through
 * the outbox, and waits for a review. What an authority forbids stays forbidden. Safe for threads.
 */
public final class EmergencyService {

    private static final String BY_VERDICT = "by-verdict";
    private static final FormCodec<String> NOTE = FormCodec.of(1, NoteForm.class, NoteForm::new, NoteForm::text);

    static final DocumentKind<EmergencyForm> EMERGENCIES = DocumentKind.of(
            "consent.emergency",
            FormCodec.of(1, EmergencyForm.class, form -> form, form -> form),
            form -> List.of(
                    IndexTuple.of(BY_VERDICT, IndexValue.of(form.verdict().name()), IndexValue.of(form.reviewBy()))));

    private final CxContext context;
    private final ConsentStore store;
    private final DecisionService decisions;
    private final DisclosureStore log;
    private final OutboxStore outbox;
    private final Duration permitLifetime;

    EmergencyService(
            CxContext context,
            ConsentStore store,
            DecisionService decisions,
            DisclosureStore log,
            OutboxStore outbox,
            Duration permitLifetime) {
        this.context = context;
        this.store = store;
        this.decisions = decisions;
        this.log = log;
        this.outbox = outbox;
        this.permitLifetime = permitLifetime;
    }

    /**
     * Declares an emergency. Nothing may leave unless {@link Release#mayLeave()}.
     *
     * @param emergency what is needed and why
     * @param reviewWithin how soon somebody must have reviewed it
     * @throws CxException {@link ConsentError#ACTOR_MISSING} if the context does not say who declares it
     */
    public Release declare(Emergency emergency, Duration reviewWithin) {
        Objects.requireNonNull(emergency, "emergency");
        ActorId actor = context.envelope()
                .map(Envelope::actor)
                .orElseThrow(() -> new CxException(
                        ConsentError.ACTOR_MISSING,
                        "an emergency names who declares it",
                        "Open the module on context.as(actor, reason)."));
        return context.write(OnConflict.RETRY, session -> declare(session, emergency, actor, reviewWithin));
    }

    /** Emergencies that nobody has reviewed, the most urgent first. */
    public List<EmergencyId> toReview(int limit) {
        return context.read(session -> session
                .find(
                        EMERGENCIES,
                        session.query(EMERGENCIES, BY_VERDICT)
                                .equal(Emergency.Verdict.OPEN.name())
                                .limit(limit))
                .items()
                .stream()
                .map(item -> EmergencyId.of(item.id()))
                .toList());
    }

    /**
     * Somebody reviewed it.
     *
     * @param reviewer somebody else than who declared it
     * @throws CxException {@link ConsentError#SELF_REVIEW} if it is the same
     */
    public void review(EmergencyId id, ActorId reviewer, Emergency.Verdict verdict) {
        if (verdict == Emergency.Verdict.OPEN) {
            throw new IllegalArgumentException("verdict must say what was found");
        }
        context.write(OnConflict.RETRY, session -> {
            Stored<EmergencyForm> before = session.load(EMERGENCIES, id.value())
                    .orElseThrow(() -> new CxException(
                            CoreError.NOT_FOUND,
                            "there is no emergency \"" + id + "\"",
                            "Take the identifier from toReview()."));
            if (before.value().actor().equals(reviewer.value())) {
                throw new CxException(
                        ConsentError.SELF_REVIEW,
                        "who declared an emergency does not review it",
                        "Let somebody else review it.");
            }
            return session.write(
                    EMERGENCIES, id.value(), before.expected(), before.value().reviewed(reviewer, verdict));
        });
    }

    private Release declare(CxSession session, Emergency emergency, ActorId actor, Duration reviewWithin) {
        SubjectId subject = emergency.request().subject();
        ConsentHistory history = store.history(session, subject);
        ReuseDecision usual = decisions.decideUncounted(session, emergency.request(), history, session.now());
        boolean forbidden = usual.outcome().reasons().stream()
                .anyMatch(reason -> reason == ReuseReason.BLOCKED
                        || reason == ReuseReason.UNKNOWN_PURPOSE
                        || reason == ReuseReason.UNKNOWN_CATEGORY);
        ReuseDecision decision = forbidden ? usual : permitted(session, usual, emergency, history);
        DisclosureId id = DisclosureId.of(emergency.id().value());
        boolean added = log.append(session, forbidden ? id.refused() : id, emergency.provider(), decision);
        Optional<Stored<EmergencyForm>> before =
                session.load(EMERGENCIES, emergency.id().value());
        if (!forbidden && before.isEmpty()) {
            session.write(
                    EMERGENCIES,
                    emergency.id().value(),
                    Expected.absent(),
                    form(session, emergency, actor, reviewWithin));
            outbox.usedInEmergency(session, subject, emergency.id());
        }
        return new Release(
                id,
                emergency.provider(),
                decision,
                context.isJoined() ? Acknowledgement.Effect.PENDING_COMMIT : Acknowledgement.Effect.EFFECTIVE,
                !added);
    }

    /** A permit for the emergency; parts that an authority forbids stay out. */
    private ReuseDecision permitted(
            CxSession session, ReuseDecision usual, Emergency emergency, ConsentHistory history) {
        ReuseOutcome.Basis basis = new ReuseOutcome.Basis.OfEmergency(emergency.id());
        Instant useBefore = usual.decidedAt().plus(permitLifetime).truncatedTo(ChronoUnit.MICROS);
        Set<DataCategoryId> blocked =
                decisions.decider(session, history).blockedParts(usual.request(), history, usual.decidedAt());
        ReuseOutcome outcome = blocked.isEmpty()
                ? new ReuseOutcome.Permit(
                        List.of(ReuseReason.EMERGENCY), basis, useBefore, Obligations.NO_ONWARD_SHARING)
                : new ReuseOutcome.Partial(
                        List.of(ReuseReason.EMERGENCY, ReuseReason.PARTLY_BLOCKED),
                        basis,
                        useBefore,
                        blocked,
                        Obligations.NO_ONWARD_SHARING);
        return new ReuseDecision(
                usual.request(),
                outcome,
                usual::considered,
                usual.decidedAt(),
                history.revision(),
                usual.vocabulary(),
                usual.rulebook());
    }

    private static EmergencyForm form(CxSession session, Emergency emergency, ActorId actor, Duration reviewWithin) {
        Scope scope = emergency.request().scope();
        Sealed note = emergency
                .reason()
                .readableNote()
                .map(text -> session.seal(
                        emergency.request().subject(),
                        EMERGENCIES.place(emergency.id().value(), "note"),
                        NOTE,
                        text))
                .orElse(null);
        return new EmergencyForm(
                emergency.request().subject().value(),
                scope.purpose().value(),
                scope.category().value(),
                scope.recipient().value(),
                emergency.provider().value(),
                actor.value(),
                emergency.reason().act(),
                note,
                session.now(),
                session.now().plus(reviewWithin),
                Emergency.Verdict.OPEN,
                null);
    }

    record NoteForm(String text) {}

    record EmergencyForm(
            String subject,
            String purpose,
            String category,
            String recipient,
            String provider,
            String actor,
            String reason,
            @Nullable Sealed note,
            Instant declared,
            Instant reviewBy,
            Emergency.Verdict verdict,
            @Nullable String reviewer) {
        EmergencyForm reviewed(ActorId by, Emergency.Verdict found) {
            return new EmergencyForm(
                    subject,
                    purpose,
                    category,
                    recipient,
                    provider,
                    actor,
                    reason,
                    note,
                    declared,
                    reviewBy,
                    found,
                    by.value());
        }
    }
}
