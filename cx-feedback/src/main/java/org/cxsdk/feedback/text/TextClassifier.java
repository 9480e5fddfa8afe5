package org.cxsdk.feedback.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.core.CxException;
import org.cxsdk.feedback.survey.FeedbackError;

/**
 * Question: which label would a person give this comment, and how sure is that? Weighs the {@link Features} of text and
 * question by multinomial logistic regression; made by a {@link TextTrainer}, stored as bytes. The probabilities are
 * calibrated on comments left out of the training, so that "uncertain" means what it says. A comment most of whose words were
 * never seen in training, for example one in another language, is uncertain whatever the rest makes of it.
 *
 * <p>Linear in the length of the text, some microseconds a comment; immutable and safe for use by many threads.
 */
public final class TextClassifier {

    /** How it works, as in files. */
    public static final String KIND = "logistic-regression";

    /** Changes whenever the same training comments would give another classifier. */
    public static final String VERSION = "2";

    private static final int FORM = 1;

    /** The least share of a comment's words that were seen in training. */
    private static final double UNDERSTOOD = 1.0 / 3;

    private final List<String> labels;
    private final int trainedOn;
    private final double temperature;
    private final double[] offsets;
    private final double decideAt;
    private final float[] intercepts;
    private final Map<String, List<String>> topTerms;
    private final long[] keys;
    private final float[] weights;
    private final String sha256;

    /** Everything a classifier consists of; {@code entries} are sorted by key. */
    record Parts(
            List<String> labels,
            int trainedOn,
            double temperature,
            double[] offsets,
            double decideAt,
            float[] intercepts,
            Map<String, List<String>> topTerms,
            long[] entryKeys,
            float[] entryWeights) {}

