package org.cxsdk.consent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;

/**
 * Who is still to be told what. The agency's scheduler lists what is {@link #due}, sends each, says {@link #sent}, and passes
 * on the recipient's {@link #acknowledged}; what stays without answer is sent again, ever more seldom, and at last stands
 * under {@link #escalated}. Saying a thing twice does no harm. Safe for threads.
 */
public final class OutboxService {

    private final CxContext context;
    private final OutboxStore store;
    private final OutboxPolicy policy;

    OutboxService(CxContext context, OutboxStore store, OutboxPolicy policy) {
        this.context = context;
        this.store = store;
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /** The same outbox with another policy. */
    public OutboxService with(OutboxPolicy other) {
        return new OutboxService(context, store, other);
    }

    /** What is to be sent by now, the longest due first. */
    public List<Notification> due(int limit) {
        return context.read(session ->
                store.inState(session, Notification.State.DUE, session.now().plusNanos(1_000), limit));
    }

    /** What was sent as often as it is to be and is not acknowledged. */
    public List<Notification> escalated(int limit) {
        return context.read(session -> store.inState(session, Notification.State.ESCALATED, FAR, limit));
    }

    /** It was sent now; it is due again after a pause, unless it is acknowledged. */
    public Notification sent(NotificationId id) {
        return context.write(
                OnConflict.RETRY, session -> change(session, id, before -> before.sentAt(session.now(), policy)));
    }

    /** The recipient confirmed it. */
    public Notification acknowledged(NotificationId id) {
        return context.write(OnConflict.RETRY, session -> change(session, id, Notification::acknowledged));
    }

    /**
     * A person's data is erased: whoever got any of it is to be told.
     *
     * @return how many recipients
     */
    public int erased(SubjectId subject) {
        return context.write(OnConflict.RETRY, session -> store.erased(session, subject));
    }

    private Notification change(CxSession session, NotificationId id, UnaryOperator<Notification> change) {
        var before = store.find(session, id)
                .orElseThrow(() -> new CxException(
                        CoreError.NOT_FOUND,
                        "there is no notification \"" + id + "\"",
                        "Take the identifier from due() or escalated()."));
        if (before.value().state() == Notification.State.ACKNOWLEDGED) {
            return before.value();
        }
        Notification after = change.apply(before.value());
        store.write(session, before, after);
        return after;
    }

    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
}
