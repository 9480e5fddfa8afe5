package org.cxsdk.metrics.revision;

import java.util.List;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.metrics.KpiId;

/** Figures as they were told: for each KPI and period a list that only grows. */
public interface RevisionStore {

    /** All revisions of a KPI and period, of all segments, in the order in which they were told. */
    List<KpiRevision> history(CxSession session, KpiId kpi, ReportingPeriod period);

    /**
     * Adds revisions after those that were read.
     *
     * @param after how many there were
     * @throws org.cxsdk.core.storage.RevisionConflict if somebody else added some in the meantime
     */
    void add(CxSession session, KpiId kpi, ReportingPeriod period, long after, List<KpiRevision> revisions);
}
