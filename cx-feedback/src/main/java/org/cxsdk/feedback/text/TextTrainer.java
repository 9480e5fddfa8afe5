package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cxsdk.core.CxException;
import org.cxsdk.feedback.survey.FeedbackError;

/**
 * Question: which classifier do these labelled comments teach? Fits the weights, then calibrates: three classifiers
 * trained on two thirds each judge the third they have not seen. Comments of one survey usually stand together, so a third is
 * a stretch of the file, label by label: the judgement of what was not seen is then that of another survey, as it will be in
 * use. From that come the temperature by which probabilities are flattened (Guo and others, "On calibration of modern neural networks", 2017) and a small head start
 * for rare labels, chosen for accuracy plus macro-F1.
 *
 * <p>The penalty is fixed and not tuned to any data set; features seen once are left out, so that no name and no odd
 * misspelling is learnt. Deterministic. Some seconds for some thousand comments; memory is about 2 KB a comment.
 */
public final class TextTrainer {

    /** Least comments to learn from. */
    public static final int LEAST_COMMENTS = 10;

    private static final int LEAST_LABELS = 2;

    private static final double LAMBDA = 0.3;
    private static final double TOLERANCE = 1e-4;
    private static final double INNER_TOLERANCE = 1e-3;
    private static final int LEAST_COMMENTS_WITH_FEATURE = 2;
    private static final int INNER_FOLDS = 3;
    private static final int TOP_TERMS = 20;
    private static final double DECIDE_AT = 0.6;

    private final double decideAt;

    private TextTrainer(double decideAt) {
        this.decideAt = decideAt;
    }

    /** A trainer whose classifiers decide at a confidence of 0.6. */
    public static TextTrainer standard() {
        return new TextTrainer(DECIDE_AT);
    }

