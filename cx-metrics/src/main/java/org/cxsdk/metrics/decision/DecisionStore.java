package org.cxsdk.metrics.decision;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.metrics.KpiId;

/** Where decisions are kept; none is ever changed. */
public interface DecisionStore {

    /** One decision. */
    Optional<Decision> find(CxSession session, DecisionId id);

    /** The decisions that cite a KPI, by id. */
    List<Decision> citing(CxSession session, KpiId kpi);

    /** Keeps a decision; a conflict if there is one of this id. */
    void add(CxSession session, Decision decision);
}
