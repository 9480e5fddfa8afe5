package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one observation means to a case or person: what happened when, and, where that begins something, to which segment. */
record Mark(Instant at, Role role, @Nullable Segment segment) implements Comparable<Mark> {

    private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::at)
            .thenComparing(Mark::role)
            .thenComparing(Mark::segment, Comparator.nullsFirst(Comparator.naturalOrder()));

    Mark {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(role, "role");
    }

    /** What may happen. At one moment things happen in this order; the places are part of the stored form. */
    enum Role {
        OPEN,
        REOPEN,
        ENTER,
        RESUME,
        PAUSE,
        CLOSE,
        BASE,
        BASE_AND_FOLLOWER,
        FOLLOWER
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }
}
