package org.cxsdk.examples.scorer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NextLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code score}: answers in; scores, explanation and report out. */
@Command(name = "score", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int SHOWN = 12;

    /** Further forms of the scores. */
    enum Also {
        XLSX,
        CSV,
        OSCAL
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--answers", required = true, paramLabel = "FILE|DIR")
    private Path answers = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Option(names = "--also", split = ",", paramLabel = "xlsx,csv,oscal")
    private Set<Also> also = Set.of();

    @Option(names = "--before", paramLabel = "FILE")
    private @Nullable Path before;

    @Option(names = "--require-level", paramLabel = "N")
    private @Nullable Integer requiredLevel;

    @Override
    public Integer call() {
        Scored scored = scored();
        Map<String, byte[]> files = new LinkedHashMap<>();
        ScoreOutputs.texts(scored, language())
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        if (also.contains(Also.XLSX)) {
            files.put("scores.xlsx", Workbooks.scores(scored, language()));
        }
        if (also.contains(Also.CSV)) {
            files.put("scores.csv", ScoreOutputs.csv(scored).getBytes(StandardCharsets.UTF_8));
        }
        if (also.contains(Also.OSCAL)) {
            files.putAll(ScoreOutputs.oscal(scored));
        }
        OutputFolder.writeBytes(out, files);
        summary(scored).forEach(spec.commandLine().getOut()::println);
        advance(scored).forEach(spec.commandLine().getOut()::println);
        say(Phrase.WROTE, String.join(", ", files.keySet()), out);
        return findings(scored);
    }

    private Language language() {
        return common.language();
    }

    private Scored scored() {
        MaturityModel model = common.load();
        Integer level = requiredLevel;
        if (level != null && model.level(level).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    PlanPhrase.BAD_LEVEL.line(
                            language(),
                            "--require-level",
                            level,
                            String.join(
                                    ", ",
                                    model.levels().stream()
                                            .map(one -> String.valueOf(one.number()))
                                            .toList())));
        }
        Scored scored = Scored.of(model, Common.answers(model, answers), common.asOf());
        tellOtherScopes(scored);
        return before == null
                ? scored
                : scored.after(Scored.of(model, Common.answers(model, before), Optional.empty()));
    }

    /** A scope that no average of the model takes is nearly always a name that was misspelt. */
    private void tellOtherScopes(Scored scored) {
        Set<Scope> known = new TreeSet<>();
        scored.model().scopes().forEach(combined -> known.addAll(combined.of()));
        if (known.isEmpty()) {
            return;
        }
        String names = String.join(", ", known.stream().map(Scope::value).toList());
        for (Assessment assessment : scored.assessments()) {
            if (!known.contains(assessment.scope())) {
                spec.commandLine()
                        .getErr()
                        .println(PlanPhrase.OTHER_SCOPE.line(
                                language(), assessment.subject(), assessment.scope(), names));
            }
        }
    }

    /** The way to the next level in words, where there is one subject. */
    private List<String> advance(Scored scored) {
        List<String> lines = new ArrayList<>();
        if (scored.assessments().size() != 1 || scored.model().levels().isEmpty()) {
            return lines;
        }
        AssessmentResult result = scored.results().assessments().get(0);
        Texts texts = new Texts(scored.model(), language());
        result.root().limit().ifPresent(limit -> lines.add(texts.of(limit.sentence())));
        NextLevel.of(scored.scorer()).from(scored.assessments().get(0)).ifPresent(advance -> {
            lines.add((advance.minimal() ? Sentence.ADVANCE_MINIMAL : Sentence.ADVANCE_FOUND)
                    .line(language(), advance.level(), advance.changes().size(), advance.atLeast()));
            advance.changes()
                    .forEach(change -> lines.add(Sentence.ADVANCE_CHANGE.line(
                            language(),
                            texts.of(scored.model().node(change.criterion()).title()),
                            change.criterion(),
                            change.from() == null ? "–" : change.from(),
                            change.to())));
        });
        return lines;
    }

    private List<String> summary(Scored scored) {
        Texts texts = new Texts(scored.model(), language());
        List<AssessmentResult> results = scored.results().assessments();
        List<String> lines = new ArrayList<>();
        for (AssessmentResult result : results.subList(0, Math.min(SHOWN, results.size()))) {
            lines.add(summary(result, texts));
        }
        if (results.size() > SHOWN) {
            lines.add(Phrase.SUMMARY_MORE.line(language(), results.size() - SHOWN));
        }
        return lines;
    }

    private String summary(AssessmentResult result, Texts texts) {
        String subject = result.subject().value();
        String scope = result.scope().value();
        Optional<Integer> level = result.root().level();
        if (!result.root().score().isScored()) {
            return Phrase.SUMMARY_NONE.line(language(), subject, scope);
        }
        String score = texts.score(result.root().score());
        return level.isEmpty()
                ? Phrase.SUMMARY_SCORE.line(language(), subject, scope, score)
                : Phrase.SUMMARY_LEVEL.line(
                        language(),
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
                                        language(),
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
        spec.commandLine().getOut().println(phrase.line(language(), values));
    }
}
