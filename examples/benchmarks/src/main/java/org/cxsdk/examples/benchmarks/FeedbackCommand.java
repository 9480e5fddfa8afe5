package org.cxsdk.examples.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cxsdk.examples.benchmarks.feedback.LiveScoresBenchmark;
import org.cxsdk.examples.benchmarks.feedback.TextBenchmark;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code feedback}: ten million answers into live scores by four dimensions, and comments judged beside the Java port of VADER. */
@Command(name = "feedback", mixinStandardHelpOptions = true)
final class FeedbackCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--comments", paramLabel = "FILE")
    private @Nullable Path comments;

    @Mixin
    private BenchmarkOptions options;

    @Override
    public Integer call() throws Exception {
        Duel duel = options.duel(spec.commandLine().getErr()).onProcessorTime();
        List<Row> rows = new ArrayList<>(new LiveScoresBenchmark(duel).run());
        rows.addAll(new TextBenchmark(duel, Optional.ofNullable(comments)).run());
        options.show("feedback", rows, spec.commandLine().getOut());
        return 0;
    }
}
