package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.insight.conform.Aligner;
import org.cxsdk.core.insight.conform.ConformanceCheck;
import org.cxsdk.core.insight.conform.LogConformance;
import org.cxsdk.core.insight.json.ConformanceJson;
import org.cxsdk.core.insight.pnml.PnmlNet;
import org.cxsdk.core.insight.read.LogReading;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code conformance}: an event log and a net in; how far the one is from the other out. */
@Command(name = "conformance", mixinStandardHelpOptions = true)
final class ConformanceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LogOptions log;

    @Option(names = "--net", required = true, paramLabel = "FILE")
    private Path net;

    @Option(names = "--max-states", paramLabel = "N")
    private int maxStates = Aligner.DEFAULT_STATES;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (maxStates < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--max-states (" + maxStates + ") must be at least 1");
        }
        Inputs inputs = new Inputs();
        Optional<LogReading> read = inputs.read(() -> log.read(spec.commandLine()));
        Optional<Aligner> aligner = inputs.read(() -> Aligner.of(PnmlNet.read(Source.of(net)), maxStates));
        inputs.requireSound();
        LogReading reading = read.orElseThrow();
        log.tellAssumptions(reading, spec.commandLine().getErr());
        Optional<String> growing = aligner.orElseThrow().growingPlace();
        growing.ifPresent(place -> spec.commandLine()
                .getErr()
                .println(net + ": place " + place + " can collect tokens without end, so that a search may stop at"
                        + " --max-states; costs are the least possible where exactness says EXACT"));
        LogConformance conformance =
                ConformanceCheck.check(reading.log(), aligner.orElseThrow()).orElseThrow();
        output.write(
                Map.of(
                        "conformance.json",
                        JsonOutput.text(ConformanceJson.of(
                                log.name(), String.valueOf(net.getFileName()), conformance, growing))),
                spec.commandLine().getOut());
    }
}
