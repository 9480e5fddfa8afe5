package org.cxsdk.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.Violation;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.feedback.intake.Answering;
import org.cxsdk.feedback.intake.IntakeReason;
import org.cxsdk.feedback.intake.Invitation;
import org.cxsdk.feedback.intake.InvitationStore;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Inviting;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.json.StorageInvitationStore;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseCheck;

/**
 * Invitations over a storage: rounds, who is asked, and each invitation used once. Sending them is the agency's; nothing here
 * leaves the process. Safe for use by many threads.
 *
 * <p>Whom the sample takes is fixed by a keyed hash of round and occasion: it is the same however often it is asked, and staff
 * cannot know it beforehand.
 */
public final class CxInvitations {

    private static final String TOKEN = "feedback.invitation";
    private static final String SAMPLE = "feedback.sample";

    /** Hash digits that are compared with the share: 48 bits. */
    private static final int DIGITS = 12;

    private final CxContext context;
    private final InvitationStore store;

    private CxInvitations(CxContext context, InvitationStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens invitations on a context, kept in its storage. */
    public static CxInvitations on(CxContext context) {
        return on(context, new StorageInvitationStore());
    }

    /** Opens invitations on a context, kept in a store of the agency's own. */
    public static CxInvitations on(CxContext context, InvitationStore store) {
        return new CxInvitations(context, store);
    }

    /**
     * Opens a round; the same again changes nothing. Whether it is anonymous is said here and can never be changed.
     *
     * @throws IllegalArgumentException if one of this name is open with other terms
     */
    public void open(Wave wave) {
        context.write(OnConflict.RETRY, session -> {
            store.open(session, wave);
            return wave;
        });
    }

    /** Asks a person about an occasion, if the round is open, the sample takes it, and she was not asked too often. */
    public Inviting invite(WaveId id, Occasion occasion) {
        return context.write(OnConflict.RETRY, session -> invite(session, id, occasion));
    }

    private Inviting invite(CxSession session, WaveId id, Occasion occasion) {
        Optional<Wave> found = store.wave(session, id);
        if (found.isEmpty()) {
            return new Inviting.NotInvited(IntakeReason.UNKNOWN);
        }
        Wave wave = found.get();
        InvitationToken token = InvitationToken.of(session.lookupHash(ExternalId.of(
                        TOKEN,
                        id + "/" + occasion.id() + "/" + occasion.subject().value()))
                .substring(0, 32));
        if (store.find(session, token).isPresent()) {
            return new Inviting.Invited(token);
        }
        if (!wave.isOpen(session.now())) {
            return new Inviting.NotInvited(IntakeReason.NOT_OPEN);
        }
        if (!isSampled(session, wave, occasion)) {
            return new Inviting.NotInvited(IntakeReason.NOT_SAMPLED);
        }
        List<Instant> contacts = store.contacts(session, occasion.subject());
        if (!wave.cap().allows(contacts, session.now())) {
            return new Inviting.NotInvited(IntakeReason.ASKED_OFTEN_ENOUGH);
        }
        store.add(session, token, wave.anonymous() ? Invitation.anonymous(id) : Invitation.of(id, occasion));
        // in an anonymous round not even the day of the invitation is kept
        store.addContact(session, occasion.subject(), contacts, wave.anonymous() ? wave.closes() : session.now());
        return new Inviting.Invited(token);
    }

    /** Whether the first 48 bits of the hash, as a fraction of 1, are below the share. */
    private static boolean isSampled(CxSession session, Wave wave, Occasion occasion) {
        String hash = session.lookupHash(ExternalId.of(SAMPLE, wave.id() + "/" + occasion.id()));
        Rational drawn = Rational.of(Long.parseLong(hash.substring(0, DIGITS), 16), 1L << 4 * DIGITS);
        return drawn.compareTo(wave.share()) < 0;
    }

    /** The round, if it was opened. */
    public Optional<Wave> wave(WaveId id) {
        return context.read(session -> store.wave(session, id));
    }

    /** How many of a round's invitations were used. */
    public Ratio used(WaveId id) {
        return context.read(session -> store.used(session, id));
    }

    /** Why an invitation cannot be used now; empty if it can. */
    public Optional<IntakeReason> against(InvitationToken token) {
        return context.read(session -> {
            Optional<Invitation> invitation = store.find(session, token);
            return invitation.isEmpty()
                    ? Optional.of(IntakeReason.UNKNOWN)
                    : against(
                            session,
                            invitation.get(),
                            store.wave(session, invitation.get().wave()).orElseThrow());
        });
    }

    private static Optional<IntakeReason> against(CxSession session, Invitation invitation, Wave wave) {
        if (invitation.used()) {
            return Optional.of(IntakeReason.USED);
        }
        return wave.isOpen(session.now()) ? Optional.empty() : Optional.of(IntakeReason.NOT_OPEN);
    }

    /**
     * Takes the answer to an invitation by name: stored and the invitation used, both or neither. The respondent is the
     * person who was invited, whatever the response says; dimensions of the occasion go before its own. Sent again with the
     * same identifier, it is taken once.
     *
     * @param feedback where responses go, for example one that knows the names to take out
     */
    public Answering submit(InvitationToken token, CxFeedback feedback, Instrument instrument, Response response) {
        return context.inTransaction(OnConflict.RETRY, tx -> {
            CxInvitations here = on(tx, store);
            return tx.write(session -> here.submit(session, token, feedback.within(tx), instrument, response));
        });
    }

    private Answering submit(
            CxSession session, InvitationToken token, CxFeedback feedback, Instrument instrument, Response response) {
        Optional<Invitation> found = store.find(session, token);
        if (found.isEmpty()) {
            return new Answering.Refused(IntakeReason.UNKNOWN);
        }
        Invitation invitation = found.get();
        Wave wave = store.wave(session, invitation.wave()).orElseThrow();
        if (wave.anonymous()) {
            return new Answering.Refused(IntakeReason.OTHER_KIND);
        }
        boolean again = response.id().equals(invitation.response());
        Optional<IntakeReason> against = again ? Optional.empty() : against(session, invitation, wave);
        if (against.isPresent()) {
            return new Answering.Refused(against.get());
        }
        Submission submission = feedback.submit(
                instrument, ofInvited(response, invitation.invited().orElseThrow(), invitation));
        return submission.fold(
                recorded -> {
                    store.use(session, token, invitation.usedFor(response.id()));
                    return new Answering.Taken(recorded.response());
                },
                repeated -> again ? new Answering.Taken(repeated.response()) : new Answering.Refused(IntakeReason.USED),
                rejected -> new Answering.Invalid(rejected.violations()));
    }

    private static Response ofInvited(Response response, SubjectId person, Invitation invitation) {
        Map<String, String> dimensions = new TreeMap<>(response.dimensions());
        dimensions.putAll(invitation.dimensions());
        return new Response(
                response.id(),
                response.instrument(),
                response.version(),
                response.answeredAt(),
                person,
                response.answers(),
                dimensions);
    }

    /**
     * Takes the answer to an invitation of an anonymous round: the invitation is used in a transaction of its own, then the
     * answer goes into the box. Nothing that is stored joins the two. If the process ends between, the answer is lost.
     */
    public Answering drop(InvitationToken token, CxAnonymousBox box, Response response) {
        List<Violation> violations = new ResponseCheck(box.instrument()).violations(response);
        if (!violations.isEmpty()) {
            return new Answering.Invalid(violations);
        }
        String claim = UUID.randomUUID().toString();
        Optional<IntakeReason> against = context.write(OnConflict.RETRY, session -> consume(session, token, claim));
        if (against.isPresent()) {
            return new Answering.Refused(against.get());
        }
        box.drop(response);
        return new Answering.Taken(null);
    }

    private Optional<IntakeReason> consume(CxSession session, InvitationToken token, String claim) {
        Optional<Invitation> found = store.find(session, token);
        if (found.isEmpty()) {
            return Optional.of(IntakeReason.UNKNOWN);
        }
        if (claim.equals(found.get().claim())) {
            // it was used a moment ago, and only the answer of the storage got lost
            return Optional.empty();
        }
        Wave wave = store.wave(session, found.get().wave()).orElseThrow();
        Optional<IntakeReason> against =
                wave.anonymous() ? against(session, found.get(), wave) : Optional.of(IntakeReason.OTHER_KIND);
        if (against.isEmpty()) {
            store.use(session, token, found.get().usedBy(claim));
        }
        return against;
    }
}
