package org.cxsdk.metrics.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.DocumentKind;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.Stored;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.DocQuery;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.IndexTuple;
import org.cxsdk.core.storage.Limits;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.metrics.KpiId;

/** Keeps each decision as a document, found by the KPIs that it cites. */
public final class StorageDecisionStore implements DecisionStore {

    private static final String BY_KPI = "by-kpi";

    private static final DocumentKind<Decision> KIND = DocumentKind.of(
            "metrics.decision",
            FormCodec.of(1, DecisionForm.class, DecisionForm::of, DecisionForm::toDecision),
            decision -> decision.citations().stream()
                    .map(citation -> citation.definition().id())
                    .distinct()
                    .map(kpi -> IndexTuple.of(BY_KPI, kpi))
                    .toList());

    /** For {@code CxDecisions}; it holds nothing. */
    public StorageDecisionStore() {}

    @Override
    public Optional<Decision> find(CxSession session, DecisionId id) {
        return session.load(KIND, id.value()).map(Stored::value);
    }

    @Override
    public List<Decision> citing(CxSession session, KpiId kpi) {
        List<Decision> all = new ArrayList<>();
        DocQuery query = session.query(KIND, BY_KPI).equal(kpi.value()).limit(Limits.BATCH);
        Slice<Stored<Decision>, Cursor> slice = session.find(KIND, query);
        slice.items().forEach(stored -> all.add(stored.value()));
        while (slice.more()) {
            slice = session.find(KIND, query.after(slice.last()));
            slice.items().forEach(stored -> all.add(stored.value()));
        }
        return all;
    }

    @Override
    public void add(CxSession session, Decision decision) {
        session.write(KIND, decision.id().value(), Expected.absent(), decision);
    }
}
