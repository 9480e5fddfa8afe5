package org.cxsdk.core.context;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.storage.Appended;
import org.cxsdk.core.storage.ExpectedRevision;

/** A typed store of facts: what happened at the counter. */
final class VisitStore {

    sealed interface Visit permits Arrived, Served {}

    record Arrived(String counter) implements Visit {}

    record Served(int minutes) implements Visit {}

    static final StreamKind<Visit> VISITS = StreamKind.<Visit>of("office.visits")
            .with("arrived", Arrived.class, FormCodec.of(1, Arrived.class, visit -> visit, visit -> visit))
            .with("served", Served.class, FormCodec.of(1, Served.class, visit -> visit, visit -> visit));

    Appended append(CxSession session, String counter, Fact<? extends Visit> fact) {
        return session.append(VISITS, counter, ExpectedRevision.any(), fact);
    }

    List<RecordedFact<Visit>> history(CxSession session, String counter) {
        return session.readWhole(VISITS, counter).items();
    }

    static Fact<Visit> fact(String id, Instant at, Visit visit) {
        return new Fact<>(id, at, visit);
    }
}
