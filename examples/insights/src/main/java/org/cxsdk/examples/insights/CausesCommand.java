package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.cause.CauseSearch;
import org.cxsdk.metrics.cause.Localisation;
import org.cxsdk.metrics.json.CausesJson;
import org.cxsdk.metrics.json.IncidentCsv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code causes}: counts by period and segment in; where the unwanted rose, with evidence, out. */
@Command(name = "causes", mixinStandardHelpOptions = true)
final class CausesCommand implements Runnable {

    private static final int MOST_REPLICAS = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "FILE")
    private Path file;

    @Option(names = "--period", required = true, paramLabel = "COL")
    private String period;

    @Option(names = "--bad", required = true, paramLabel = "COL")
    private String bad;

    @Option(names = "--volume", required = true, paramLabel = "COL")
    private String volume;

    @Option(names = "--by", split = ",", paramLabel = "COL")
    private List<String> by = List.of();

    @Option(names = "--at", paramLabel = "PERIOD")
    private @Nullable String at;

    @Option(names = "--replicas", paramLabel = "N")
    private int replicas = 99;

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (replicas < 0 || replicas > MOST_REPLICAS) {
            throw new ParameterException(
                    spec.commandLine(), "--replicas " + replicas + ": must be 0 to " + MOST_REPLICAS);
        }
        IncidentCsv.Reading incident = IncidentCsv.reading(
                Source.of(file), new IncidentCsv.Columns(period, bad, volume, by), Optional.ofNullable(at));
        CauseSearch search = CauseSearch.standard().replicas(replicas);
        Localisation found = (seed == null ? search : search.seed(seed)).search(incident.incident());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("causes.json", CausesJson.text(incident, found));
        files.put("report.html", new CausesReport(bad, incident, found, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }
}
