package org.cxsdk.metrics.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.Envelope;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.MetricsError;

/**
 * Decisions over a storage: each cites the figures that it rests on, with version and revision, and can be held against what the
 * figures are today. A decision is made by somebody: work through {@code context.as(actor, reason)}. None is changed
 * afterwards; another one follows. Safe for use by many threads and nodes.
 */
public final class CxDecisions {

    private final CxContext context;
    private final DecisionStore store;

    private CxDecisions(CxContext context, DecisionStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens decisions on a context, kept in its storage. */
    public static CxDecisions on(CxContext context) {
        return on(context, new StorageDecisionStore());
    }

    /** Opens decisions on a context, with a store of the agency's own. */
    public static CxDecisions on(CxContext context, DecisionStore store) {
        return new CxDecisions(context, store);
    }

    /**
     * Records a decision; the reason is that of the context.
     *
     * @param figures what it rests on, at least one
     * @throws CxException {@code CX-METRICS-0021} if nobody makes it or it rests on no figure
     */
    public Decision decide(DecisionId id, String what, List<KpiResult> figures) {
        Optional<Envelope> by = context.envelope();
        if (by.isEmpty() || figures.isEmpty()) {
            throw new CxException(
                    MetricsError.DECISION_WITHOUT_EVIDENCE,
                    "decision " + id + (by.isEmpty() ? " is made by nobody" : " rests on no figure"),
                    "Open CxDecisions on context.as(actor, reason), and cite at least one figure.");
        }
        Decision decision = new Decision(
                id,
                what,
                by.get().reason(),
                figures.stream().map(Citation::of).toList(),
                by.get().actor(),
                context.now());
        return context.write(session -> {
            store.add(session, decision);
            return decision;
        });
    }

    /** One decision. */
    public Optional<Decision> find(DecisionId id) {
        return context.read(session -> store.find(session, id));
    }

    /** The decisions that cite a KPI. */
    public List<Decision> citing(KpiId kpi) {
        return context.read(session -> store.citing(session, kpi));
    }

    /** What became of the figures of a decision, in the order in which they were cited. */
    public Map<Citation, Citation.Standing> review(DecisionId id, KpiReport report) {
        Decision decision = find(id).orElseThrow(() ->
                new CxException(MetricsError.NOT_FOUND, "there is no decision " + id, "Look at CxDecisions.citing."));
        Map<Citation, Citation.Standing> standings = new LinkedHashMap<>();
        decision.citations().forEach(citation -> standings.put(citation, citation.in(report)));
        return standings;
    }
}
