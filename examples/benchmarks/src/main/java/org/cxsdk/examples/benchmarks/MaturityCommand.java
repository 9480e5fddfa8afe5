package org.cxsdk.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.maturity.MaturityBenchmark;
import org.cxsdk.examples.benchmarks.maturity.RatingBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code maturity}: scoring and explaining an assessment, ranks of many organisations under random weightings, and choosing among
 * 194 initiatives beside an integer solver.
 */
@Command(name = "maturity", mixinStandardHelpOptions = true)
final class MaturityCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        Duel duel = options.duel(spec.commandLine().getErr());
        List<Row> rows = new ArrayList<>(new RatingBenchmark(duel, options.rounds(), options.seconds()).run());
        rows.addAll(new MaturityBenchmark(duel).run());
        options.show("maturity", rows, spec.commandLine().getOut());
        return 0;
    }
}
