package org.cxsdk.examples.benchmarks.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;

/**
 * Decisions per second of the deciding thread's processor time. Every side's verdicts are checked against a naive evaluator
 * before anything is measured. Peers are set up person by person and handed hers by number; ours looks her up by identifier.
 */
public final class ConsentBenchmark {

    private static final int QUESTIONS = 20_000;
    private static final long SEED = 20_261_128;
    private static final String UNIT = "decisions/CPU-s";

    private final Duel duel;
    private final Consumer<String> progress;

    /**
     * @param duel measures, by processor time
     * @param progress is told what is set up
     */
    public ConsentBenchmark(Duel duel, Consumer<String> progress) {
        this.duel = duel;
        this.progress = progress;
    }

    /** Measures. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        if (duel.wants("decide-100k")) {
            progress.accept("setting up 100,000 grants, for the peers person by person");
            ConsentWorld world = new ConsentWorld(100_000, QUESTIONS, SEED);
            OurDecisions ours = new OurDecisions(world);
            check("ours", world, ours, QUESTIONS);
            // the check asks every peer every question, so that each person's set has been used before
            CedarDecisions cedar = new CedarDecisions(world);
            check("cedar", world, cedar, QUESTIONS);
            add(rows, "decide-100k", ours, QUESTIONS, "cedar", cedar, QUESTIONS);
            CasbinDecisions casbin = new CasbinDecisions(world);
            check("jcasbin", world, casbin, QUESTIONS);
            add(rows, "decide-100k", ours, QUESTIONS, "jcasbin", casbin, QUESTIONS);
            progress.accept("%,d reasons were given".formatted(ours.reasons()));
        }
        if (duel.wants("decide-growth-100k")) {
            progress.accept("setting up 100,000 grants beside 1,000");
            add(rows, "decide-growth-100k", ours(100_000), QUESTIONS, "ours-1k", ours(1_000), QUESTIONS);
        }
        if (duel.wants("decide-ledger-100k")) {
            progress.accept("setting up 100,000 grants for the ledger");
            ConsentWorld world = new ConsentWorld(100_000, QUESTIONS, SEED);
            LoggedDecisions logged = new LoggedDecisions(new OurDecisions(world));
            check("ours", world, logged, QUESTIONS);
            duel.alone("decide-ledger-100k", UNIT, Decisions.side(logged, QUESTIONS))
                    .ifPresent(rows::add);
            progress.accept("root of %d bytes".formatted(logged.root().size()));
        }
        if (duel.wants("decide-1m")) {
            progress.accept("setting up 1,000,000 grants");
            System.gc();
            long before = used();
            ConsentWorld world = new ConsentWorld(1_000_000, QUESTIONS, SEED);
            long facts = used();
            OurDecisions ours = new OurDecisions(world);
            System.gc();
            progress.accept("%.0f bytes a grant, world of the benchmark left out"
                    .formatted((used() - Math.max(before, facts)) / 1e6, Locale.ROOT));
            check("ours", world, ours, QUESTIONS);
            add(rows, "decide-1m", ours, QUESTIONS, "ours-1k", ours(1_000), QUESTIONS);
        }
        return rows;
    }

    private static OurDecisions ours(int grants) throws Exception {
        ConsentWorld world = new ConsentWorld(grants, QUESTIONS, SEED);
        OurDecisions ours = new OurDecisions(world);
        check("ours", world, ours, QUESTIONS);
        return ours;
    }

    private void add(
            List<Row> rows,
            String name,
            Decisions ours,
            int questions,
            String peer,
            Decisions theirs,
            int peerQuestions)
            throws Exception {
        duel.run(name, UNIT, 1, Decisions.side(ours, questions), peer, Decisions.side(theirs, peerQuestions))
                .ifPresent(rows::add);
    }

    private static void check(String who, ConsentWorld world, Decisions decisions, int questions) throws Exception {
        int wrong = Decisions.firstWrong(world, decisions, questions);
        if (wrong >= 0) {
            throw new IllegalStateException(who + " decides question " + wrong + " otherwise than the naive evaluator: "
                    + world.asked.get(wrong));
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
