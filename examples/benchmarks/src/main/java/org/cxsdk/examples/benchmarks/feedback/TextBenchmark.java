package org.cxsdk.examples.benchmarks.feedback;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;
import org.cxsdk.feedback.json.LabelledTextsCsv;
import org.cxsdk.feedback.text.LabelledText;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextFigures;
import org.cxsdk.feedback.text.TextTrainer;

/**
 * {@code text}: labelled comments judged by a classifier, in one thread, beside the Java port of VADER from Maven Central with its
 * usual thresholds of ±0.05. {@code text-accuracy}: the share that each judges as people did; ours by five-fold
 * cross-validation, so that no comment was learnt. Comments are those of a file, or the sample that comes with the examples.
 */
public final class TextBenchmark {

    private static final int FOLDS = 5;
    private static final double VADER_NEUTRAL = 0.05;
    private static final String PEER = "vader-port";

    private final Duel duel;
    private final Optional<Path> file;

    /**
     * @param duel measures
     * @param file labelled comments, {@code text,question,label}; empty for the sample
     */
    public TextBenchmark(Duel duel, Optional<Path> file) {
        this.duel = duel;
        this.file = file;
    }

    /** The rows of the table. */
    public List<Row> run() throws Exception {
        if (!duel.wants("text") && !duel.wants("text-accuracy")) {
            return List.of();
        }
        List<LabelledText> comments = LabelledTextsCsv.read(Source.of(file.orElseGet(TextBenchmark::sample)));
        TextClassifier classifier = TextTrainer.standard().train(comments);
        List<Row> rows = new ArrayList<>();
        int[] kept = {0};
        int[] next = {0, 0};
        duel.run(
                        "text",
                        "comments/s",
                        1,
                        operations -> {
                            for (int i = 0; i < operations; i++) {
                                LabelledText comment = comments.get(next[0]++ % comments.size());
                                kept[0] += classifier
                                        .classify(comment.text(), comment.question())
                                        .label()
                                        .length();
                            }
                        },
                        PEER,
                        operations -> {
                            for (int i = 0; i < operations; i++) {
                                kept[0] += vader(comments.get(next[1]++ % comments.size())
                                                .text())
                                        .length();
                            }
                        })
                .ifPresent(rows::add);
        if (duel.wants("text-accuracy")) {
            rows.add(accuracy(comments));
        }
        return rows;
    }

    private static Row accuracy(List<LabelledText> comments) throws IOException {
        double ours = TextFigures.crossValidated(TextTrainer.standard(), comments, FOLDS)
                .accuracy();
        int right = 0;
        for (LabelledText comment : comments) {
            right += vader(comment.text()).equals(comment.label()) ? 1 : 0;
        }
        double theirs = (double) right / comments.size();
        return new Row("text-accuracy", "share right", ours, PEER, theirs, ours / theirs);
    }

    private static String vader(String text) throws IOException {
        if (text.isBlank()) {
            return "neutral";
        }
        SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
        analyzer.analyze();
        double compound = analyzer.getPolarity().get("compound");
        return compound >= VADER_NEUTRAL ? "positive" : compound <= -VADER_NEUTRAL ? "negative" : "neutral";
    }

    /** The sample beside the programs, wherever they were built. */
    private static Path sample() {
        Path at = Path.of("").toAbsolutePath();
        try {
            at = Path.of(TextBenchmark.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            // the working directory is as good
        }
        for (Path folder = at; folder != null; folder = folder.getParent()) {
            Path sample = folder.resolve("examples/insights/sample/comments.csv");
            if (Files.exists(sample)) {
                return sample;
            }
        }
        throw new IllegalArgumentException("name a file of labelled comments with --comments");
    }
}
