package org.cxsdk.metrics.scorecard;

import java.time.LocalDate;
import java.util.Objects;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;

/**
 * A mark on a series: from when to when a service was promoted, or something else was done that should show.
 *
 * @param id short name
 * @param title for people
 * @param from first day
 * @param to last day, not before the first
 */
public record Campaign(String id, LocalizedText title, LocalDate from, LocalDate to) {
    public Campaign {
        Identifier.require("Campaign.id", id);
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(from, "from");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to (" + to + ") must not be before from (" + from + ")");
        }
    }
}
