package org.cxsdk.examples.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.storage.LargeBenchmark;
import org.cxsdk.examples.benchmarks.storage.StorageBenchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code storage}: append, load, find and page on H2 and PostgreSQL beside JDBC written by hand; with {@code --large}, the
 * same calls in a store of a million documents beside one of 10,000.
 */
@Command(name = "storage", mixinStandardHelpOptions = true)
final class StorageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--documents", paramLabel = "N")
    private @Nullable Integer documents;

    @Option(names = "--large")
    private boolean large;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        Duel duel = options.duel(spec.commandLine().getErr());
        List<Row> rows = large
                ? new LargeBenchmark(duel, documents == null ? 1_000_000 : documents).run()
                : new StorageBenchmark(duel, documents == null ? 20_000 : documents).run();
        options.show("storage", rows, spec.commandLine().getOut());
        return 0;
    }
}
