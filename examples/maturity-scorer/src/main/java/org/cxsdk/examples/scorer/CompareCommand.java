package org.cxsdk.examples.scorer;

import java.io.PrintWriter;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.command.InstantConverter;
import org.cxsdk.examples.command.OutputFolder;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.Comparison;
import org.cxsdk.maturity.score.NodeScore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare}: what changed between two assessments, and by which cause. */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Common common = new Common();

    @Option(names = "--before", required = true, paramLabel = "FILE")
    private Path before = Path.of("");

    @Option(names = "--after", required = true, paramLabel = "FILE")
    private Path after = Path.of("");

    @Option(names = "--model-before", paramLabel = "ID|FILE")
    private @Nullable String modelBefore;

    @Option(names = "--as-of-before", paramLabel = "INSTANT", converter = InstantConverter.class)
    private @Nullable Instant asOfBefore;

    @Option(names = "--renamed", paramLabel = "OLD=NEW")
    private Map<String, String> renamed = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        MaturityModel later = common.load();
        MaturityModel earlier = modelBefore == null ? later : Models.read(Common.source(modelBefore));
        Comparison.Snapshot then = snapshot(earlier, Common.answer(earlier, before), Optional.ofNullable(asOfBefore));
        Comparison.Snapshot now = snapshot(later, Common.answer(later, after), common.asOf());
        Map<NodeId, NodeId> names = new LinkedHashMap<>();
        renamed.forEach((old, fresh) -> names.put(NodeId.of(old), NodeId.of(fresh)));
        Comparison.Found found = Comparison.of(then, now, names);
        OutputFolder.write(out, Map.of("comparison.json", JsonOutput.text(json(then, now, found))));
        print(then, now, found);
        return 0;
    }

    private static Comparison.Snapshot snapshot(MaturityModel model, Assessment assessment, Optional<Instant> moment) {
        LocalDate day = moment.or(() -> Scored.lastCollected(List.of(assessment)))
                .map(Common::day)
                .orElse(null);
        return new Comparison.Snapshot(model, assessment, day);
    }

    private static JsonObject json(Comparison.Snapshot then, Comparison.Snapshot now, Comparison.Found found) {
        return JsonObject.of()
                .put("subject", now.assessment().subject().value())
                .put("before", side(then))
                .put("after", side(now))
                .put("nodes", found.nodes().stream().map(CompareCommand::node).toList())
                .put(
                        "answers",
                        found.answers().stream()
                                .map(change -> JsonObject.of()
                                        .put("criterion", change.criterion().value())
                                        .put("before", change.before())
                                        .put("after", change.after()))
                                .toList())
                .put(
                        "onlyBefore",
                        found.onlyBefore().stream().map(NodeId::value).toList())
                .put("onlyAfter", found.onlyAfter().stream().map(NodeId::value).toList());
    }

    private static JsonObject side(Comparison.Snapshot side) {
        LocalDate day = side.day();
        return JsonObject.of()
                .put("scope", side.assessment().scope().value())
                .put("model", ModelRef.json(side.model().ref()))
                .put("day", day == null ? null : day.toString());
    }

    private static JsonObject node(Comparison.Change change) {
        JsonObject causes = JsonObject.of();
        change.byCause().forEach((cause, part) -> causes.put(name(cause), decimal(part)));
        return JsonObject.of()
                .put("node", change.node().value())
                .put("before", number(change.before()))
                .put("after", number(change.after()))
                .put("levelBefore", change.levelBefore().orElse(null))
                .put("levelAfter", change.levelAfter().orElse(null))
                .put("byCause", causes);
    }

    private static String name(Comparison.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static java.math.@Nullable BigDecimal number(NodeScore score) {
        return score.fold(CompareCommand::decimal, why -> null);
    }

    private static java.math.BigDecimal decimal(Rational number) {
        return number.toBigDecimal(17, RoundingMode.HALF_UP);
    }

    private void print(Comparison.Snapshot then, Comparison.Snapshot now, Comparison.Found found) {
        PrintWriter words = spec.commandLine().getOut();
        Language language = common.language();
        Texts texts = new Texts(now.model(), language);
        words.println(Sentence.COMPARE_HEAD.line(
                language,
                now.assessment().subject(),
                then.assessment().scope(),
                now.assessment().scope()));
        found.nodes().stream().findFirst().ifPresent(whole -> {
            words.println(Sentence.COMPARE_LEVEL.line(
                    language,
                    whole.levelBefore().map(String::valueOf).orElse("–"),
                    whole.levelAfter().map(String::valueOf).orElse("–"),
                    texts.score(whole.before()),
                    texts.score(whole.after())));
            whole.byCause().forEach((cause, part) -> {
                if (part.signum() != 0) {
                    String sign = part.signum() > 0 ? "+" : "";
                    words.println(Sentence.COMPARE_CAUSE.line(
                            language,
                            cause(cause).line(language),
                            sign + part.toBigDecimal(1, RoundingMode.HALF_UP).toPlainString()));
                }
            });
        });
        words.println(Sentence.COMPARE_ANSWERS.line(language, found.answers().size()));
        for (Comparison.AnswerChange change : found.answers()) {
            words.println(Sentence.COMPARE_ANSWER.line(
                    language, change.criterion(), shown(change.before()), shown(change.after())));
        }
        if (!found.onlyBefore().isEmpty() || !found.onlyAfter().isEmpty()) {
            words.println(Sentence.COMPARE_MODEL.line(
                    language, found.onlyBefore().size(), found.onlyAfter().size()));
        }
        words.println(Phrase.WROTE.line(language, "comparison.json", out));
    }

    private static String shown(String answer) {
        return answer.isEmpty() ? "–" : answer;
    }

    private static Sentence cause(Comparison.Cause cause) {
        return switch (cause) {
            case ANSWERS -> Sentence.BY_ANSWERS;
            case MEASUREMENTS -> Sentence.BY_MEASUREMENTS;
            case EVIDENCE_LAPSED -> Sentence.BY_EVIDENCE;
            case MODEL_VERSION -> Sentence.BY_MODEL;
        };
    }
}
