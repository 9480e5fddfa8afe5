package org.cxsdk.maturity.score;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a comparison of stated with computed figures found.
 *
 * @param check identifier of the comparison in the model
 * @param compared how many pairs were compared
 * @param differences the pairs that differ, sorted by attribute values
 */
public record CheckResult(String check, int compared, List<Difference> differences) {

    public CheckResult {
        Objects.requireNonNull(check, "check");
        differences = List.copyOf(differences);
    }

    /**
     * A pair that differs.
     *
     * @param context attribute values for which it was compared
     * @param computed what was computed, and how
     * @param stated what was stated
     */
    public record Difference(Map<String, String> context, NodeResult computed, NodeScore stated) {
        public Difference {
            context = Collections.unmodifiableMap(new TreeMap<>(context));
            Objects.requireNonNull(computed, "computed");
            Objects.requireNonNull(stated, "stated");
        }
    }
}
