package org.cxsdk.core.insight.channel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.Attribution;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.LogAnalysis;
import org.cxsdk.core.insight.LogInsights;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.insight.path.FunnelAnalysis;
import org.cxsdk.core.insight.path.FunnelResult;
import org.jspecify.annotations.Nullable;

/**
 * Question: how do journeys of different channels, organisations or segments differ? Each journey belongs to one group, by
 * the first or last value that it has; journeys without any are counted apart. Stateless.
 */
public final class GroupComparison {

    private GroupComparison() {}

    /**
     * One group.
     *
     * @param value what its journeys have in common
     * @param insights what its journeys reveal
     * @param completed how many end with one of the activities that count as success, of all
     * @param funnel how far its journeys came; empty if no funnel was asked for
     */
    public record Group(String value, LogInsights insights, Ratio completed, Optional<FunnelResult> funnel) {
        public Group {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(insights, "insights");
            Objects.requireNonNull(completed, "completed");
        }
    }

    /**
     * All groups.
     *
     * @param trait what makes the groups
     * @param attribution by which of its events a journey belongs to one
     * @param groups by journeys descending, then by value
     * @param unknown how many journeys do not say to which group they belong
     */
    public record Result(Trait trait, Attribution attribution, List<Group> groups, int unknown) {
        public Result {
            Objects.requireNonNull(trait, "trait");
            Objects.requireNonNull(attribution, "attribution");
            groups = List.copyOf(groups);
        }
    }

    /**
     * Compares the groups that a trait makes; empty if the log does not have it.
     *
     * @param goodEnds activities with which a completed journey ends
     * @param funnel to be followed in each group; null if none
     */
    public static Optional<Result> compare(
            EventLog log, Trait trait, Attribution attribution, Set<String> goodEnds, @Nullable Funnel funnel) {
        return log.trait(trait).map(column -> {
            int[] groupOf = new int[log.cases()];
            Map<String, Integer> codes = new TreeMap<>();
            int unknown = 0;
            for (int c = 0; c < groupOf.length; c++) {
                groupOf[c] = attribution.of(log, column, c);
                if (groupOf[c] == TraitColumn.UNKNOWN) {
                    unknown++;
                } else {
                    codes.put(column.value(groupOf[c]), groupOf[c]);
                }
            }
            List<Group> groups = new ArrayList<>();
            codes.forEach((value, code) -> {
                EventLog part = log.select(c -> groupOf[c] == code);
                groups.add(new Group(
                        value,
                        LogAnalysis.analyse(part).orElseThrow(),
                        Ratio.of(completed(part, goodEnds), part.cases()),
                        Optional.ofNullable(funnel).map(asked -> FunnelAnalysis.follow(part, asked))));
            });
            groups.sort(
                    Comparator.<Group>comparingInt(group -> -group.insights().cases())
                            .thenComparing(Group::value));
            return new Result(trait, attribution, groups, unknown);
        });
    }

    /** The name under which {@link #journeys} keeps how many journeys a group has, or how many of them were completed. */
    public static String count(String value, boolean completed) {
        return "group " + (completed ? "completed " : "") + value;
    }

    /** Which journeys are counted, by {@link #count}, to be held against what else is published. */
    public static Map<String, BitSet> journeys(
            EventLog log, Trait trait, Attribution attribution, Set<String> goodEnds) {
        Map<String, BitSet> groups = new TreeMap<>();
        log.trait(trait).ifPresent(column -> {
            for (int c = 0; c < log.cases(); c++) {
                int code = attribution.of(log, column, c);
                if (code != TraitColumn.UNKNOWN) {
                    String last = log.activity(log.activityOf(log.from(c + 1) - 1));
                    for (boolean completed : new boolean[] {false, true}) {
                        groups.computeIfAbsent(count(column.value(code), completed), key -> new BitSet())
                                .set(c, !completed || goodEnds.contains(last));
                    }
                }
            }
        });
        return groups;
    }

    private static int completed(EventLog log, Set<String> goodEnds) {
        int completed = 0;
        for (int c = 0; c < log.cases(); c++) {
            completed += goodEnds.contains(log.activity(log.activityOf(log.from(c + 1) - 1))) ? 1 : 0;
        }
        return completed;
    }
}
