package org.cxsdk.consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.IndexValue;
import org.jspecify.annotations.Nullable;

/** Notifications as documents, found by state and the instant at which they are to be sent next. */
final class OutboxStore {

    private static final String BY_STATE = "by-state";

    static final DocumentKind<Notification> NOTIFICATIONS = DocumentKind.of(
            "consent.notification",
            FormCodec.of(1, NotificationForm.class, NotificationForm::of, NotificationForm::toNotification),
            notification -> List.of(IndexTuple.of(
                    BY_STATE, IndexValue.of(notification.state().name()), IndexValue.of(notification.nextAt()))));

    private final TransferStore transfers;

    OutboxStore(TransferStore transfers) {
        this.transfers = transfers;
    }

    /** Whoever got data on the ground of the statement is to be told, in the transaction of the withdrawal. */
    void withdrawn(CxSession session, SubjectId subject, StatementId withdrawal, StatementId statement) {
        Set<RecipientId> recipients = new LinkedHashSet<>();
        transfers
                .restingOn(session, subject, statement)
                .forEach(transfer -> recipients.add(transfer.scope().recipient()));
        recipients.forEach(recipient ->
                add(session, withdrawal.value(), subject, recipient, Notification.Kind.WITHDRAWN, statement.value()));
    }

    /** Whoever got any data of the person is to be told. */
    int erased(CxSession session, SubjectId subject) {
        Set<RecipientId> recipients = new LinkedHashSet<>();
        transfers
                .about(session, subject)
                .forEach(transfer -> recipients.add(transfer.scope().recipient()));
        recipients.forEach(recipient -> add(session, "erased", subject, recipient, Notification.Kind.ERASED, null));
        return recipients.size();
    }

    void usedInEmergency(CxSession session, SubjectId subject, EmergencyId emergency) {
        add(session, emergency.value(), subject, null, Notification.Kind.USED_IN_EMERGENCY, emergency.value());
    }

    List<Notification> inState(CxSession session, Notification.State state, Instant before, int limit) {
        return session
                .find(
                        NOTIFICATIONS,
                        session.query(NOTIFICATIONS, BY_STATE)
                                .equal(state.name())
                                .before(IndexValue.of(before))
                                .limit(limit))
                .items()
                .stream()
                .map(Stored::value)
                .toList();
    }

    Optional<Stored<Notification>> find(CxSession session, NotificationId id) {
        return session.load(NOTIFICATIONS, id.value());
    }

    void write(CxSession session, Stored<Notification> before, Notification after) {
        session.write(NOTIFICATIONS, after.id().value(), before.expected(), after);
    }

    /** The same occasion, person and recipient always give the same identifier, so doing it twice does no harm. */
    private static void add(
            CxSession session,
            String occasion,
            SubjectId subject,
            @Nullable RecipientId recipient,
            Notification.Kind kind,
            @Nullable String about) {
        String name =
                String.join("\0", kind.name(), occasion, subject.value(), recipient == null ? "" : recipient.value());
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        if (session.load(NOTIFICATIONS, id).isEmpty()) {
            session.write(
                    NOTIFICATIONS,
                    id,
                    Expected.absent(),
                    new Notification(
                            NotificationId.of(id),
                            subject,
                            recipient,
                            kind,
                            about,
                            session.now(),
                            session.now(),
                            0,
                            Notification.State.DUE));
        }
    }

    record NotificationForm(
            String id,
            String subject,
            @Nullable String recipient,
            Notification.Kind kind,
            @Nullable String about,
            Instant created,
            Instant nextAt,
            int attempts,
            Notification.State state) {
        static NotificationForm of(Notification notification) {
            return new NotificationForm(
                    notification.id().value(),
                    notification.subject().value(),
                    notification.to().map(RecipientId::value).orElse(null),
                    notification.kind(),
                    notification.about(),
                    notification.created(),
                    notification.nextAt(),
                    notification.attempts(),
                    notification.state());
        }

        Notification toNotification() {
            return new Notification(
                    NotificationId.of(id),
                    SubjectId.of(subject),
                    recipient == null ? null : RecipientId.of(recipient),
                    kind,
                    about,
                    created,
                    nextAt,
                    attempts,
                    state);
        }
    }
}
