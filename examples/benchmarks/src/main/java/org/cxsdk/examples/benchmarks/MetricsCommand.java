package org.cxsdk.examples.benchmarks;

import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.metrics.MetricsBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code metrics}: counts, sums and quantiles by cell beside DuckDB, DataSketches and HdrHistogram. */
@Command(name = "metrics", mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", paramLabel = "N")
    private int events = 10_000_000;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        var rows =
                new MetricsBenchmark(options.duel(spec.commandLine().getErr()).onProcessTime(), events).run();
        options.show("metrics", rows, spec.commandLine().getOut());
        return 0;
    }
}