    /** The same trainer with another confidence from which on its classifiers decide, 0 to 1. */
    public TextTrainer decidingAt(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence (" + confidence + ") must lie between 0 and 1");
        }
        return new TextTrainer(confidence);
    }

    /**
     * Trains a classifier. A label with few comments is learnt as well as they allow.
     *
     * @param comments labelled comments, at least {@value #LEAST_COMMENTS}, with two labels or more
     * @throws CxException with code CX-FEEDBACK-0002 if there are too few
     */
    public TextClassifier train(List<LabelledText> comments) {
        requireEnough(comments);
        return learn(comments);
    }

    /** Trains a classifier on a part of comments that are enough together: a label may be missing in it. */
    TextClassifier learn(List<LabelledText> comments) {
        List<String> labels = labels(comments);
        Table table = Table.of(comments, labels);
        double[] weights = table.fit(IntStream.range(0, comments.size()).toArray(), TOLERANCE);
        double[][] unseen = unseenScores(table);
        double temperature = temperature(unseen, table.labels);
        double[] offsets = offsets(unseen, table.labels, temperature);
        int classes = labels.size();
        Integer[] order = IntStream.range(0, table.keys.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(i -> table.keys[i]));
        long[] keys = new long[order.length];
        float[] sorted = new float[order.length * classes];
        for (int i = 0; i < order.length; i++) {
            keys[i] = table.keys[order[i]];
            for (int k = 0; k < classes; k++) {
                sorted[i * classes + k] = (float) weights[order[i] * classes + k];
            }
        }
        float[] intercepts = new float[classes];
        for (int k = 0; k < classes; k++) {
            intercepts[k] = (float) weights[order.length * classes + k];
        }
        return new TextClassifier(new TextClassifier.Parts(
                labels,
                comments.size(),
                temperature,
                offsets,
                decideAt,
                intercepts,
                topTerms(comments, labels, table, weights),
                keys,
                sorted));
    }

    private static List<String> labels(List<LabelledText> comments) {
        return List.copyOf(
                new TreeSet<>(comments.stream().map(LabelledText::label).toList()));
    }

    static void requireEnough(List<LabelledText> comments) {
        List<String> labels = labels(comments);
        if (labels.size() < LEAST_LABELS || comments.size() < LEAST_COMMENTS) {
            throw new CxException(
                    FeedbackError.TOO_LITTLE_TO_LEARN,
                    comments.size() + " comments with the labels " + labels + " are too little to learn from",
                    "Label at least " + LEAST_COMMENTS
                            + " comments, with two labels or more; some hundred are better.");
        }
    }

    /** What each comment scored in a classifier that was not trained on it. */
    private static double[][] unseenScores(Table table) {
        int rows = table.labels.length;
        int[] thirds = stretches(table.labels, table.classes);
        double[][] scores = new double[rows][];
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            double[] weights = table.fit(
                    IntStream.range(0, rows).filter(row -> thirds[row] != left).toArray(), INNER_TOLERANCE);
            for (int row = 0; row < rows; row++) {
                if (thirds[row] == fold) {
                    scores[row] = table.scores(row, weights);
                }
            }
        }
        return scores;
    }

    /** For each row in which stretch of the rows with its label it stands; the stretches are equally long. */
    private static int[] stretches(int[] labels, int classes) {
        long[] all = new long[classes];
        for (int label : labels) {
            all[label]++;
        }
        long[] before = new long[classes];
        int[] stretches = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            stretches[row] = (int) (before[labels[row]]++ * INNER_FOLDS / all[labels[row]]);
        }
        return stretches;
    }

    /** The temperature under which the unseen comments are likeliest, by golden section. */
    private static double temperature(double[][] scores, int[] labels) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.5);
        double high = Math.log(4);
        while (high - low > 1e-3) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (surprise(scores, labels, Math.exp(left)) < surprise(scores, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /**
     * Minus log likelihood, each label trusted to (n + 1) / (n + classes) only: few comments, however well they part, do not
     * make certainty (as Platt smooths his targets, "Probabilistic outputs for support vector machines", 1999).
     */
    private static double surprise(double[][] scores, int[] labels, double temperature) {
        double sum = 0;
        double doubt = 1.0 / (scores.length + scores[0].length);
        for (int row = 0; row < scores.length; row++) {
            double[] cooled = scores[row].clone();
            for (int k = 0; k < cooled.length; k++) {
                cooled[k] /= temperature;
            }
            double all = SoftmaxRegression.logSum(cooled);
            for (int k = 0; k < cooled.length; k++) {
                double trust = k == labels[row] ? 1 - doubt * (cooled.length - 1) : doubt;
                sum += trust * (all - cooled[k]);
            }
        }
        return sum;
    }

    /** Label by label, twice round, the head start with the best accuracy plus macro-F1; the smaller one where equal. */
    private static double[] offsets(double[][] scores, int[] labels, double temperature) {
        int classes = scores[0].length;
        double[] offsets = new double[classes];
        double best = quality(scores, labels, temperature, offsets);
        for (int round = 0; round < 2; round++) {
            for (int k = 0; k < classes; k++) {
                double kept = offsets[k];
                for (int tenths = -4; tenths <= 8; tenths++) {
                    double[] tried = offsets.clone();
                    tried[k] = tenths / 10.0;
                    double quality = quality(scores, labels, temperature, tried);
                    if (quality > best + 1e-9) {
                        best = quality;
                        kept = tried[k];
                    }
                }
                offsets[k] = kept;
            }
        }
        return offsets;
    }

    private static double quality(double[][] scores, int[] labels, double temperature, double[] offsets) {
        int classes = offsets.length;
        long[][] confusion = new long[classes][classes];
        for (int row = 0; row < scores.length; row++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                if (scores[row][k] / temperature + offsets[k] > scores[row][best] / temperature + offsets[best]) {
                    best = k;
                }
            }
            confusion[labels[row]][best]++;
        }
        return TextFigures.accuracy(confusion) + TextFigures.macroF1(confusion);
    }

    /**
     * Words and pairs that speak for a label most: what the classifier would make of the term alone, its pieces and its place in
     * the lexicon included, times the root of how many comments have it.
     */
    private static Map<String, List<String>> topTerms(
            List<LabelledText> comments, List<String> labels, Table table, double[] weights) {
        Map<String, Integer> frequency = new HashMap<>();
        for (LabelledText comment : comments) {
            Features features = Features.named(comment.text(), comment.question());
            Set<String> terms = new HashSet<>();
            for (int i = 0; i < features.size(); i++) {
                if (table.places.containsKey(features.key(i)) && isTerm(features.name(i))) {
                    terms.add(features.name(i));
                }
            }
            terms.forEach(term -> frequency.merge(term, 1, Integer::sum));
        }
        Map<String, double[]> alone = new HashMap<>();
        double[] nothing = table.scores(Features.of("", ""), weights);
        frequency.forEach((term, count) -> {
            double[] scores = table.scores(Features.of(term, ""), weights);
            for (int k = 0; k < scores.length; k++) {
                scores[k] -= nothing[k];
            }
            double mean = Arrays.stream(scores).average().orElseThrow();
            alone.put(
                    term,
                    Arrays.stream(scores)
                            .map(score -> (score - mean) * Math.sqrt(count))
                            .toArray());
        });
        Map<String, List<String>> top = new LinkedHashMap<>();
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            Comparator<Map.Entry<String, double[]>> strongest =
                    Comparator.comparingDouble(entry -> -entry.getValue()[label]);
            top.put(
                    labels.get(k),
                    alone.entrySet().stream()
                            .sorted(strongest.thenComparing(Map.Entry::getKey))
                            .map(Map.Entry::getKey)
                            .limit(TOP_TERMS)
                            .toList());
        }
        return top;
    }

    private static boolean isTerm(String name) {
        return !name.isEmpty()
                && Arrays.stream(name.split(" ")).anyMatch(word -> word.length() > 1 && !StopWords.contains(word))
                && !name.contains("…")
                && !name.contains("(")
                && !name.startsWith("words of")
                && !name.startsWith("balance of");
    }

    /** The comments as a sparse table of the features that enough of them have. */
    private static final class Table {

        private final Map<Long, Integer> places = new HashMap<>();
        private long[] keys = new long[0];
        private final int[][] columns;
        private final float[][] values;
        private final int[] labels;
        private final int classes;

        private Table(int rows, int classes) {
            this.columns = new int[rows][];
            this.values = new float[rows][];
            this.labels = new int[rows];
            this.classes = classes;
        }

        static Table of(List<LabelledText> comments, List<String> labels) {
            Table table = new Table(comments.size(), labels.size());
            List<Features> all = new ArrayList<>();
            Map<Long, Integer> frequency = new HashMap<>();
            for (LabelledText comment : comments) {
                Features features = Features.of(comment.text(), comment.question());
                all.add(features);
                for (int i = 0; i < features.size(); i++) {
                    frequency.merge(features.key(i), 1, Integer::sum);
                }
            }
            List<Long> kept = new ArrayList<>();
            for (Features features : all) {
                for (int i = 0; i < features.size(); i++) {
                    long key = features.key(i);
                    if (frequency.getOrDefault(key, 0) >= LEAST_COMMENTS_WITH_FEATURE
                            && !table.places.containsKey(key)) {
                        table.places.put(key, kept.size());
                        kept.add(key);
                    }
                }
            }
            table.keys = kept.stream().mapToLong(Long::longValue).toArray();
            for (int row = 0; row < all.size(); row++) {
                table.fill(row, all.get(row));
                table.labels[row] = labels.indexOf(comments.get(row).label());
            }
            return table;
        }

        private void fill(int row, Features features) {
            int[] column = new int[features.size()];
            float[] value = new float[features.size()];
            int used = 0;
            for (int i = 0; i < features.size(); i++) {
                Integer place = places.get(features.key(i));
                if (place != null) {
                    column[used] = place;
                    value[used++] = features.value(i);
                }
            }
            columns[row] = Arrays.copyOf(column, used);
            values[row] = Arrays.copyOf(value, used);
        }

        double[] fit(int[] rows, double tolerance) {
            int[][] some = new int[rows.length][];
            float[][] someValues = new float[rows.length][];
            int[] someLabels = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                some[i] = columns[rows[i]];
                someValues[i] = values[rows[i]];
                someLabels[i] = labels[rows[i]];
            }
            return new SoftmaxRegression(some, someValues, someLabels, classes, keys.length, LAMBDA, tolerance).fit();
        }

        double[] scores(Features features, double[] weights) {
            double[] scores = Arrays.copyOfRange(weights, keys.length * classes, weights.length);
            for (int i = 0; i < features.size(); i++) {
                Integer place = places.get(features.key(i));
                for (int k = 0; place != null && k < classes; k++) {
                    scores[k] += features.value(i) * weights[place * classes + k];
                }
            }
            return scores;
        }

        double[] scores(int row, double[] weights) {
            double[] scores = Arrays.copyOfRange(weights, keys.length * classes, weights.length);
            for (int c = 0; c < columns[row].length; c++) {
                for (int k = 0; k < classes; k++) {
                    scores[k] += values[row][c] * weights[columns[row][c] * classes + k];
                }
            }
            return scores;
        }
    }
}
