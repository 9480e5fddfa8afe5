package org.cxsdk.feedback.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cxsdk.core.Ratio;

/**
 * How often a classifier gave the label that a person gave. Every comment counts with the label it was forced to, and
 * beside that stands how many it would have decided and how often it was right then.
 *
 * @param n how many comments were judged
 * @param accuracy share with the right label
 * @param macroF1 mean of the F1 of all labels, so that a rare label counts as much as a frequent one
 * @param labels by label: precision, recall, F1 and n, in the order of the labels
 * @param confusion by the person's label, then by the classifier's: how many
 * @param decided how many were decided, not "uncertain"
 * @param decidedRight how many of those had the right label
 */
public record TextFigures(
        long n,
        double accuracy,
        double macroF1,
        Map<String, OfLabel> labels,
        Map<String, Map<String, Long>> confusion,
        long decided,
        long decidedRight) {

    public TextFigures {
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        confusion = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(confusion));
    }

    /**
     * One label.
     *
     * @param precision of those given the label, the share that has it; 0 where none was given it
     * @param recall of those that have the label, the share given it; 0 where none has it
     * @param f1 their harmonic mean
     * @param n how many have it
     */
    public record OfLabel(double precision, double recall, double f1, long n) {}

    /** Share that was decided; empty without comments. */
    public Optional<Ratio> coverage() {
        return n == 0 ? Optional.empty() : Optional.of(Ratio.of(decided, n));
    }

    /** Accuracy among the decided; empty where none was. */
    public Optional<Ratio> accuracyWhenDecided() {
        return decided == 0 ? Optional.empty() : Optional.of(Ratio.of(decidedRight, decided));
    }

    /** Judges comments that the classifier was not trained on. */
    public static TextFigures of(TextClassifier classifier, List<LabelledText> comments) {
        return of(
                comments,
                comments.stream()
                        .map(comment -> classifier.classify(comment.text(), comment.question()))
                        .toList());
    }

    /** Compares judgements with the labels of the same comments in the same order. */
    public static TextFigures of(List<LabelledText> comments, List<Classification> judged) {
        TreeSet<String> names = new TreeSet<>();
        comments.forEach(comment -> names.add(comment.label()));
        judged.forEach(classification -> names.add(classification.label()));
        List<String> labels = List.copyOf(names);
        long[][] confusion = new long[labels.size()][labels.size()];
        long decided = 0;
        long right = 0;
        for (int i = 0; i < comments.size(); i++) {
            Classification classification = judged.get(i);
            confusion[labels.indexOf(comments.get(i).label())][labels.indexOf(classification.label())]++;
            if (classification.decided()) {
                decided++;
                right += classification.label().equals(comments.get(i).label()) ? 1 : 0;
            }
        }
        Map<String, OfLabel> byLabel = new LinkedHashMap<>();
        Map<String, Map<String, Long>> table = new LinkedHashMap<>();
        for (int k = 0; k < labels.size(); k++) {
            byLabel.put(labels.get(k), ofLabel(confusion, k));
            Map<String, Long> row = new LinkedHashMap<>();
            for (int other = 0; other < labels.size(); other++) {
                row.put(labels.get(other), confusion[k][other]);
            }
            table.put(labels.get(k), row);
        }
        return new TextFigures(
                comments.size(), accuracy(confusion), macroF1(confusion), byLabel, table, decided, right);
    }

    /**
     * Cross-validation: comment {@code i} is judged by a classifier trained on all comments {@code j} with
     * {@code j mod folds} other than {@code i mod folds}. Every comment counts: one whose label no other fold has is judged wrong.
     */
    public static TextFigures crossValidated(TextTrainer trainer, List<LabelledText> comments, int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds (" + folds + ") must be at least 2");
        }
        TextTrainer.requireEnough(comments);
        Classification[] judged = new Classification[comments.size()];
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            TextClassifier classifier = trainer.learn(IntStream.range(0, comments.size())
                    .filter(i -> i % folds != left)
                    .mapToObj(comments::get)
                    .toList());
            for (int i = fold; i < judged.length; i += folds) {
                judged[i] = classifier.classify(
                        comments.get(i).text(), comments.get(i).question());
            }
        }
        return of(comments, new ArrayList<>(List.of(judged)));
    }

    static double accuracy(long[][] confusion) {
        long right = 0;
        long all = 0;
        for (int k = 0; k < confusion.length; k++) {
            right += confusion[k][k];
            for (long count : confusion[k]) {
                all += count;
            }
        }
        return all == 0 ? 0 : (double) right / all;
    }

    static double macroF1(long[][] confusion) {
        double sum = 0;
        for (int k = 0; k < confusion.length; k++) {
            sum += ofLabel(confusion, k).f1();
        }
        return confusion.length == 0 ? 0 : sum / confusion.length;
    }

    private static OfLabel ofLabel(long[][] confusion, int label) {
        long given = 0;
        long had = 0;
        for (int k = 0; k < confusion.length; k++) {
            given += confusion[k][label];
            had += confusion[label][k];
        }
        long right = confusion[label][label];
        return new OfLabel(
                given == 0 ? 0 : (double) right / given,
                had == 0 ? 0 : (double) right / had,
                given + had == 0 ? 0 : 2.0 * right / (given + had),
                had);
    }
}
