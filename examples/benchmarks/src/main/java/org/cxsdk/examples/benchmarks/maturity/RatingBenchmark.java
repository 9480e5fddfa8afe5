package org.cxsdk.examples.benchmarks.maturity;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Robustness;
import org.cxsdk.maturity.score.Scorer;

/**
 * {@code score-200}: an assessment of 200 criteria scored and explained, by JMH ({@link ScoreJmh}). {@code robustness-10k}: 10,000 organisations
 * of that model, each scored, and what their ranks are worth under 5,000 random weightings, in one run, by processor time. Answers are drawn with seed 1.
 * Nobody else is measured: no other program read by us does either.
 */
public final class RatingBenchmark {

    private static final int ORGANISATIONS = 10_000;

    private final Duel duel;
    private final int rounds;
    private final double secondsPerRound;

    /**
     * @param duel tells which cases are wanted
     * @param rounds how many times JMH measures, after twice as many to warm up
     * @param secondsPerRound how long each time
     */
    public RatingBenchmark(Duel duel, int rounds, double secondsPerRound) {
        this.duel = duel;
        this.rounds = rounds;
        this.secondsPerRound = secondsPerRound;
    }

    /** The rows of the table. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        byJmh("score-200", "written", rows);
        byJmh("score-200-explained", "explained", rows);
        if (duel.wants("robustness-10k")) {
            rows.add(robustness());
        }
        return rows;
    }

    private void byJmh(String name, String method, List<Row> rows) throws Exception {
        if (duel.wants(name)) {
            double rate = new JmhRun(ScoreJmh.class, method, rounds, secondsPerRound).operationsPerSecond();
            rows.add(new Row(name, "assessments/s", rate, null, null, null));
        }
    }

    private static Row robustness() {
        Scorer scorer = Scorer.of(TwoHundredCriteria.model());
        SplittableRandom random = new SplittableRandom(1);
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        List<List<OptionalDouble>> parts = new ArrayList<>();
        for (int i = 0; i < ORGANISATIONS; i++) {
            AssessmentResult result = scorer.score(TwoHundredCriteria.answered("office " + i, random));
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
}
