package org.cxsdk.feedback.listening;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody belongs to a panel.
 *
 * @param panel which panel
 * @param member who
 * @param joined since when
 * @param left until when, exclusive; null while she belongs to it
 */
public record Membership(
        PanelId panel,
        SubjectId member,
        Instant joined,
        @Nullable Instant left) {

    public Membership {
        Objects.requireNonNull(panel, "panel");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(joined, "joined");
        if (left != null && left.isBefore(joined)) {
            throw new IllegalArgumentException("a member leaves after she joined");
        }
    }

    /** Whether she belonged to it at an instant. */
    public boolean holds(Instant at) {
        return !at.isBefore(joined) && (left == null || at.isBefore(left));
    }
}
