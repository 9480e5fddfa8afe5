package org.cxsdk.examples.scorer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.InstantConverter;
import org.cxsdk.examples.command.LanguageConverter;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.json.ScoreFiles;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Scorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score}: answers in; scores, explanation and report out. */
@Command(name = "score", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int SHOWN = 12;

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "ID|FILE")
    private String model;

    @Option(names = "--answers", required = true, paramLabel = "FILE|DIR")
    private Path answers;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Option(names = "--lang", paramLabel = "en|ar", converter = LanguageConverter.class)
    private Language language = Language.ENGLISH;

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = InstantConverter.class)
    private @Nullable Instant asOf;

    @Option(names = "--require-level", paramLabel = "N")
    private @Nullable Integer requiredLevel;

    @Override
    public Integer call() {
        Scored scored = scored();
        Map<String, String> files = new LinkedHashMap<>();
        Instant instant = scored.asOf().orElse(null);
        files.put("scores.json", JsonOutput.text(ScoreFiles.scores(scored.results(), instant)));
        files.put(
                "explanation.json",
                JsonOutput.text(ScoreFiles.explanation(scored.model(), scored.results(), instant)
                        .put("evidence", evidence(scored))));
        files.put("report.html", report(scored));
        OutputFolder.write(out, files);
        summary(scored).forEach(spec.commandLine().getOut()::println);
        say(Phrase.WROTE, String.join(", ", files.keySet()), out);
        return findings(scored);
    }

    private Scored scored() {
        MaturityModel loaded = load();
        List<Assessment> assessments = AnswerFiles.read(loaded, answers);
        Results results = Scorer.of(loaded).scoreAll(assessments);
        Optional<Instant> moment = Optional.ofNullable(asOf).or(() -> lastCollected(assessments));
        return new Scored(loaded, assessments, results, moment, asOf != null);
    }

    private MaturityModel load() {
        if (Models.builtIn().stream().map(ModelId::value).anyMatch(model::equals)) {
            return Models.byId(model);
        }
        // neither a file nor an identifier: the error that lists the identifiers helps more
        return file(model).map(Models::read).orElseGet(() -> Models.byId(model));
    }

    private static Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The clock is never asked, so that the same input gives the same bytes. */
    private static Optional<Instant> lastCollected(List<Assessment> assessments) {
        return assessments.stream()
                .flatMap(assessment -> assessment.evidence().values().stream())
                .map(Evidence::collected)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private String report(Scored scored) {
        List<AssessmentResult> results = scored.results().assessments();
        return results.size() == 1
                ? AssessmentReport.html(scored, results.get(0), language)
                : OverviewReport.html(scored, language);
    }

    /** What the evidence was worth on the day, beside the calculation, which does not look at it. */
    private static List<JsonObject> evidence(Scored scored) {
        List<JsonObject> pieces = new ArrayList<>();
        for (Assessment assessment : scored.assessments()) {
            EvidenceReview review = new EvidenceReview(assessment.evidence(), scored.asOf());
            for (Evidence piece : assessment.evidence().values()) {
                pieces.add(JsonObject.of()
                        .put("subject", assessment.subject().value())
                        .put("scope", assessment.scope().value())
                        .put("id", piece.id().value())
                        .put("title", piece.title())
                        .put("type", piece.type())
                        .put("owner", piece.owner())
                        .put("collected", day(piece.collected()))
                        .put("validUntil", day(piece.validUntil()))
                        .put("sha256", piece.sha256())
                        .put("state", review.standing(piece).fileName()));
            }
        }
        return pieces;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private List<String> summary(Scored scored) {
        Texts texts = new Texts(scored.model(), language);
        List<AssessmentResult> results = scored.results().assessments();
        List<String> lines = new ArrayList<>();
        for (AssessmentResult result : results.subList(0, Math.min(SHOWN, results.size()))) {
            lines.add(summary(result, texts));
        }
        if (results.size() > SHOWN) {
            lines.add(Phrase.SUMMARY_MORE.line(language, results.size() - SHOWN));
        }
        return lines;
    }

    private String summary(AssessmentResult result, Texts texts) {
        String subject = result.subject().value();
        String scope = result.scope().value();
        Optional<Integer> level = result.root().level();
        if (!result.root().score().isScored()) {
            return Phrase.SUMMARY_NONE.line(language, subject, scope);
        }
        String score = texts.score(result.root().score());
        return level.isEmpty()
                ? Phrase.SUMMARY_SCORE.line(language, subject, scope, score)
                : Phrase.SUMMARY_LEVEL.line(
                        language,
                        subject,
                        scope,
                        level.get(),
                        texts.model()
                                .levels()
                                .get(texts.model().levels().size() - 1)
                                .number(),
                        texts.levelName(level.get()),
                        score);
    }

    /** 1 if a level was asked for and somebody misses it. */
    private int findings(Scored scored) {
        if (requiredLevel == null) {
            return 0;
        }
        int code = 0;
        for (AssessmentResult result : scored.results().assessments()) {
            Optional<Integer> level = result.root().level();
            if (level.isEmpty() || level.get() < requiredLevel) {
                spec.commandLine()
                        .getErr()
                        .println((level.isEmpty() ? Phrase.LEVEL_UNKNOWN : Phrase.LEVEL_MISSED)
                                .line(
                                        language,
                                        result.subject(),
                                        result.scope(),
                                        requiredLevel,
                                        level.map(String::valueOf).orElse("")));
                code = 1;
            }
        }
        return code;
    }

    private void say(Phrase phrase, Object... values) {
        spec.commandLine().getOut().println(phrase.line(language, values));
    }
}
