package org.cxsdk.examples.benchmarks.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.LiveScores;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;

/**
 * {@code scores-10m}: ten million decoded answers counted by service, stage, channel and office in one thread, starting with
 * nothing each time. 20 services of 5 stages, 6 channels and 100 offices, most answers in few of the 60,000 cells, drawn with
 * seed 1. The peer is what one would write by hand: a hash map from the four numbers to an array of counts. That both counted
 * the same is checked.
 */
public final class LiveScoresBenchmark {

    private static final int ANSWERS = 10_000_000;
    private static final int[] SIZES = {20, 5, 6, 100};
    private static final int CODES = 5;

    private final Duel duel;
    private final Question question;
    private final short[][] places = new short[SIZES.length][];
    private byte[] codes = new byte[0];

    /**
     * @param duel measures
     */
    public LiveScoresBenchmark(Duel duel) {
        this.duel = duel;
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        this.question = csat.question(csat.scores().get(0).question()).orElseThrow();
    }

    /** The rows of the table. */
    public List<Row> run() throws Exception {
        if (!duel.wants("scores-10m")) {
            return List.of();
        }
        fill();
        if (ours() != byHand()) {
            throw new IllegalStateException("both sides must count the same");
        }
        List<Row> rows = new ArrayList<>();
        long[] kept = {0};
        duel.run(
                        "scores-10m",
                        "answers/s",
                        ANSWERS,
                        operations -> {
                            for (int i = 0; i < operations; i++) {
                                kept[0] += ours();
                            }
                        },
                        "hash-map",
                        operations -> {
                            for (int i = 0; i < operations; i++) {
                                kept[0] += byHand();
                            }
                        })
                .ifPresent(rows::add);
        return rows;
    }

    private void fill() {
        SplittableRandom random = new SplittableRandom(1);
        codes = new byte[ANSWERS];
        for (int dimension = 0; dimension < SIZES.length; dimension++) {
            places[dimension] = new short[ANSWERS];
        }
        for (int i = 0; i < ANSWERS; i++) {
            for (int dimension = 0; dimension < SIZES.length; dimension++) {
                // the square of a uniform number: some offices are large, many small
                double at = random.nextDouble();
                places[dimension][i] = (short) (at * at * SIZES[dimension]);
            }
            codes[i] = (byte) (1 + random.nextInt(CODES));
        }
    }

    /** How many answers were counted, and in how many cells. */
    private long ours() {
        LiveScores live = LiveScores.of(question, List.of("service", "stage", "channel", "office"));
        for (int dimension = 0; dimension < SIZES.length; dimension++) {
            for (int value = 0; value < SIZES[dimension]; value++) {
                live.id(dimension, Integer.toString(value));
            }
        }
        for (int i = 0; i < ANSWERS; i++) {
            live.add(places[0][i], places[1][i], places[2][i], places[3][i], codes[i]);
        }
        return live.answers() * 1_000_000 + live.cells();
    }

    private record Cell(int service, int stage, int channel, int office) {}

    private long byHand() {
        Map<Cell, long[]> cells = new HashMap<>();
        for (int i = 0; i < ANSWERS; i++) {
            cells.computeIfAbsent(
                            new Cell(places[0][i], places[1][i], places[2][i], places[3][i]), first -> new long[CODES])[
                    codes[i] - 1]++;
        }
        long answers = 0;
        for (long[] counts : cells.values()) {
            for (long count : counts) {
                answers += count;
            }
        }
        return answers * 1_000_000 + cells.size();
    }
}
