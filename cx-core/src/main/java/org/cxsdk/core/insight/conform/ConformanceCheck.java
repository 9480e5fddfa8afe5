package org.cxsdk.core.insight.conform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.VariantCounter;
import org.cxsdk.core.insight.Variants;

/**
 * Question: how many journeys of a log are runs of a model, and how far are the others from it?
 *
 * <p>Each path is aligned once ({@link Aligner}) and counts for all journeys that took it. Trace fitness = 1 - cost /
 * (events + shortest run). The most frequent paths come first: when all searches together have looked at
 * {@value #SEARCHES} times as many states as one may, each of the others may look at a {@value #REST}th of that, so that a
 * net without end cannot make work without end. Stateless.
 */
public final class ConformanceCheck {

    private static final int SEARCHES = 10;
    private static final int REST = 100;

    private ConformanceCheck() {}

    /** Holds the log against the net; empty if the log has no journey. */
    public static Optional<LogConformance> check(EventLog log, PetriNet net) {
        return check(log, Aligner.of(net));
    }

    /** Holds the log against the net of an aligner; empty if the log has no journey. */
    public static Optional<LogConformance> check(EventLog log, Aligner aligner) {
        if (log.cases() == 0) {
            return Optional.empty();
        }
        List<LogConformance.Variant> variants = new ArrayList<>();
        int fitting = 0;
        double fitness = 0;
        long cost = 0;
        long worst = 0;
        long least = 0;
        long before = aligner.looked();
        for (Variants.Variant variant :
                VariantCounter.count(log, Integer.MAX_VALUE).top()) {
            boolean spent = aligner.looked() - before > (long) SEARCHES * aligner.maxStates();
            int limit = spent ? Math.max(1, aligner.maxStates() / REST) : aligner.maxStates();
            Alignment alignment = aligner.align(variant.path(), limit);
            int count = variant.count();
            fitting += alignment.fits() ? count : 0;
            fitness += count * alignment.fitness();
            cost += (long) count * alignment.cost();
            worst += (long) count * alignment.worstCost();
            least += (long) count * alignment.leastCost();
            variants.add(new LogConformance.Variant(count, variant.path(), alignment));
        }
        Ratio precision = EscapingEdges.precision(aligner.net(), variants).orElse(null);
        return Optional.of(new LogConformance(
                log.cases(),
                fitting,
                fitness / log.cases(),
                cost,
                worst,
                least,
                aligner.shortestRun(),
                precision,
                variants));
    }
}
