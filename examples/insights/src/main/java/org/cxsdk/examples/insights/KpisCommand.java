package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.InstantConverter;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.json.EventMapping;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.json.KpisCsv;
import org.cxsdk.metrics.json.KpisJson;
import org.cxsdk.metrics.json.ObservationsCsv;
import org.cxsdk.metrics.json.OpenMetrics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kpis}: definitions and events in; figures with n, interval, state and target out. */
@Command(name = "kpis", mixinStandardHelpOptions = true)
final class KpisCommand implements Runnable {

    /** No series of events pauses for so long and then goes on with a few. */
    private static final Duration FAR_AHEAD = Duration.ofDays(5 * 365);

    /** One in so many at most. */
    private static final int FEW = 10;

    /** Fewer events do not say what is usual. */
    private static final int MANY = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--definitions", required = true, paramLabel = "FILE")
    private Path definitions;

    @Option(names = "--events", required = true, paramLabel = "FILE")
    private List<Path> events;

    @Option(names = "--mapping", paramLabel = "FILE")
    private List<Path> mappings = List.of();

    @Option(names = "--export", paramLabel = "csv|openmetrics|open-data", split = ",")
    private List<Export> exports = List.of();

    @Option(names = "--minimum-n", paramLabel = "N")
    private int minimumN = 5;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class)
    private @Nullable Instant asOf;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (!mappings.isEmpty() && mappings.size() != events.size()) {
            throw new ParameterException(
                    spec.commandLine(), mappings.size() + " mappings for " + events.size() + " files of events");
        }
        if (minimumN < 0) {
            throw new ParameterException(spec.commandLine(), "--minimum-n " + minimumN + ": must not be negative");
        }
        Inputs inputs = new Inputs();
        Optional<KpiDefinitions> defined = inputs.read(() -> KpiDefinitionsReader.read(Source.of(definitions)));
        List<Observation> observations = observations(inputs, defined);
        inputs.requireSound();
        KpiDefinitions kpis = defined.orElseThrow();
        if (observations.isEmpty() && asOf == null) {
            throw new InvalidDocumentException(List.of(new Violation(
                    events.get(0).toString(), 0, 0, "", null, "has no event", "Add events, or say --as-of when")));
        }
        KpiReport report = KpiEngine.compute(kpis, observations, asOf == null ? lastRecorded(observations) : asOf);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("kpis.json", KpisJson.text(report));
        files.put("report.html", new KpisReport(kpis, report, output.language()).html());
        if (exports.contains(Export.CSV)) {
            files.put("kpis.csv", KpisCsv.text(report));
        }
        if (exports.contains(Export.OPENMETRICS)) {
            files.put("kpis.prom", OpenMetrics.text(report));
        }
        if (exports.contains(Export.OPEN_DATA)) {
            files.put("open-data.csv", KpisCsv.text(report.withheldBelow(Math.max(2, minimumN))));
        }
        output.write(files, spec.commandLine().getOut());
    }

    /** The observations of all files; those without a mapping can be read only if it is known which columns count. */
    private List<Observation> observations(Inputs inputs, Optional<KpiDefinitions> kpis) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Source file = Source.of(events.get(i));
            if (!mappings.isEmpty()) {
                Optional<EventMapping> mapping = mapping(inputs, mappings.get(i));
                mapping.ifPresent(known -> inputs.run(() -> known.observations(file, observations::add)));
            } else {
                kpis.ifPresent(known -> inputs.run(() -> ObservationsCsv.read(file, known, observations::add)));
            }
        }
        return observations;
    }

    private static Optional<EventMapping> mapping(Inputs inputs, Path file) {
        return inputs.read(() -> EventMapping.read(Source.of(file)));
    }

    /**
     * The clock is never asked, so that the same input gives the same bytes. Clocks that run years ahead do not make the rest
     * seem long past: a few events, or a single one, far behind all others do not count as last, and are then left out and
     * counted.
     */
    private static Instant lastRecorded(List<Observation> observations) {
        List<Instant> recorded =
                observations.stream().map(Observation::recorded).sorted().toList();
        int last = recorded.size() - 1;
        int one = recorded.size() - 1;
        for (int i = last; i >= MANY && (i == one || (recorded.size() - i) * FEW <= recorded.size()); i--) {
            if (Duration.between(recorded.get(i - 1), recorded.get(i)).compareTo(FAR_AHEAD) > 0) {
                last = i - 1;
            }
        }
        return last < 0 ? Instant.EPOCH : recorded.get(last);
    }

    /** What else can be written. */
    enum Export {
        CSV("csv"),
        OPENMETRICS("openmetrics"),
        OPEN_DATA("open-data");

        private final String word;

        Export(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
