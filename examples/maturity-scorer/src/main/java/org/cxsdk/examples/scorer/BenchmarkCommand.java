package org.cxsdk.examples.scorer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.cxsdk.core.InvalidDocumentException;
import org.cxsdk.core.Violation;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Peers;
import org.cxsdk.maturity.score.Robustness;
import org.cxsdk.maturity.score.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmark}: the organisations of a folder beside each other, one answers file each. */
@Command(name = "benchmark", mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    /** Fewer have nothing that could be called a middle. */
    private static final int LEAST_GROUP = 3;

    private static final int LEAST_DRAWS = 100;
    private static final long TOO_LONG_WITHOUT_A_WORD = 2_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "DIR")
    private Path folder = Path.of("");

    @Option(names = "--minimum", paramLabel = "N")
    private int minimum = Peers.MINIMUM;

    @Option(names = "--draws", paramLabel = "N")
    private int draws = Robustness.DRAWS;

    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        requireAtLeast("--minimum", minimum, LEAST_GROUP);
        requireAtLeast("--draws", draws, LEAST_DRAWS);
        MaturityModel model = common.load();
        List<AssessmentResult> results = results(model);
        List<Peers.Standing> standings = Peers.ofAtLeast(minimum).of(results);
        Map<Subject, Robustness.Interval> intervals = standings.isEmpty() ? Map.of() : intervals(results);
        OutputFolder.write(out, Map.of("benchmark.json", JsonOutput.text(json(model, results, standings, intervals))));
        print(model, results, standings, intervals);
        return 0;
    }

    private void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    spec.commandLine(), PlanPhrase.BAD_NUMBER.line(common.language(), option, value, least));
        }
    }

    private List<AssessmentResult> results(MaturityModel model) {
        Scorer scorer = Common.scorer(model, common.asOf());
        List<AssessmentResult> results = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        Map<Subject, Path> seen = new LinkedHashMap<>();
        long said = System.nanoTime();
        for (Path file : files()) {
            try {
                Assessment assessment = Common.answer(model, file);
                Path earlier = seen.putIfAbsent(assessment.subject(), file);
                if (earlier != null) {
                    violations.add(new Violation(
                            file.toString(),
                            0,
                            0,
                            "organisation",
                            assessment.subject().value(),
                            "is assessed in " + earlier + " too",
                            "Keep the latest assessment of each organisation"));
                } else {
                    results.add(scorer.score(assessment));
                }
            } catch (InvalidDocumentException e) {
                violations.addAll(e.violations());
            }
            if (System.nanoTime() - said > TOO_LONG_WITHOUT_A_WORD) {
                said = System.nanoTime();
                spec.commandLine().getErr().println("  " + results.size());
                spec.commandLine().getErr().flush();
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidDocumentException(violations);
        }
        return results;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (name.matches(".*\\.(yaml|yml|json|csv|xlsx|xlsm)")) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new org.cxsdk.core.CxException(
                    org.cxsdk.core.CoreError.UNREADABLE_SOURCE,
                    folder + " cannot be read: " + Source.reason(e),
                    "Name the folder that holds one answers file for each organisation.",
                    e);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
        if (files.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), PlanPhrase.NO_ORGANISATIONS.line(common.language(), folder));
        }
        files.sort(null);
        return files;
    }

    /** By the scores of the parts right below the whole; organisations without any of them are left out. */
    private Map<Subject, Robustness.Interval> intervals(List<AssessmentResult> results) {
        List<Subject> subjects = new ArrayList<>();
        List<List<OptionalDouble>> scores = new ArrayList<>();
        for (AssessmentResult result : results) {
            List<OptionalDouble> parts = result.root().inputs().stream()
                    .filter(Input.OfNode.class::isInstance)
                    .map(input -> input.score()
                            .fold(score -> OptionalDouble.of(score.toDouble()), why -> OptionalDouble.empty()))
                    .toList();
            if (result.root().score().isScored() && parts.stream().anyMatch(OptionalDouble::isPresent)) {
                subjects.add(result.subject());
                scores.add(parts);
            }
        }
        Robustness.Interval[] intervals = Robustness.seeded(seed).draws(draws).of(scores);
        Map<Subject, Robustness.Interval> bySubject = new LinkedHashMap<>();
        for (int i = 0; i < intervals.length; i++) {
            bySubject.put(subjects.get(i), intervals[i]);
        }
        return bySubject;
    }

    private JsonObject json(
            MaturityModel model,
            List<AssessmentResult> results,
            List<Peers.Standing> standings,
            Map<Subject, Robustness.Interval> intervals) {
        return JsonObject.of()
                .put("model", ModelRef.json(model.ref()))
                .put("organisations", results.size())
                .put("minimum", minimum)
                .put("state", standings.isEmpty() ? "too-few" : "ok")
                .put("draws", draws)
                .put("seed", seed)
                .put("nodes", standings.stream().map(BenchmarkCommand::node).toList())
                .put("robustness", robustness(intervals));
    }

    private static JsonObject node(Peers.Standing standing) {
        JsonObject levels = JsonObject.of();
        standing.levels().forEach((level, count) -> levels.put(Integer.toString(level), count));
        List<JsonObject> places = new ArrayList<>();
        standing.places()
                .forEach((subject, place) -> places.add(JsonObject.of()
                        .put("subject", subject.value())
                        .put("score", place.score())
                        .put("ahead", place.ahead())
                        .put("toMedian", place.toMedian())));
        return JsonObject.of()
                .put("node", standing.node().value())
                .put("n", standing.n())
                .put("unscored", standing.unscored())
                .put("least", standing.least())
                .put("lowerQuartile", standing.lowerQuartile())
                .put("median", standing.median())
                .put("upperQuartile", standing.upperQuartile())
                .put("greatest", standing.greatest())
                .put("levels", levels)
                .put("places", places);
    }

    private static List<JsonObject> robustness(Map<Subject, Robustness.Interval> intervals) {
        List<JsonObject> rows = new ArrayList<>();
        intervals.forEach((subject, interval) -> rows.add(JsonObject.of()
                .put("subject", subject.value())
                .put("scoreLow", interval.scoreLow())
                .put("scoreHigh", interval.scoreHigh())
                .put("rankBest", interval.rankBest())
                .put("rankWorst", interval.rankWorst())));
        return rows;
    }

    private void print(
            MaturityModel model,
            List<AssessmentResult> results,
            List<Peers.Standing> standings,
            Map<Subject, Robustness.Interval> intervals) {
        PrintWriter words = spec.commandLine().getOut();
        Language language = common.language();
        Texts texts = new Texts(model, language);
        words.println(Sentence.PEERS_HEAD.line(language, results.size()));
        if (standings.isEmpty()) {
            words.println(Sentence.PEERS_SMALL.line(language, minimum));
        }
        for (Peers.Standing standing : standings.subList(0, Math.min(SHOWN, standings.size()))) {
            words.println(Sentence.PEERS_LINE.line(
                    language,
                    texts.of(model.node(standing.node()).title()),
                    one(standing.least()),
                    one(standing.lowerQuartile()),
                    one(standing.median()),
                    one(standing.upperQuartile()),
                    one(standing.greatest())));
        }
        standings.stream()
                .findFirst()
                .ifPresent(whole -> whole.places().entrySet().stream()
                        .sorted(java.util.Comparator.comparingDouble((Map.Entry<Subject, Peers.Place> place) ->
                                -place.getValue().score()))
                        .limit(SHOWN)
                        .forEach(place -> {
                            Robustness.Interval interval = intervals.get(place.getKey());
                            if (interval != null) {
                                words.println(Sentence.PEERS_PLACE.line(
                                        language,
                                        place.getKey(),
                                        one(place.getValue().score()),
                                        Math.round(place.getValue().ahead() * 100),
                                        Math.round(interval.rankBest()),
                                        Math.round(interval.rankWorst())));
                            }
                        }));
        words.println(Phrase.WROTE.line(language, "benchmark.json", out));
    }

    private static String one(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
