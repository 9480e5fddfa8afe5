package org.cxsdk.metrics.target;

import java.util.List;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.metrics.KpiId;

/** Where the history of targets is kept: a list for each KPI that only grows. */
public interface TargetStore {

    /** The changes of a KPI's target, oldest first, with who approved them and why. */
    List<RecordedFact<TargetChange>> history(CxSession session, KpiId kpi);

    /**
     * Adds a change.
     *
     * @param after how many changes there were when it was decided on; another number now is a conflict
     */
    void add(CxSession session, KpiId kpi, long after, TargetChange change);
}
