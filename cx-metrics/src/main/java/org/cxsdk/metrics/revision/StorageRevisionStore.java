package org.cxsdk.metrics.revision;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.metrics.KpiId;

/** Keeps the revisions of each KPI and period in a stream of their own. */
public final class StorageRevisionStore implements RevisionStore {

    private static final StreamKind<KpiRevision> KIND = StreamKind.<KpiRevision>of("metrics.revisions")
            .with(
                    "told",
                    KpiRevision.class,
                    FormCodec.of(1, RevisionForm.class, RevisionForm::of, RevisionForm::toRevision));

    /** For {@code CxRevisions}; it holds nothing. */
    public StorageRevisionStore() {}

    @Override
    public List<KpiRevision> history(CxSession session, KpiId kpi, ReportingPeriod period) {
        return session.readWhole(KIND, stream(kpi, period)).items().stream()
                .map(RecordedFact::value)
                .toList();
    }

    @Override
    public void add(CxSession session, KpiId kpi, ReportingPeriod period, long after, List<KpiRevision> revisions) {
        String stream = stream(kpi, period);
        List<Fact<KpiRevision>> facts = new ArrayList<>();
        for (KpiRevision revision : revisions) {
            // named by what it says: of two who tell different things at once one sees a conflict and tells again
            String id = after + facts.size() + 1 + "-"
                    + Bytes.utf8(revision.toString()).sha256();
            facts.add(new Fact<>(id, revision.toldAt(), revision));
        }
        session.append(KIND, stream, ExpectedRevision.at(after), facts);
    }

    /** A KPI's id may be as long as a stream's, so its hash stands for it. */
    private static String stream(KpiId kpi, ReportingPeriod period) {
        return Bytes.utf8(kpi.value()).sha256() + "/" + period.label();
    }
}
