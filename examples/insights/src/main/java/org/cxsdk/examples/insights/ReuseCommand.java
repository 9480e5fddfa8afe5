package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.Map;
import org.cxsdk.consent.json.ReuseWorld;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reuse}: a written-down world and requests in, decisions out. */
@Command(name = "reuse", mixinStandardHelpOptions = true)
final class ReuseCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--world", required = true, paramLabel = "FILE")
    private Path world;

    @Option(names = "--requests", required = true, paramLabel = "FILE")
    private Path requests;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        var decided = ReuseWorld.decide(Source.of(world), Source.of(requests));
        output.write(
                Map.of("reuse.json", JsonOutput.text(ReuseWorld.report(decided))),
                spec.commandLine().getOut());
    }
}
