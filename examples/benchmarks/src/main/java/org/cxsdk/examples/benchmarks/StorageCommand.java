package org.cxsdk.examples.benchmarks;

import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.storage.StorageBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code storage}: append, load, find and page on H2 and PostgreSQL beside JDBC written by hand. */
@Command(name = "storage", mixinStandardHelpOptions = true)
final class StorageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--documents", paramLabel = "N")
    private int documents = 20_000;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        var rows = new StorageBenchmark(options.duel(spec.commandLine().getErr()), documents).run();
        options.show("storage", rows, spec.commandLine().getOut());
        return 0;
    }
}
