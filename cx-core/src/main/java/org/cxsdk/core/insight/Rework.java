package org.cxsdk.core.insight;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.Ratio;

/**
 * Activities done more than once in the same case, directly after each other or later.
 *
 * @param share cases with at least one such activity, of all cases
 * @param casesByActivity in how many cases the activity was done more than once, by that number descending, then by name;
 *     activities that never were are absent
 */
public record Rework(Ratio share, Map<String, Integer> casesByActivity) {

    public Rework {
        Objects.requireNonNull(share, "share");
        casesByActivity = Collections.unmodifiableMap(new LinkedHashMap<>(casesByActivity));
    }

    /** How many cases have at least one activity that was done more than once. */
    public int cases() {
        return share.numerator().intValueExact();
    }
}
