package org.cxsdk.feedback.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/**
 * Question: how must answers be weighted so that they stand for the people who were asked? With one margin the weights of
 * each group are scaled to its known size (post-stratification); with several they are scaled to one after the other until
 * all fit (raking, iterative proportional fitting; Deming and Stephan 1940; as {@code postStratify} and {@code rake} of the R
 * package survey). Weights can be cut at a multiple of the mean, after which the answers are raked again.
 *
 * <p>What cannot be done is said: a group of people without a single answer, margins that disagree on how many people there
 * are, no convergence. Left out: collapsing such groups, which needs judgement. Answers times sweeps times margins;
 * deterministic.
 */
public final class Raking {

    private static final double CONVERGED = 1e-12;
    private static final int MOST_SWEEPS = 1_000;
    private static final int MOST_TRIMS = 50;
    private static final double SAME_TOTAL = 1e-9;

    private Raking() {}

    /**
     * A known distribution of the people.
     *
     * @param groups for each answer, the group its respondent is in
     * @param sizes how many people each group has, all greater than 0
     */
    public record Margin(List<String> groups, Map<String, Double> sizes) {
        public Margin {
            groups = List.copyOf(groups);
            sizes = java.util.Collections.unmodifiableMap(new TreeMap<>(sizes));
        }
    }

    /** Why there are no weights. */
    public enum Failure implements Reason {
        /** A group of people has no answer. */
        EMPTY_GROUP(
                "A group of people has not a single answer; join it with another one.",
                "توجد فئة من الناس بلا أي إجابة؛ ادمجها مع فئة أخرى."),
        /** An answer belongs to a group of unknown size. */
        UNKNOWN_GROUP(
                "Some answers belong to a group whose size is not given.",
                "تنتمي بعض الإجابات إلى فئة لم يُعطَ حجمها."),
        /** The margins are of different populations. */
        MARGINS_DISAGREE("The margins disagree on how many people there are.", "تختلف الهوامش في عدد الناس."),
        /** The margins cannot be met together. */
        NO_CONVERGENCE(
                "The margins cannot be met together with these answers.", "لا يمكن استيفاء الهوامش معا بهذه الإجابات.");

        private final LocalizedText text;

        Failure(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * The result.
     *
     * @param weights one for each answer, in order; empty if it failed
     * @param failure why there are none; empty if there are
     * @param sweeps how often all margins were gone through
     */
    public record Result(List<Double> weights, Optional<Failure> failure, int sweeps) {
        public Result {
            weights = List.copyOf(weights);
            Objects.requireNonNull(failure, "failure");
        }

        /** What the weights cost; empty if it failed. */
        public Optional<Weighting> weighting() {
            return failure.isPresent()
                    ? Optional.empty()
                    : Optional.of(Weighting.of(
                            weights.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }

    /**
     * Weights answers.
     *
     * @param start the weight of each answer before, greater than 0
     * @param margins at least one
     */
    public static Result weigh(double[] start, List<Margin> margins) {
        return weigh(start, margins, Double.POSITIVE_INFINITY);
    }

    /**
     * Weights answers and cuts weights above a multiple of the mean.
     *
     * @param mostOfMean for example 5; greater than 1
     */
    public static Result weigh(double[] start, List<Margin> margins, double mostOfMean) {
        if (!(mostOfMean > 1)) {
            throw new IllegalArgumentException("mostOfMean (" + mostOfMean + ") must be greater than 1");
        }
        Optional<Failure> unsound = unsound(start, margins);
        if (unsound.isPresent()) {
            return new Result(List.of(), unsound, 0);
        }
        double[] weights = start.clone();
        int sweeps = 0;
        for (int trim = 0; trim < MOST_TRIMS; trim++) {
            int needed = rake(weights, margins);
            sweeps += needed;
            if (needed == MOST_SWEEPS) {
                return new Result(List.of(), Optional.of(Failure.NO_CONVERGENCE), sweeps);
            }
            double most = mostOfMean * Arrays.stream(weights).sum() / weights.length;
            boolean cut = false;
            for (int i = 0; i < weights.length; i++) {
                if (weights[i] > most * (1 + CONVERGED)) {
                    weights[i] = most;
                    cut = true;
                }
            }
            if (!cut) {
                return new Result(Arrays.stream(weights).boxed().toList(), Optional.empty(), sweeps);
            }
        }
        return new Result(List.of(), Optional.of(Failure.NO_CONVERGENCE), sweeps);
    }

    private static Optional<Failure> unsound(double[] start, List<Margin> margins) {
        double population = 0;
        for (Margin margin : margins) {
            if (margin.groups().size() != start.length) {
                throw new IllegalArgumentException(
                        "a margin has " + margin.groups().size() + " groups for " + start.length + " answers");
            }
            if (!margin.sizes().keySet().containsAll(margin.groups())) {
                return Optional.of(Failure.UNKNOWN_GROUP);
            }
            if (!margin.groups().containsAll(margin.sizes().keySet())) {
                return Optional.of(Failure.EMPTY_GROUP);
            }
            double people = margin.sizes().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            if (population > 0 && Math.abs(people - population) > SAME_TOTAL * population) {
                return Optional.of(Failure.MARGINS_DISAGREE);
            }
            population = people;
        }
        return Optional.empty();
    }

    /** Goes through the margins until no weight moves; returns how often. */
    private static int rake(double[] weights, List<Margin> margins) {
        for (int sweep = 1; sweep < MOST_SWEEPS; sweep++) {
            double moved = 0;
            for (Margin margin : margins) {
                Map<String, Double> sums = new LinkedHashMap<>();
                for (int i = 0; i < weights.length; i++) {
                    sums.merge(margin.groups().get(i), weights[i], Double::sum);
                }
                Map<String, Double> factors = new LinkedHashMap<>();
                sums.forEach((group, sum) ->
                        factors.put(group, Objects.requireNonNull(margin.sizes().get(group)) / sum));
                for (int i = 0; i < weights.length; i++) {
                    double factor =
                            Objects.requireNonNull(factors.get(margin.groups().get(i)));
                    moved = Math.max(moved, Math.abs(factor - 1));
                    weights[i] *= factor;
                }
            }
            if (moved < CONVERGED || margins.size() == 1) {
                return sweep;
            }
        }
        return MOST_SWEEPS;
    }
}
