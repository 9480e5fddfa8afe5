package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.stat.Quantiles;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.NodeId;

/**
 * Where does an organisation stand among its peers? For each node the quartiles of the group, how many are on each level, and for
 * each organisation the share of the others that it is ahead of and its distance to the median.
 *
 * <p>A group smaller than the minimum is not told at all: from few figures the single ones can be worked out. Organisations
 * without a score are counted and not placed. Results must be by one model; the caller hands over one result for each
 * organisation. Quantiles are type 7. Pure; O(n log n) for each node.
 */
public final class Peers {

    /** The smallest group that is told. */
    public static final int MINIMUM = 5;

    private final int minimum;

    private Peers(int minimum) {
        this.minimum = minimum;
    }

    /** Groups of {@value #MINIMUM} and more. */
    public static Peers standard() {
        return new Peers(MINIMUM);
    }

    /**
     * Groups of another minimum.
     *
     * @param organisations at least 3
     */
    public static Peers ofAtLeast(int organisations) {
        if (organisations < 3) {
            throw new IllegalArgumentException("organisations (" + organisations + ") must be at least 3");
        }
        return new Peers(organisations);
    }

    /**
     * The group's figures for one node.
     *
     * @param node the node
     * @param n how many have a score
     * @param unscored how many have none
     * @param least lowest score
     * @param lowerQuartile first quartile
     * @param median median
     * @param upperQuartile third quartile
     * @param greatest highest score
     * @param levels how many are on each level, ascending; empty for nodes without levels
     * @param places each organisation's place
     */
    public record Standing(
            NodeId node,
            int n,
            int unscored,
            double least,
            double lowerQuartile,
            double median,
            double upperQuartile,
            double greatest,
            Map<Integer, Integer> levels,
            Map<Subject, Place> places) {
        public Standing {
            levels = java.util.Collections.unmodifiableMap(new TreeMap<>(levels));
            places = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(places));
        }
    }

    /**
     * One organisation's place.
     *
     * @param score its score
     * @param ahead share of the others with a lower score, ties counting half, 0 to 1
     * @param toMedian its score less the median
     */
    public record Place(double score, double ahead, double toMedian) {}

    /**
     * The group's figures.
     *
     * @param results one for each organisation, by the same model
     * @return one for each reported node of the first result; empty where fewer than the minimum have a score
     */
    public List<Standing> of(List<AssessmentResult> results) {
        List<Standing> standings = new ArrayList<>();
        if (results.isEmpty()) {
            return standings;
        }
        for (NodeResult node : results.get(0).nodes()) {
            standing(node.node(), results).ifPresent(standings::add);
        }
        return standings;
    }

    private Optional<Standing> standing(NodeId node, List<AssessmentResult> results) {
        Map<Subject, Double> scores = new LinkedHashMap<>();
        Map<Integer, Integer> levels = new TreeMap<>();
        for (AssessmentResult result : results) {
            result.find(node).ifPresent(found -> {
                found.value().ifPresent(value -> scores.put(result.subject(), value.toDouble()));
                found.level().ifPresent(level -> levels.merge(level, 1, Integer::sum));
            });
        }
        if (scores.size() < minimum) {
            return Optional.empty();
        }
        double[] sorted = scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double median = Quantiles.type7(sorted, 0.5);
        Map<Subject, Place> places = new LinkedHashMap<>();
        scores.forEach((subject, score) -> places.put(subject, new Place(score, ahead(sorted, score), score - median)));
        return Optional.of(new Standing(
                node,
                sorted.length,
                results.size() - sorted.length,
                sorted[0],
                Quantiles.type7(sorted, 0.25),
                median,
                Quantiles.type7(sorted, 0.75),
                sorted[sorted.length - 1],
                levels,
                places));
    }

    private static double ahead(double[] sorted, double score) {
        int lower = below(sorted, score);
        int same = below(sorted, Math.nextUp(score)) - lower - 1;
        return (lower + same / 2.0) / (sorted.length - 1);
    }

    /** How many values are below this one. */
    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
