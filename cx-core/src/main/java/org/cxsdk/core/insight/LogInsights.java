package org.cxsdk.core.insight;

import java.time.Instant;
import java.util.Objects;
import org.cxsdk.core.stat.Summary;

/**
 * What a log reveals about the journeys in it.
 *
 * @param events how many events
 * @param cases how many journeys
 * @param activities how many different activities
 * @param first the earliest instant in the log
 * @param last the latest instant
 * @param ties how many pairs of neighbours within a case carry the same instant and stand in the order of the file
 * @param graph which activity follows which
 * @param variants the paths taken
 * @param caseDurationSeconds from the earliest to the latest instant of a case
 * @param traceLength events per case
 * @param rework activities done again
 */
public record LogInsights(
        int events,
        int cases,
        int activities,
        Instant first,
        Instant last,
        long ties,
        DirectlyFollowsGraph graph,
        Variants variants,
        Summary caseDurationSeconds,
        Summary traceLength,
        Rework rework) {

    public LogInsights {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(variants, "variants");
        Objects.requireNonNull(caseDurationSeconds, "caseDurationSeconds");
        Objects.requireNonNull(traceLength, "traceLength");
        Objects.requireNonNull(rework, "rework");
    }
}
