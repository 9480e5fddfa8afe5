package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.MetricsError;

/**
 * Targets over a storage: every change is approved by somebody for a reason, stays in the history, and none is loosened
 * silently. Work through a context that says who and why:
 *
 * <pre>{@code
 * CxTargets targets = CxTargets.on(context.as(director, "board of 12 March"));
 * }</pre>
 *
 * <p>Safe for use by many threads and nodes: of two who change the same target at once, one is refused with a conflict.
 */
public final class CxTargets {

    private final CxContext context;
    private final TargetStore store;

    private CxTargets(CxContext context, TargetStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens targets on a context, kept in its storage. */
    public static CxTargets on(CxContext context) {
        return on(context, new StorageTargetStore());
    }

    /** Opens targets on a context, with a store of the agency's own. */
    public static CxTargets on(CxContext context, TargetStore store) {
        return new CxTargets(context, store);
    }

    /** The target of a KPI as it is now. */
    public Optional<TargetChange> current(KpiId kpi) {
        List<RecordedFact<TargetChange>> history = history(kpi);
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(history.get(history.size() - 1).value());
    }

    /** All changes of a KPI's target, oldest first, with who approved them and why. */
    public List<RecordedFact<TargetChange>> history(KpiId kpi) {
        return context.read(session -> store.history(session, kpi));
    }

    /**
     * Sets the first target of a KPI, or one that asks for more than the last.
     *
     * @throws CxException {@code CX-METRICS-0004} if nobody approves it; {@code CX-METRICS-0005} if it asks for the same or
     *     for less, or the other way round
     */
    public TargetChange set(KpiId kpi, BigDecimal value, Direction direction) {
        return change(kpi, value, direction, List.of(), false);
    }

    /**
     * Raises a target as proposed; the figures that earned it are kept with it.
     *
     * @throws CxException {@code CX-METRICS-0004} if nobody approves it; {@code CX-METRICS-0005} if nothing is proposed, the
     *     proposal rests on figures of another KPI, or the target is no longer the one that the proposal began from
     */
    public TargetChange raise(KpiId kpi, RaiseProposal proposal) {
        TargetChange before = current(kpi).orElseThrow(() -> unfit(kpi, "has no target yet"));
        BigDecimal value = proposal.proposed()
                .orElseThrow(() -> unfit(kpi, "stays: " + proposal.reason().code()));
        for (Measurement one : proposal.evidence()) {
            if (!one.definition().id().equals(kpi.value())) {
                throw unfit(kpi, "is not raised by figures of " + one.definition());
            }
        }
        if (before.value().compareTo(proposal.current()) != 0) {
            throw unfit(kpi, "is " + before.value() + " by now, not " + proposal.current());
        }
        return change(kpi, value, before.direction(), evidence(proposal.evidence()), false);
    }

    /**
     * Loosens a target, openly, or turns it round: it stands in the history as loosened, with who and why.
     *
     * @throws CxException {@code CX-METRICS-0004} if nobody approves it
     */
    public TargetChange loosen(KpiId kpi, BigDecimal value, Direction direction) {
        return change(kpi, value, direction, List.of(), true);
    }

    private TargetChange change(
            KpiId kpi, BigDecimal value, Direction direction, List<TargetChange.Evidence> evidence, boolean mayLoosen) {
        if (context.envelope().isEmpty()) {
            throw new CxException(
                    MetricsError.TARGET_NOT_APPROVED,
                    "the target of " + kpi + " would change without anybody who approves it",
                    "Open CxTargets on context.as(actor, reason).");
        }
        return context.write(session -> {
            List<RecordedFact<TargetChange>> history = store.history(session, kpi);
            TargetChange change =
                    new TargetChange(kind(kpi, history, value, direction, mayLoosen), value, direction, evidence);
            add(session, kpi, history, change);
            return change;
        });
    }

    private void add(CxSession session, KpiId kpi, List<RecordedFact<TargetChange>> history, TargetChange change) {
        store.add(
                session,
                kpi,
                history.isEmpty() ? 0 : history.get(history.size() - 1).revision(),
                change);
    }

    private static TargetChange.Kind kind(
            KpiId kpi,
            List<RecordedFact<TargetChange>> history,
            BigDecimal value,
            Direction direction,
            boolean mayLoosen) {
        if (history.isEmpty()) {
            return TargetChange.Kind.SET;
        }
        TargetChange before = history.get(history.size() - 1).value();
        boolean turned = before.direction() != direction;
        if (!turned && before.value().compareTo(value) == 0) {
            throw unfit(kpi, "is " + before.value() + " already");
        }
        if (!turned && !before.demandsMoreThan(value)) {
            return TargetChange.Kind.RAISED;
        }
        if (!mayLoosen && turned) {
            throw unfit(kpi, "would turn round: " + before.direction() + " so far, not " + direction);
        }
        if (!mayLoosen) {
            throw unfit(kpi, "would ask for less: " + value + " after " + before.value());
        }
        return TargetChange.Kind.LOOSENED;
    }

    private static CxException unfit(KpiId kpi, String what) {
        return new CxException(
                MetricsError.TARGET_NOT_RAISED,
                "the target of " + kpi + " " + what,
                "Look at CxTargets.history, make a new proposal, or say openly that it is loosened.");
    }

    private static List<TargetChange.Evidence> evidence(List<Measurement> measurements) {
        List<TargetChange.Evidence> evidence = new ArrayList<>();
        for (Measurement one : measurements) {
            evidence.add(new TargetChange.Evidence(
                    Objects.requireNonNull(one.period()).label(),
                    Objects.requireNonNull(one.value()).toBigDecimal(12, RoundingMode.HALF_EVEN),
                    one.n(),
                    one.definition().sha256()));
        }
        return evidence;
    }
}
