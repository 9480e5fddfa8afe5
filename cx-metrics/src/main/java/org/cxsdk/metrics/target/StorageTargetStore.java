package org.cxsdk.metrics.target;

import java.util.List;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.metrics.KpiId;

/** Keeps the changes of each KPI's target in a stream of its own. */
public final class StorageTargetStore implements TargetStore {

    private static final StreamKind<TargetChange> KIND = StreamKind.<TargetChange>of("metrics.targets")
            .with(
                    "changed",
                    TargetChange.class,
                    FormCodec.of(1, TargetForm.class, TargetForm::of, TargetForm::toChange));

    /** For {@code CxTargets}; it holds nothing. */
    public StorageTargetStore() {}

    @Override
    public List<RecordedFact<TargetChange>> history(CxSession session, KpiId kpi) {
        return session.readWhole(KIND, kpi.value()).items();
    }

    @Override
    public void add(CxSession session, KpiId kpi, long after, TargetChange change) {
        // named by what it says: of two who decide differently at once one sees a conflict and reads again
        String id = after + 1 + "-" + Bytes.utf8(change.toString()).sha256();
        session.append(KIND, kpi.value(), ExpectedRevision.at(after), new Fact<>(id, session.now(), change));
    }
}
