package org.cxsdk.examples.benchmarks.maturity;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.ScoreFiles;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Robustness;
import org.cxsdk.maturity.score.Scorer;

/**
 * {@code score-200}: one assessment of 200 criteria in ten pillars on five gated levels, scored, with the whole
 * tree of its explanation; writing that down as text, 0.25 MB, is not counted. {@code robustness-10k}: 10,000 organisations of that model, each scored, and what their ranks are worth under 5,000
 * random weightings, in one run. Answers are drawn with seed 1. Nobody else is measured: no other program read by us does either.
 */
public final class RatingBenchmark {

    private static final int PILLARS = 10;
    private static final int CRITERIA = 20;
    private static final int ORGANISATIONS = 10_000;
    private static final List<String> ANSWERS = List.of("none", "begun", "in-place", "proven");

    private final Duel duel;
    private final String only;
    private final MaturityModel model = Models.read(Source.of("two-hundred.yaml", document()));

    /**
     * @param duel measures
     * @param only cases whose name holds this are run
     */
    public RatingBenchmark(Duel duel, String only) {
        this.duel = duel;
        this.only = only;
    }

    /** The rows of the table. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        Scorer scorer = Scorer.of(model);
        Assessment one = assessment("office", random);
        long[] kept = {0};
        duel.alone("score-200", "assessments/s", operations -> {
                    for (int i = 0; i < operations; i++) {
                        Results results = scorer.scoreAll(List.of(one));
                        kept[0] += JsonOutput.text(ScoreFiles.scores(results, null))
                                .length();
                        kept[0] += JsonOutput.text(ScoreFiles.explanation(model, results, null))
                                .length();
                    }
                })
                .ifPresent(rows::add);
        if ("robustness-10k".contains(only)) {
            rows.add(robustness(scorer, random));
        }
        return rows;
    }

    private Row robustness(Scorer scorer, SplittableRandom random) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        List<List<OptionalDouble>> parts = new ArrayList<>();
        for (int i = 0; i < ORGANISATIONS; i++) {
            AssessmentResult result = scorer.score(assessment("office " + i, random));
            List<OptionalDouble> scores = new ArrayList<>();
            for (Input input : result.root().inputs()) {
                scores.add(input.score()
                        .fold(score -> OptionalDouble.of(score.toDouble()), why -> OptionalDouble.empty()));
            }
            parts.add(scores);
        }
        Robustness.Interval[] intervals = Robustness.seeded(1).of(parts);
        double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
        return new Row("robustness-10k", "organisations/s", intervals.length / seconds, null, null, null);
    }

    private Assessment assessment(String subject, SplittableRandom random) {
        List<Answer> answers = new ArrayList<>();
        for (Criterion criterion : model.criteria()) {
            answers.add(Answer.of(criterion.id(), ANSWERS.get(random.nextInt(ANSWERS.size()))));
        }
        return Assessment.of(Subject.of(subject), Scope.of("2026"), answers);
    }

    private static String document() {
        StringBuilder yaml = new StringBuilder("""
            id: two-hundred
            version: "1"
            title: {en: Two hundred criteria}
            range: {min: 0, max: 100}
            levels:
            """);
        for (int level = 1; level <= 5; level++) {
            yaml.append("  - {number: %d, name: {en: L%d}, test: {en: L%d.}}\n".formatted(level, level, level));
        }
        yaml.append("""
            scales:
              practice:
                - {answer: none, score: 0, label: {en: none}}
                - {answer: begun, score: 25, label: {en: begun}}
                - {answer: in-place, score: 75, label: {en: in place}}
                - {answer: proven, score: 100, label: {en: proven}}
            ladders:
              five:
            """);
        for (int level = 2; level <= 5; level++) {
            yaml.append("    - {level: %d, require: [{id: r%d, level: %d, each: \">= 75\"}]}\n"
                    .formatted(level, level, level));
        }
        yaml.append("""
            root:
              id: overall
              title: {en: Overall}
              aggregation: weighted-mean
              missing: leave-out
              ladder: five
              children:
            """);
        for (int p = 1; p <= PILLARS; p++) {
            yaml.append(
                    "    - {id: p%d, title: {en: Pillar %d}, weight: 1, aggregation: weighted-mean, ladder: five, children: ["
                            .formatted(p, p));
            for (int c = 1; c <= CRITERIA; c++) {
                yaml.append(c == 1 ? "" : ", ")
                        .append(("{id: p%d.c%d, title: {en: Criterion %d}, weight: %d, level: %d, "
                                        + "answer: {type: choice, scale: practice}}")
                                .formatted(p, c, c, 1 + c % 3, 2 + c % 4));
            }
            yaml.append("]}\n");
        }
        return yaml.toString();
    }
}
