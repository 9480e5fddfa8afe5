package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.analysis.ControlChart;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.analysis.SeriesReading;
import org.cxsdk.metrics.json.SeriesCsv;
import org.cxsdk.metrics.json.SeriesJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code series}: one series of figures in; chart, signals, trend and forecast out. */
@Command(name = "series", mixinStandardHelpOptions = true)
final class SeriesCommand implements Runnable {

    private static final int MOST_STEPS = 1_000;

    /** Which way the figure gets better, in the words of the command line. */
    enum Better {
        HIGHER(Direction.HIGHER_IS_BETTER),
        LOWER(Direction.LOWER_IS_BETTER);

        private final Direction direction;

        Better(Direction direction) {
            this.direction = direction;
        }
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--file", required = true, paramLabel = "FILE")
    private Path file;

    @Option(names = "--value", required = true, paramLabel = "COL")
    private String value;

    @Option(names = "--denominator", paramLabel = "COL")
    private @Nullable String denominator;

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    @Option(names = "--rebase", split = ",", paramLabel = "LABEL")
    private List<String> rebase = List.of();

    @Option(names = "--target", paramLabel = "N")
    private @Nullable Double target;

    @Option(names = "--better", paramLabel = "higher|lower")
    private Better better = Better.HIGHER;

    @Option(names = "--season", paramLabel = "N")
    private int season = 1;

    @Option(names = "--horizon", paramLabel = "N")
    private int horizon = 10;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        requireWithin("--season", season);
        requireWithin("--horizon", horizon);
        if (target != null && !Double.isFinite(target)) {
            throw new ParameterException(spec.commandLine(), "--target " + target + ": must be a finite number");
        }
        Optional<ControlChart.Kind> chart = Optional.ofNullable(kind).map(this::kind);
        SeriesData data = SeriesCsv.read(Source.of(file), value, Optional.ofNullable(denominator), chart);
        SeriesReading.Question question = new SeriesReading.Question(
                better.direction,
                target == null ? OptionalDouble.empty() : OptionalDouble.of(target),
                season,
                horizon,
                chart,
                points(data));
        SeriesReading reading = SeriesReading.of(data, question);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("series.json", SeriesJson.text(reading));
        files.put("report.html", new SeriesReport(value, question, reading, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }

    /** The points at which limits begin anew; each part needs two at least. */
    private List<Integer> points(SeriesData data) {
        List<Integer> points = new ArrayList<>();
        int before = 1;
        for (String label : rebase) {
            int point = data.labels().indexOf(label.strip()) + 1;
            if (point == 0) {
                throw new ParameterException(
                        spec.commandLine(), "--rebase " + label + ": must be the label of a point");
            }
            if (point - before < SeriesReading.LEAST || data.size() - point + 1 < SeriesReading.LEAST) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--rebase " + label + ": must leave two points or more on each side, in order of time");
            }
            points.add(point);
            before = point;
        }
        return points;
    }

    private ControlChart.Kind kind(String code) {
        for (ControlChart.Kind one : ControlChart.Kind.values()) {
            if (one.code().equalsIgnoreCase(code)) {
                return one;
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--kind " + code + ": must be one of "
                        + Stream.of(ControlChart.Kind.values())
                                .map(ControlChart.Kind::code)
                                .collect(Collectors.joining(", ")));
    }

    private void requireWithin(String option, int given) {
        if (given < 1 || given > MOST_STEPS) {
            throw new ParameterException(spec.commandLine(), option + " " + given + ": must be 1 to " + MOST_STEPS);
        }
    }
}
