package org.cxsdk.examples.benchmarks;

import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.maturity.MaturityBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code maturity}: choosing among 194 initiatives, beside an integer solver. */
@Command(name = "maturity", mixinStandardHelpOptions = true)
final class MaturityCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        var rows = new MaturityBenchmark(options.duel(spec.commandLine().getErr())).run();
        options.show("maturity", rows, spec.commandLine().getOut());
        return 0;
    }
}
