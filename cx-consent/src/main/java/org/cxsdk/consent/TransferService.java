package org.cxsdk.consent;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;

/**
 * What was permitted to go, held against what providers tell that went: permits of which nobody told anything, and reports
 * that fit no permit. Safe for threads.
 */
public final class TransferService {

    private final CxContext context;
    private final TransferStore transfers;
    private final DecisionService decisions;

    TransferService(CxContext context, TransferStore transfers, DecisionService decisions) {
        this.context = context;
        this.transfers = transfers;
        this.decisions = decisions;
    }

    /** A provider tells that data went; what fits no permit is kept and listed by {@link #unpermitted}. */
    public Transfer.Match report(Transfer.Report report) {
        Objects.requireNonNull(report, "report");
        return context.write(
                OnConflict.RETRY,
                session -> transfers.report(
                        session,
                        report,
                        decisions.vocabularies(session, Set.of()).current()));
    }

    /** What was permitted to go about a person, oldest first. */
    public List<Transfer> about(SubjectId subject) {
        return context.read(session -> transfers.about(session, subject));
    }

    /** Permits that are over and of which nobody told that data went, the oldest first. */
    public List<Transfer> unreported(int limit) {
        return context.read(session -> transfers.unreported(session, session.now(), limit));
    }

    /** Reports that fit no permit. */
    public List<Transfer.Report> unpermitted(int limit) {
        return context.read(session -> transfers.unpermitted(session, limit).stream()
                .map(TransferStore.ReportForm::toReport)
                .toList());
    }
}
