package org.cxsdk.examples.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.journeys.JourneysBenchmark;
import org.cxsdk.examples.benchmarks.journeys.JourneysGates;
import org.cxsdk.examples.benchmarks.journeys.JourneysScale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journeys}: reading logs, graph and paths beside DuckDB, loops by hand and a bare XML parser; alignment; live; {@code --scale}: ten times as much. */
@Command(name = "journeys", mixinStandardHelpOptions = true)
final class JourneysCommand implements Callable<Integer> {

    /** Done, with findings that the caller asked to be told of. */
    private static final int MISSED = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--events", paramLabel = "N")
    private int events = 1_000_000;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data = Path.of(System.getProperty("cx.data", "../shared/data"));

    @Option(names = "--scale")
    private boolean scale;

    @Option(names = "--gates")
    private boolean gates;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        if (scale) {
            options.show(
                    "journeys", new JourneysScale(3).run(), spec.commandLine().getOut());
            return 0;
        }
        var rows = new JourneysBenchmark(options.duel(spec.commandLine().getErr()), events, data).run();
        options.show("journeys", rows, spec.commandLine().getOut());
        List<String> missed = gates ? JourneysGates.missed(rows) : List.of();
        missed.forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return missed.isEmpty() ? 0 : MISSED;
    }
}
