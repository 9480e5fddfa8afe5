package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one observation means to a case or person: what happened when, and, where that begins something, to which segment. */
record Mark(Instant at, Role role, @Nullable Segment segment) implements Comparable<Mark> {

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
        int byTime = at.compareTo(other.at);
        int byRole = byTime != 0 ? byTime : role.compareTo(other.role);
        if (byRole != 0 || segment == other.segment) {
            return byRole;
        }
        return segment == null ? -1 : other.segment == null ? 1 : segment.compareTo(other.segment);
    }
}
