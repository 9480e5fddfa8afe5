package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One observation of a case: it opens the case and gives it its segment, or closes it, or both, or rules it out. */
record CaseEvent(
        Instant at,
        @Nullable Segment opens,
        boolean closes,
        @Nullable String excluded) {
    CaseEvent {
        Objects.requireNonNull(at, "at");
    }
}
