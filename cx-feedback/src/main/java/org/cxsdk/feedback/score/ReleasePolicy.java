package org.cxsdk.feedback.score;

import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What figures of feedback may leave the agency. Everything that a policy allows is thought of as published together, whoever
 * asks for what and in which order: months, quarters and years; the whole and each declared dimension.
 *
 * @param minimumN groups of fewer people are hidden, with whatever would give them away; 1 hides nothing
 * @param minimumForQuotes words are quoted only where this many people spoke of the same thing
 * @param dimensions by which figures may be asked for
 * @param yearStart the month in which a year begins; other years would overlap and give away the months in which they differ
 * @param zone whose months are meant, the only ones that may be asked for; null for whichever are asked for, which must then be
 *     always the same: months of two zones differ by the answers of some hours
 */
public record ReleasePolicy(
        int minimumN,
        int minimumForQuotes,
        List<String> dimensions,
        Month yearStart,
        @Nullable ZoneId zone) {

    /** Groups smaller than this are hidden unless something else is asked for. */
    public static final int MINIMUM_N = 5;

    /** Words need more cover than numbers. */
    public static final int MINIMUM_FOR_QUOTES = 10;

    private static final List<String> DIMENSIONS =
            List.of("service", "stage", "touchpoint", "channel", "region", "office");

    public ReleasePolicy {
        if (minimumN < 1 || minimumForQuotes < minimumN) {
            throw new IllegalArgumentException("minimumN (" + minimumN + ") must be at least 1 and minimumForQuotes ("
                    + minimumForQuotes + ") not smaller");
        }
        dimensions = List.copyOf(dimensions);
        Objects.requireNonNull(yearStart, "yearStart");
        if (yearStart.getValue() % 3 != 1) {
            throw new IllegalArgumentException("a year that begins in " + yearStart + " has no calendar quarters");
        }
    }

    /**
     * Nothing of fewer than five people, quotes from ten; by service, stage, touchpoint, channel, region and office; calendar
     * years.
     */
    public static ReleasePolicy standard() {
        return new ReleasePolicy(MINIMUM_N, MINIMUM_FOR_QUOTES, DIMENSIONS, Month.JANUARY, null);
    }

    /** Hides nothing: for staff who may read every single answer anyway. Its figures must not be published. */
    public static ReleasePolicy internal() {
        return new ReleasePolicy(1, 1, DIMENSIONS, Month.JANUARY, null);
    }

    /** The same with other smallest groups. */
    public ReleasePolicy below(int minimum) {
        return new ReleasePolicy(minimum, Math.max(minimum, minimumForQuotes), dimensions, yearStart, zone);
    }

    /** The same by other dimensions. */
    public ReleasePolicy by(List<String> others) {
        return new ReleasePolicy(minimumN, minimumForQuotes, others, yearStart, zone);
    }

    /** The same with months of this zone alone. */
    public ReleasePolicy in(ZoneId other) {
        return new ReleasePolicy(minimumN, minimumForQuotes, dimensions, yearStart, other);
    }

    /** The same with years that begin in another month. */
    public ReleasePolicy yearsFrom(Month month) {
        return new ReleasePolicy(minimumN, minimumForQuotes, dimensions, month, zone);
    }

    /** Whether it hides anything. */
    public boolean hides() {
        return minimumN > 1;
    }
}
