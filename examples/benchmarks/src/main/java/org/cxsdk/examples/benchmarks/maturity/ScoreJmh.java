package org.cxsdk.examples.benchmarks.maturity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.ScoreFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Scorer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What JMH measures: one assessment of 200 criteria in ten pillars on five gated levels, scored, its levels and limits found and explained
 * ({@code score-200-explained}), and the texts of {@code scores.json} and {@code explanation.json}, 0.25 MB, made as well ({@code score-200}).
 * Reading the answers is not counted. {@link JmhRun} starts it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ScoreJmh {

    private final MaturityModel model = TwoHundredCriteria.model();
    private final Scorer scorer = Scorer.of(model);
    private final Assessment assessment = TwoHundredCriteria.answered("office", new SplittableRandom(1));

    /** Processor time beside the time by the clock: on a machine that others use as well the two differ much. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Work {

        /** How many assessments. */
        public long operations;

        /** What they took of a processor. */
        public long processorNanos;

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private long before;

        /** Starts to count. */
        @Setup(Level.Iteration)
        public void begin() {
            operations = 0;
            processorNanos = 0;
            before = THREADS.getCurrentThreadCpuTime();
        }

        /** Counts. */
        @TearDown(Level.Iteration)
        public void end() {
            processorNanos = THREADS.getCurrentThreadCpuTime() - before;
        }
    }

    /** Scores, levels, limits, and the explanation as the tree that is written out; the harness keeps what is returned from being optimised away. */
    @Benchmark
    public Object explained(Work work) {
        work.operations++;
        return ScoreFiles.explanation(model, scorer.scoreAll(List.of(assessment)), null);
    }

    /** The same, and the texts of both files. */
    @Benchmark
    public int written(Work work) {
        work.operations++;
        Results results = scorer.scoreAll(List.of(assessment));
        return JsonOutput.text(ScoreFiles.scores(results, null)).length()
                + JsonOutput.text(ScoreFiles.explanation(model, results, null)).length();
    }
}
