package org.cxsdk.core.insight.conform;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Ratio;
import org.jspecify.annotations.Nullable;

/**
 * How far the journeys of a log are from a model.
 *
 * @param cases how many journeys
 * @param fittingCases how many are runs of the model
 * @param averageTraceFitness mean of the fitness of each journey
 * @param totalCost sum of the costs of all journeys
 * @param totalWorst sum of what agreeing in nothing would cost
 * @param leastTotalCost what the total is at least; equal to {@code totalCost} unless a search stopped at its limit
 * @param shortestRun how many visible moves the shortest run of the model has
 * @param precisionOrNull of what the model allows, how much journeys do; null if it is too large to be judged ({@link
 *     #precision})
 * @param variants each path with its alignment, by journeys descending, then by path
 */
public record LogConformance(
        int cases,
        int fittingCases,
        double averageTraceFitness,
        long totalCost,
        long totalWorst,
        long leastTotalCost,
        int shortestRun,
        @Nullable Ratio precisionOrNull,
        List<Variant> variants) {

    public LogConformance {
        variants = List.copyOf(variants);
    }

    /**
     * One path.
     *
     * @param count how many journeys took it
     * @param path its activities in order
     * @param alignment how it and the model come together
     */
    public record Variant(int count, List<String> path, Alignment alignment) {
        public Variant {
            path = List.copyOf(path);
            Objects.requireNonNull(alignment, "alignment");
        }
    }

    /**
     * What journeys do of what the model allows, at each point added up over journeys: 1 if it allows nothing else. Empty if the
     * model is too large, or no journey does anything in it. Escaping edges on alignments (Muñoz-Gama and Carmona 2010,
     * Adriansyah and others 2015).
     */
    public Optional<Ratio> precision() {
        return Optional.ofNullable(precisionOrNull);
    }

    /** Fitting journeys of all journeys. */
    public Ratio fitting() {
        return Ratio.of(fittingCases, cases);
    }

    /** 1 - total cost / total worst cost: long journeys weigh more than in the average. 1 where nothing can go wrong. */
    public double logFitness() {
        return totalWorst == 0 ? 1 : 1 - (double) totalCost / totalWorst;
    }

    /** Whether every cost is the least possible. */
    public Exactness exactness() {
        return totalCost == leastTotalCost ? Exactness.EXACT : Exactness.BOUNDED;
    }
}
