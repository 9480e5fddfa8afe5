package org.cxsdk.examples.benchmarks.maturity;

import java.util.ArrayList;
import java.util.List;
import org.cxsdk.examples.benchmarks.Duel;
import org.cxsdk.examples.benchmarks.Row;

/** The cases of the maturity benchmark. */
public final class MaturityBenchmark {

    private final Duel duel;

    /** @param duel how long to measure */
    public MaturityBenchmark(Duel duel) {
        this.duel = duel;
    }

    /** Measures all cases. */
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        if (!duel.wants("roadmap-194")) {
            return rows;
        }
        RoadmapCase roadmap = RoadmapCase.of194();
        duel.run("roadmap-194", "plans/s", 1, roadmap::ours, "ojalgo", roadmap::byOjAlgo)
                .ifPresent(rows::add);
        return rows;
    }
}
