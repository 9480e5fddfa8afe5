package org.cxsdk.core.insight.pain;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people said of an activity, as far as they were asked.
 *
 * @param journeys how many said something, each counted once
 * @param mean of what they said, 1 (very bad) to 5 (very good)
 * @param unhappy the journeys of those who said 1 or 2
 */
public record Felt(int journeys, double mean, Set<String> unhappy) {

    /** Who says this or less is unhappy. */
    public static final int BAD = 2;

    private static final double MIDDLE = 3;

    public Felt {
        unhappy = Collections.unmodifiableSet(new TreeSet<>(unhappy));
        if (journeys < 1 || unhappy.size() > journeys) {
            throw new IllegalArgumentException(
                    "journeys (" + journeys + ") must be at least 1, and " + unhappy.size() + " unhappy among them");
        }
        if (!(mean >= 1 && mean <= 5)) {
            throw new IllegalArgumentException("mean (" + mean + ") must lie between 1 and 5");
        }
    }

    /** How bad it is, 1 (all is well) to 5 (it could not be worse): 6 less the mean. */
    public double severity() {
        return 6 - mean;
    }

    /** Whether people on the whole say that it is bad. */
    public boolean isLow() {
        return mean < MIDDLE;
    }
}
