package org.cxsdk.feedback.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.cxsdk.feedback.intake.FatigueCap;
import org.cxsdk.feedback.intake.Invitation;
import org.cxsdk.feedback.intake.InvitationStore;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.ResponseId;
import org.jspecify.annotations.Nullable;

/**
 * Rounds, invitations and contacts as documents without author and without journal. An invitation stands under the SHA-256 of
 * its token, so that its place tells nothing about when it was made.
 */
public final class StorageInvitationStore implements InvitationStore {

    private static final String BY_WAVE = "by-wave-and-use";

    /** As many contacts as a cap can look back on; older ones are forgotten. */
    private static final int CONTACTS = 100;

    private static final int COUNTED = 1_000_000;

    private static final DocumentKind<Wave> WAVES = DocumentKind.of(
            "feedback.wave",
            FormCodec.of(1, WaveForm.class, StorageInvitationStore::toForm, StorageInvitationStore::toWave));

    private static final DocumentKind<Invitation> INVITATIONS = DocumentKind.of(
                    "feedback.invitation",
                    FormCodec.of(
                            1,
                            InvitationForm.class,
                            StorageInvitationStore::toForm,
                            StorageInvitationStore::toInvitation),
                    (Invitation invitation) -> List.of(IndexTuple.of(
                            BY_WAVE,
                            IndexValue.of(invitation.wave().value()),
                            IndexValue.of(invitation.used() ? 1 : 0))))
            .unattributed();

    private static final DocumentKind<ContactsForm> CONTACTS_OF = DocumentKind.of(
                    "feedback.contacts", FormCodec.of(1, ContactsForm.class, Function.identity(), Function.identity()))
            .unattributed();

    /** A store without state of its own; everything is in the session it is handed. */
    public StorageInvitationStore() {}

    record WaveForm(
            String id,
            String instrument,
            String version,
            boolean anonymous,
            Instant opens,
            Instant closes,
            String share,
            int capMost,
            long capSeconds) {}

    record InvitationForm(
            String wave,
            @Nullable String subject,
            Map<String, String> dimensions,
            boolean used,
            @Nullable String response,
            @Nullable String claim) {}

    record ContactsForm(List<Instant> asked) {}

    @Override
    public Optional<Wave> wave(CxSession session, WaveId id) {
        return session.load(WAVES, id.value()).map(Stored::value);
    }

    @Override
    public void open(CxSession session, Wave wave) {
        Optional<Wave> known = wave(session, wave.id());
        if (known.isEmpty()) {
            session.write(WAVES, wave.id().value(), Expected.absent(), wave);
        } else if (!known.get().equals(wave)) {
            throw new IllegalArgumentException("wave " + wave.id() + " is open already, with other terms");
        }
    }

    @Override
    public Optional<Invitation> find(CxSession session, InvitationToken token) {
        return session.load(INVITATIONS, key(token)).map(Stored::value);
    }

    @Override
    public void add(CxSession session, InvitationToken token, Invitation invitation) {
        session.write(INVITATIONS, key(token), Expected.absent(), invitation);
    }

    @Override
    public void use(CxSession session, InvitationToken token, Invitation used) {
        // it is written when it is made and when it is used, and never else
        session.write(INVITATIONS, key(token), Expected.version(1), used);
    }

    @Override
    public List<Instant> contacts(CxSession session, SubjectId subject) {
        return session.load(CONTACTS_OF, subject.value())
                .map(stored -> List.copyOf(stored.value().asked()))
                .orElse(List.of());
    }

    @Override
    public void addContact(CxSession session, SubjectId subject, List<Instant> known, Instant at) {
        Optional<Stored<ContactsForm>> stored = session.load(CONTACTS_OF, subject.value());
        List<Instant> asked = new ArrayList<>(known);
        asked.add(at);
        asked.sort(null);
        session.write(
                CONTACTS_OF,
                subject.value(),
                stored.map(before -> Expected.version(before.version())).orElse(Expected.absent()),
                new ContactsForm(asked.subList(Math.max(0, asked.size() - CONTACTS), asked.size())));
    }

    @Override
    public Ratio used(CxSession session, WaveId wave) {
        DocQuery all = session.query(INVITATIONS, BY_WAVE).equal(wave.value()).limit(COUNTED);
        DocQuery used = session.query(INVITATIONS, BY_WAVE)
                .equal(IndexValue.of(wave.value()), IndexValue.of(1))
                .limit(COUNTED);
        return Ratio.of(session.storage().count(used), session.storage().count(all));
    }

    private static String key(InvitationToken token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static WaveForm toForm(Wave wave) {
        return new WaveForm(
                wave.id().value(),
                wave.instrument().value(),
                wave.version(),
                wave.anonymous(),
                wave.opens(),
                wave.closes(),
                wave.share().toString(),
                wave.cap().most(),
                wave.cap().within().toSeconds());
    }

    private static Wave toWave(WaveForm form) {
        return new Wave(
                WaveId.of(form.id()),
                InstrumentId.of(form.instrument()),
                form.version(),
                form.anonymous(),
                form.opens(),
                form.closes(),
                Rational.parse(form.share()),
                new FatigueCap(form.capMost(), java.time.Duration.ofSeconds(form.capSeconds())));
    }

    private static InvitationForm toForm(Invitation invitation) {
        ResponseId response = invitation.response();
        return new InvitationForm(
                invitation.wave().value(),
                invitation.invited().map(SubjectId::value).orElse(null),
                invitation.dimensions(),
                invitation.used(),
                response == null ? null : response.value(),
                invitation.claim());
    }

    private static Invitation toInvitation(InvitationForm form) {
        return new Invitation(
                WaveId.of(form.wave()),
                form.subject() == null ? null : SubjectId.of(form.subject()),
                form.dimensions(),
                form.used(),
                form.response() == null ? null : ResponseId.of(form.response()),
                form.claim());
    }
}
