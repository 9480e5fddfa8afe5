package org.cxsdk.core.insight;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The order of every table of counts: greatest first, equal counts by name. */
final class Ranking {

    private Ranking() {}

    static Map<String, Integer> byCountThenName(Map<String, Integer> counts) {
        Map<String, Integer> ranked = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
        return ranked;
    }
}
