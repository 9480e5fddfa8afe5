package org.cxsdk.examples.insights;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.core.json.Source;
import org.cxsdk.feedback.json.FeedbackJson;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.LabelledTextsCsv;
import org.cxsdk.feedback.json.ResponsesCsv;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.score.SurveyDrivers;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextClassifier;
import org.cxsdk.feedback.text.TextSummary;
import org.cxsdk.feedback.text.TextTrainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code feedback}: an instrument and responses in; scores, changes, words and drivers out. */
@Command(name = "feedback", mixinStandardHelpOptions = true)
final class FeedbackCommand implements Runnable {

    private static final Set<Locale> LANGUAGES = Set.of(
            Locale.ENGLISH,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("ar"),
            Locale.forLanguageTag("fa"),
            Locale.forLanguageTag("ur"));

    @Spec
    private CommandSpec spec;

    @Option(names = "--instrument", required = true, paramLabel = "ID|FILE")
    private String instrument;

    @Option(names = "--responses", required = true, paramLabel = "FILE")
    private Path responses;

    @Option(names = "--topics", paramLabel = "FILE")
    private @Nullable Path taxonomy;

    @Option(names = "--train", paramLabel = "FILE")
    private @Nullable Path train;

    @Option(names = "--minimum-n", paramLabel = "N")
    private int minimumN = SurveyScores.MINIMUM_N;

    @Option(names = "--zone", paramLabel = "ZONE", converter = LogOptions.ZoneConverter.class)
    private ZoneId zone = ZoneOffset.UTC;

    @Mixin
    private OutputOptions output;

    @Override
    public void run() {
        if (minimumN < 1) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--minimum-n (" + minimumN + ") must be at least 1");
        }
        Path ofTopics = taxonomy;
        Path ofLabels = train;
        Inputs inputs = new Inputs();
        Optional<Instrument> loaded = inputs.read(this::load);
        Optional<Map<Response, BigDecimal>> read =
                loaded.flatMap(known -> inputs.read(() -> ResponsesCsv.readWeighted(Source.of(responses), known)));
        Optional<Taxonomy> named = inputs.read(
                () -> ofTopics == null ? Taxonomies.publicServices() : Taxonomies.read(Source.of(ofTopics)));
        Optional<TextClassifier> classifier = ofLabels == null
                ? Optional.empty()
                : inputs.read(() -> TextTrainer.standard().train(LabelledTextsCsv.read(Source.of(ofLabels))));
        inputs.requireSound();
        Instrument answered = loaded.orElseThrow();
        Map<Response, BigDecimal> given = read.orElseThrow();
        Taxonomy topics = named.orElseThrow();
        SurveyScores scores = SurveyScores.of(answered, given, ResponsesCsv.DIMENSIONS, zone, minimumN);
        Optional<TextSummary> words = TextSummary.ofAnswers(
                        answered, given.keySet(), topics, LanguageDetector.restrictedTo(LANGUAGES), classifier)
                .map(found -> found.released(minimumN));
        Optional<SurveyDrivers> drivers = SurveyDrivers.of(answered, given.keySet())
                .filter(found -> found.result().n() == 0 || found.result().n() >= minimumN);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("feedback.json", JsonOutput.text(FeedbackJson.of(scores, words, drivers)));
        files.put("report.html", new FeedbackReport(scores, words, drivers, zone, output.language()).html());
        output.write(files, spec.commandLine().getOut());
    }

    private Instrument load() {
        return Instruments.builtIn(instrument).orElseGet(() -> {
            if (isFile(instrument)) {
                return Instruments.read(Source.of(Path.of(instrument)));
            }
            throw new CxException(
                    CoreError.UNREADABLE_SOURCE,
                    "--instrument \"" + instrument
                            + "\" is neither an instrument that comes with the program nor a file",
                    "Use one of " + new TreeSet<>(Instruments.BUILT_IN) + " or name a file.");
        });
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