    TextClassifier(Parts parts) {
        this.labels = List.copyOf(parts.labels);
        this.trainedOn = parts.trainedOn;
        this.temperature = parts.temperature;
        this.offsets = parts.offsets.clone();
        this.decideAt = parts.decideAt;
        this.intercepts = parts.intercepts.clone();
        this.topTerms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts.topTerms));
        int classes = labels.size();
        int capacity = Integer.highestOneBit(Math.max(16, parts.entryKeys.length) * 4 - 1);
        this.keys = new long[capacity];
        this.weights = new float[capacity * classes];
        for (int i = 0; i < parts.entryKeys.length; i++) {
            int at = (int) parts.entryKeys[i] & (capacity - 1);
            while (keys[at] != 0) {
                at = (at + 1) & (capacity - 1);
            }
            keys[at] = parts.entryKeys[i];
            System.arraycopy(parts.entryWeights, i * classes, weights, at * classes, classes);
        }
        this.sha256 = hash(toBytes());
    }

    /** The labels it can give, sorted. */
    public List<String> labels() {
        return labels;
    }

    /** How many labelled comments it was trained on. */
    public int trainedOn() {
        return trainedOn;
    }

    /** The hash of its bytes: the same hash judges alike. */
    public String sha256() {
        return sha256;
    }

    /** For each label the terms that speak for it most, the strongest first. */
    public Map<String, List<String>> topTerms() {
        return topTerms;
    }

    /**
     * Judges a comment.
     *
     * @param text what was written
     * @param question what had been asked; empty if nobody knows
     */
    public Classification classify(String text, String question) {
        Objects.requireNonNull(question, "question");
        Features features = Features.of(text, question);
        return decide(features, scores(features), List.of());
    }

    /**
     * Judges a comment and says why. What the pieces of a word weigh counts with the word.
     *
     * @param most how many terms to name at most
     */
    public Classification explain(String text, String question, int most) {
        Features features = Features.named(text, question);
        double[] scores = scores(features);
        int label = labels.indexOf(decide(features, scores, List.of()).label());
        int classes = labels.size();
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            int at = slot(features.key(i));
            if (at >= 0 && !features.name(i).isEmpty()) {
                // for the label, against the mean of all labels
                double mean = 0;
                for (int k = 0; k < classes; k++) {
                    mean += weights[at * classes + k] / classes;
                }
                sums.merge(features.name(i), features.value(i) * (weights[at * classes + label] - mean), Double::sum);
            }
        }
        List<Classification.Contribution> terms = new ArrayList<>();
        sums.forEach((term, weight) -> terms.add(new Classification.Contribution(term, weight)));
        terms.sort(Comparator.comparingDouble((Classification.Contribution term) -> -Math.abs(term.weight()))
                .thenComparing(Classification.Contribution::term));
        return decide(features, scores, terms.subList(0, Math.min(most, terms.size())));
    }

    /** Raw scores of all labels. */
    double[] scores(Features features) {
        int classes = labels.size();
        double[] scores = new double[classes];
        for (int k = 0; k < classes; k++) {
            scores[k] = intercepts[k];
        }
        for (int i = 0; i < features.size(); i++) {
            int at = slot(features.key(i));
            if (at >= 0) {
                float value = features.value(i);
                for (int k = 0; k < classes; k++) {
                    scores[k] += value * weights[at * classes + k];
                }
            }
        }
        return scores;
    }

    private Classification decide(Features features, double[] scores, List<Classification.Contribution> terms) {
        double[] calibrated = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            calibrated[k] = scores[k] / temperature;
        }
        double all = SoftmaxRegression.logSum(calibrated);
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            if (calibrated[k] + offsets[k] > calibrated[best] + offsets[best]) {
                best = k;
            }
        }
        double confidence = Math.exp(calibrated[best] - all);
        return new Classification(
                labels.get(best), confidence, confidence >= decideAt && isUnderstood(features), terms);
    }

    /** Whether enough of the words were seen in training. */
    private boolean isUnderstood(Features features) {
        int known = 0;
        for (int i = 0; i < features.wordCount(); i++) {
            known += slot(features.wordKey(i)) >= 0 ? 1 : 0;
        }
        return features.saysNothing() || known > 0 && known >= UNDERSTOOD * features.wordCount();
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) key & mask;
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return -1;
    }

    /** The classifier as bytes: a function of the training comments and their order alone. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeInt(labels.size());
            for (int k = 0; k < labels.size(); k++) {
                out.writeUTF(labels.get(k));
                out.writeDouble(offsets[k]);
                out.writeFloat(intercepts[k]);
                List<String> terms = topTerms.getOrDefault(labels.get(k), List.of());
                out.writeInt(terms.size());
                for (String term : terms) {
                    out.writeUTF(term);
                }
            }
            out.writeInt(trainedOn);
            out.writeDouble(temperature);
            out.writeDouble(decideAt);
            long[] sorted = Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
            out.writeInt(sorted.length);
            for (long key : sorted) {
                out.writeLong(key);
                int at = slot(key) * labels.size();
                for (int k = 0; k < labels.size(); k++) {
                    out.writeFloat(weights[at + k]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The classifier with these bytes.
     *
     * @throws CxException with code CX-FEEDBACK-0003 if they are not those of a classifier
     */
    public static TextClassifier of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                throw damaged("its form is unknown");
            }
            int classes = count(in, 1 << 10);
            List<String> labels = new ArrayList<>();
            double[] offsets = new double[classes];
            float[] intercepts = new float[classes];
            Map<String, List<String>> topTerms = new LinkedHashMap<>();
            for (int k = 0; k < classes; k++) {
                labels.add(in.readUTF());
                offsets[k] = in.readDouble();
                intercepts[k] = in.readFloat();
                List<String> terms = new ArrayList<>();
                for (int left = count(in, 1 << 10); left > 0; left--) {
                    terms.add(in.readUTF());
                }
                topTerms.put(labels.get(k), List.copyOf(terms));
            }
            int trainedOn = in.readInt();
            double temperature = in.readDouble();
            double decideAt = in.readDouble();
            int size = count(in, bytes.length);
            long[] keys = new long[size];
            float[] weights = new float[size * classes];
            for (int i = 0; i < size; i++) {
                keys[i] = in.readLong();
                for (int k = 0; k < classes; k++) {
                    weights[i * classes + k] = in.readFloat();
                }
            }
            if (in.read() != -1) {
                throw damaged("bytes are left over");
            }
            return new TextClassifier(
                    new Parts(labels, trainedOn, temperature, offsets, decideAt, intercepts, topTerms, keys, weights));
        } catch (IOException e) {
            throw damaged("it ends early or holds a broken text");
        }
    }

    private static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw damaged("a count (" + count + ") is out of range");
        }
        return count;
    }

    private static CxException damaged(String what) {
        return new CxException(
                FeedbackError.DAMAGED_CLASSIFIER, "a stored text classifier is damaged: " + what, "Train it again.");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
