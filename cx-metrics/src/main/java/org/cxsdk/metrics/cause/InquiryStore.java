package org.cxsdk.metrics.cause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Stored;
import org.cxsdk.metrics.KpiId;

/** Where inquiries are kept. */
public interface InquiryStore {

    /** One inquiry. */
    Optional<Stored<Inquiry>> find(CxSession session, InquiryId id);

    /** All inquiries of a KPI, by id. */
    List<Inquiry> of(CxSession session, KpiId kpi);

    /** Those that owe something up to this time, the longest overdue first. */
    List<Inquiry> due(CxSession session, Instant until, int limit);

    /** Keeps a new inquiry; a conflict if there is one of this id. */
    void add(CxSession session, Inquiry inquiry);

    /** Keeps a change of what was read; a conflict if somebody else changed it since. */
    void change(CxSession session, Stored<Inquiry> read, Inquiry inquiry);
}
