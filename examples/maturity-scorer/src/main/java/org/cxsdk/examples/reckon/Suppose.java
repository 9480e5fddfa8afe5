package org.cxsdk.examples.reckon;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is reckoned instead of what was answered.
 *
 * @param scores by criterion
 * @param unknownAlone whether they stand in for what nobody knows and for nothing else
 * @param face the face that alone is looked at; null for all
 */
record Suppose(
        Map<String, Fraction> scores,
        boolean unknownAlone,
        @Nullable String face) {

    static final Suppose NOTHING = new Suppose(Map.of(), false, null);

    static Suppose face(String face) {
        return new Suppose(Map.of(), false, face);
    }
}
