package org.cxsdk.metrics.store;

import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Observation;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.FormCodec;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.context.StreamKind;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.Slice;

/** Keeps observations in one stream of the tenant's journal. */
public final class StorageObservationStore implements ObservationStore {

    private static final FormCodec<Observation> CODEC =
            FormCodec.of(1, ObservationForm.class, ObservationForm::of, ObservationForm::toObservation);
    private static final String TYPE = "observed";
    private static final StreamKind<Observation> KIND =
            StreamKind.<Observation>of("metrics.observations").with(TYPE, Observation.class, CODEC);
    private static final String STREAM = "all";

    /** For {@code CxMetrics}; it holds nothing. */
    public StorageObservationStore() {}

    @Override
    public long add(CxSession session, Observation observation) {
        // Without the envelope: the same observation is the same entry, whoever records it.
        Entry entry = new Entry(
                observation.id().value(), TYPE, observation.recorded(), CODEC.encode(observation, Optional.empty()));
        return session.storage()
                .append(KIND.key(session.tenant(), STREAM), ExpectedRevision.any(), List.of(entry))
                .last();
    }

    @Override
    public Slice<Observation, Long> read(CxSession session, long after, int limit) {
        Slice<RecordedFact<Observation>, Long> slice = session.read(KIND, STREAM, after, limit);
        return new Slice<>(slice.items().stream().map(RecordedFact::value).toList(), slice.last(), slice.more());
    }
}
