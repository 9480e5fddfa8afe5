package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.Stored;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;

/**
 * Inquiries over a storage: a missed target leads to its cause, the cause to actions, the actions to a check. Nothing happens
 * by itself: {@link #due} lists what somebody owes by now, and the agency's scheduler asks.
 *
 * <p>Steps come in order: no action without a cause, no check before the actions are done. A check that shows no help begins
 * another round. Work through a context that says who and why ({@code context.as(actor, reason)}): it is kept with the step.
 *
 * <p>Safe for use by many threads and nodes: of two who change the same inquiry at once, one is refused with a conflict.
 */
public final class CxCauses {

    private final CxContext context;
    private final InquiryStore store;

    private CxCauses(CxContext context, InquiryStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens inquiries on a context, kept in its storage. */
    public static CxCauses on(CxContext context) {
        return on(context, new StorageInquiryStore());
    }

    /** Opens inquiries on a context, with a store of the agency's own. */
    public static CxCauses on(CxContext context, InquiryStore store) {
        return new CxCauses(context, store);
    }

    /** Begins an inquiry. */
    public Inquiry open(Inquiry inquiry) {
        return context.write(session -> {
            store.add(session, inquiry);
            return inquiry;
        });
    }

    /** One inquiry. */
    public Optional<Inquiry> find(InquiryId id) {
        return context.read(session -> store.find(session, id).map(Stored::value));
    }

    /** All inquiries of a KPI. */
    public List<Inquiry> of(KpiId kpi) {
        return context.read(session -> store.of(session, kpi));
    }

    /** What is owed by now, the longest overdue first. */
    public List<Inquiry.Due> due(Instant now, int limit) {
        return context.read(session -> store.due(session, now, limit).stream()
                .map(Inquiry::due)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Notes what might be the cause. */
    public Inquiry suppose(InquiryId id, PossibleCause cause) {
        return change(
                id,
                Set.of(Inquiry.Stage.CAUSE, Inquiry.Stage.PLAN),
                inquiry -> inquiry.change(round -> round.with(cause)));
    }

    /** Says what the cause is held to be. */
    public Inquiry explain(InquiryId id, FiveWhys whys) {
        return change(
                id,
                Set.of(Inquiry.Stage.CAUSE, Inquiry.Stage.PLAN),
                inquiry -> inquiry.change(round -> round.with(whys)));
    }

    /**
     * Plans what is done about it.
     *
     * @param actions at least one
     * @param checkAt from when on it is to be seen whether they helped
     */
    public Inquiry plan(InquiryId id, List<Action> actions, Instant checkAt) {
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a plan needs an action");
        }
        return change(id, Set.of(Inquiry.Stage.PLAN), inquiry -> inquiry.change(round -> round.with(actions, checkAt)));
    }

    /**
     * Says that an action is done.
     *
     * @param number its place in the plan, from 1
     */
    public Inquiry done(InquiryId id, int number) {
        Instant now = context.now();
        return change(
                id,
                Set.of(Inquiry.Stage.ACT),
                inquiry -> inquiry.change(round -> {
                    List<Action> actions = new ArrayList<>(round.actions());
                    if (number < 1 || number > actions.size()) {
                        throw new CxException(
                                MetricsError.NOT_FOUND,
                                "inquiry " + id + " has no action " + number,
                                "Its plan has " + actions.size() + ".");
                    }
                    actions.set(number - 1, actions.get(number - 1).doneAt(now));
                    return round.with(actions, round.checkAt().orElseThrow());
                }));
    }

    /**
     * Sees whether it helped. Help closes the inquiry; no help begins another round, whose cause is to be known by the same
     * time; in between, another check is due.
     *
     * @param after the same figure of the same part in a later period
     * @param again when to look, or to know the cause, if this does not close it
     */
    public Inquiry check(InquiryId id, KpiResult after, Instant again) {
        return change(id, Set.of(Inquiry.Stage.CHECK), inquiry -> {
            requireSame(inquiry, after);
            Check check = Check.of(inquiry.miss(), after);
            Inquiry checked = inquiry.change(round -> round.with(check, Optional.of(again)));
            return check.verdict() == Check.Verdict.DID_NOT_HELP ? checked.nextRound(again) : checked;
        });
    }

    private static void requireSame(Inquiry inquiry, KpiResult after) {
        Miss miss = inquiry.miss();
        if (!after.kpi().id().value().equals(miss.definition().id())
                || !after.segment().equals(miss.segment())
                || after.period().label().compareTo(miss.period()) <= 0) {
            throw new CxException(
                    MetricsError.STEP_OUT_OF_ORDER,
                    "inquiry " + inquiry.id() + " is about " + miss.definition().id() + " of " + miss.segment()
                            + " in " + miss.period() + ", not "
                            + after.kpi().id() + " of " + after.segment() + " in "
                            + after.period().label(),
                    "Hand in the same figure of a later period.");
        }
    }

    private Inquiry change(InquiryId id, Set<Inquiry.Stage> stages, UnaryOperator<Inquiry> change) {
        return context.write(session -> {
            Stored<Inquiry> read = store.find(session, id)
                    .orElseThrow(() -> new CxException(
                            MetricsError.NOT_FOUND, "there is no inquiry " + id, "Look at CxCauses.of."));
            Inquiry.Stage stage = read.value().stage();
            if (!stages.contains(stage)) {
                throw new CxException(
                        MetricsError.STEP_OUT_OF_ORDER,
                        "inquiry " + id + " is at '" + stage.code() + "': this step does not come now",
                        "First find the cause, then plan, act and check.");
            }
            Inquiry changed = change.apply(read.value());
            store.change(session, read, changed);
            return changed;
        });
    }
}
