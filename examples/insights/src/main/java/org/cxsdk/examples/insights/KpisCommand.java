package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Observation;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.InstantConverter;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.json.KpisJson;
import org.cxsdk.metrics.json.ObservationsCsv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kpis}: definitions and events in; figures with n, interval, state and target out. */
@Command(name = "kpis", mixinStandardHelpOptions = true)
final class KpisCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = "--definitions", required = true, paramLabel = "FILE")
    private Path definitions;

    @Option(names = "--events", required = true, paramLabel = "FILE")
    private Path events;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class)
    private @Nullable Instant asOf;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        KpiDefinitions kpis = KpiDefinitionsReader.read(Source.of(definitions));
        List<Observation> observations = new ArrayList<>();
        ObservationsCsv.read(Source.of(events), kpis, observations::add);
        KpiReport report = KpiEngine.compute(kpis, observations, asOf == null ? lastRecorded(observations) : asOf);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("kpis.json", KpisJson.text(report));
        files.put("report.html", new KpisReport(kpis, report, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }

    /** The clock is never asked, so that the same input gives the same bytes. */
    private static Instant lastRecorded(List<Observation> observations) {
        return observations.stream()
                .map(Observation::recorded)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
