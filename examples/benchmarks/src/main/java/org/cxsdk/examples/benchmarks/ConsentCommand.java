package org.cxsdk.examples.benchmarks;

import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.consent.ConsentBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code consent}: reuse decisions beside Cedar and jCasbin, and over a thousand times as many grants. */
@Command(name = "consent", mixinStandardHelpOptions = true)
final class ConsentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        var err = spec.commandLine().getErr();
        var rows = new ConsentBenchmark(options.duel(err).onProcessorTime(), line -> {
                    err.println(line);
                    err.flush();
                })
                .run();
        options.show("consent", rows, spec.commandLine().getOut());
        return 0;
    }
}
