package org.cxsdk.feedback.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is left of an anonymous answer besides the answers: a day and some dimensions, and both only together with at least so
 * many others that have the same.
 *
 * @param least how many answers with the same day and dimensions are stored together at least; 2 or more
 * @param dimensions which dimensions are kept
 * @param zone where days are counted
 */
public record AnonymityTerms(int least, Set<String> dimensions, ZoneId zone) {

    /** How many stand together at least unless something else is said. */
    public static final int LEAST = 10;

    public AnonymityTerms {
        if (least < 2) {
            throw new IllegalArgumentException("least (" + least + ") must be at least 2: one alone is not anonymous");
        }
        dimensions = Set.copyOf(new LinkedHashSet<>(dimensions));
        Objects.requireNonNull(zone, "zone");
    }

    /** Ten that stand together at least, and these dimensions. */
    public static AnonymityTerms of(ZoneId zone, String... dimensions) {
        return new AnonymityTerms(LEAST, Set.of(dimensions), zone);
    }

    /** These terms with another least number. */
    public AnonymityTerms atLeast(int together) {
        return new AnonymityTerms(together, dimensions, zone);
    }

    /** The first instant of the day. */
    public Instant cut(Instant at) {
        return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** The dimensions that are kept. */
    public Map<String, String> kept(Map<String, String> given) {
        Map<String, String> kept = new TreeMap<>(given);
        kept.keySet().retainAll(dimensions);
        return kept;
    }
}
