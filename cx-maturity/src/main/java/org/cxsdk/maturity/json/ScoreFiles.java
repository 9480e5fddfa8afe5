package org.cxsdk.maturity.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.MissingPolicy;
import org.cxsdk.maturity.model.Node;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.CheckResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.LevelResult;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.NodeScore;
import org.cxsdk.maturity.score.Results;
import org.cxsdk.maturity.score.Step;
import org.jspecify.annotations.Nullable;

/**
 * The layouts of {@code scores.json} and {@code explanation.json}; {@link org.cxsdk.core.json.JsonOutput} writes them.
 * Scores that do not end in decimals are given to {@value #DECIMALS} of them; beside each such score the explanation
 * has the exact fraction.
 */
public final class ScoreFiles {

    /** More than any double can tell apart for scores of 0 to 100. */
    static final int DECIMALS = 17;

    private ScoreFiles() {}

    /**
     * {@code scores.json}: one row for each reported node, sorted by subject, scope and node.
     *
     * @param results what was scored
     * @param asOf the instant as of which it was scored; null if none is known
     */
    public static JsonObject scores(Results results, @Nullable Instant asOf) {
        List<JsonObject> rows = new ArrayList<>();
        for (AssessmentResult assessment : results.assessments()) {
            assessment.nodes().stream()
                    .sorted(Comparator.comparing(NodeResult::node))
                    .forEach(node -> rows.add(JsonObject.of()
                            .put("subject", assessment.subject().value())
                            .put("scope", assessment.scope().value())
                            .put("node", node.node().value())
                            .put("score", decimal(node.score()))
                            .put("level", node.level().orElse(null))
                            .put("state", node.score().state())));
        }
        return JsonObject.of()
                .put("model", ref(results.model()))
                .put("asOf", asOf)
                .put("results", rows);
    }

    /**
     * {@code explanation.json}: for each assessment the tree from the whole down to the answers, with inputs, weights,
     * what was left out and why, the rules applied, and what limits each level.
     *
     * @param model the model that was used
     * @param results what was scored by it
     * @param asOf the instant as of which it was scored; null if none is known
     */
    public static JsonObject explanation(MaturityModel model, Results results, @Nullable Instant asOf) {
        List<JsonObject> assessments = new ArrayList<>();
        for (AssessmentResult assessment : results.assessments()) {
            assessments.add(JsonObject.of()
                    .put("subject", assessment.subject().value())
                    .put("scope", assessment.scope().value())
                    .put("limits", limits(assessment))
                    .put(
                            "checks",
                            assessment.checks().stream()
                                    .map(check -> check(model, check))
                                    .toList())
                    .put("nodes", trees(model, assessment)));
        }
        return JsonObject.of()
                .put("model", ref(results.model()))
                .put("asOf", asOf)
                .put("assessments", assessments);
    }

    /** The whole as one tree; a combined scope has no tree of its own, but its nodes one by one. */
    private static List<JsonObject> trees(MaturityModel model, AssessmentResult assessment) {
        boolean oneTree = assessment.root().inputs().stream().noneMatch(Input.OfScope.class::isInstance);
        List<NodeResult> tops = oneTree ? List.of(assessment.root()) : assessment.nodes();
        return tops.stream().map(top -> node(model, top)).toList();
    }

    private static JsonObject ref(DefinitionRef model) {
        return JsonObject.of()
                .put("id", model.id())
                .put("version", model.version())
                .put("sha256", model.sha256());
    }

    private static List<JsonObject> limits(AssessmentResult assessment) {
        List<JsonObject> limits = new ArrayList<>();
        for (NodeResult node : assessment.nodes()) {
            node.limit()
                    .ifPresent(limit -> limits.add(JsonObject.of()
                            .put("node", node.node().value())
                            .put("level", node.level().orElse(null))
                            .put("limit", limit(limit))));
        }
        return limits;
    }

    private static JsonObject node(MaturityModel model, NodeResult result) {
        Node node = model.node(result.node());
        JsonObject json = JsonObject.of().put("node", result.node().value()).put("title", text(node.title()));
        if (!result.context().isEmpty()) {
            json.put("for", result.context());
        }
        score(json, result.score());
        LevelResult levels = result.levels();
        if (levels != null) {
            json.put("level", levels.level()).put("levels", levels(levels));
        }
        json.put("rules", result.steps().stream().map(ScoreFiles::step).toList());
        return json.put(
                "inputs",
                result.inputs().stream().map(input -> input(model, input)).toList());
    }

    private static void score(JsonObject json, NodeScore score) {
        json.put("score", decimal(score)).put("state", score.state());
        score.fold(
                value -> value.denominator().equals(BigInteger.ONE) || ends(value)
                        ? json
                        : json.put("exact", value.toString()),
                why -> json.put("reason", why.fileName()).put("reasonText", text(why.text())));
    }

    private static JsonObject step(Step step) {
        JsonObject json = JsonObject.of().put("rule", step.rule().code());
        if (!step.detail().isEmpty()) {
            json.put("detail", step.detail());
        }
        Rational result = step.result();
        return json.put("result", result == null ? null : decimal(result));
    }

    private static JsonObject input(MaturityModel model, Input input) {
        JsonObject json = JsonObject.of();
        if (input instanceof Input.OfNode child) {
            json.put("kind", "node").put("weight", decimal(child.weight()));
            Rational share = child.share();
            if (share != null) {
                json.put("share", share.toString());
            }
            leftOut(json, input);
            return json.put("result", node(model, child.result()));
        }
        if (input instanceof Input.OfFace face) {
            json.put("kind", "face").put("face", face.face());
            leftOut(json, input);
            return json.put("result", node(model, face.result()));
        }
        if (input instanceof Input.OfAnswer given) {
            json.put("kind", "answer").put("value", given.answer().value());
            if (!given.answer().attributes().isEmpty()) {
                json.put("attributes", given.answer().attributes());
            }
            if (given.answer().note() != null) {
                json.put("note", given.answer().note());
            }
            if (!given.answer().evidence().isEmpty()) {
                json.put(
                        "evidence",
                        given.answer().evidence().stream().map(e -> e.value()).toList());
            }
            if (given.overruled()) {
                json.put("overruledBy", "measurement");
            }
        } else if (input instanceof Input.OfMeasurement measured) {
            measurement(json, measured.measurement());
        } else if (input instanceof Input.OfScope scope) {
            json.put("kind", "scope").put("scope", scope.scope().value());
        }
        score(json, input.score());
        leftOut(json, input);
        return json;
    }

    private static void measurement(JsonObject json, Measurement measurement) {
        Rational value = measurement.value();
        json.put("kind", "measurement")
                .put("definition", ref(measurement.definition()))
                .put("value", value == null ? null : decimal(value))
                .put("unit", measurement.unit())
                .put("n", measurement.n())
                .put("measurementState", measurement.state().code())
                .put("source", measurement.source());
    }

    private static void leftOut(JsonObject json, Input input) {
        MissingPolicy policy = input.policy();
        if (policy != null) {
            json.put("policy", policy.toString());
        }
    }

    private static JsonObject levels(LevelResult levels) {
        List<JsonObject> rungs = new ArrayList<>();
        for (LevelResult.RungResult rung : levels.rungs()) {
            rungs.add(JsonObject.of()
                    .put("level", rung.level())
                    .put("reached", rung.holds())
                    .put(
                            "requirements",
                            rung.requirements().stream()
                                    .map(requirement -> JsonObject.of()
                                            .put("requirement", requirement.requirement())
                                            .put("holds", requirement.holds())
                                            .put(
                                                    "limits",
                                                    requirement.limits().stream()
                                                            .map(ScoreFiles::limit)
                                                            .toList()))
                                    .toList()));
        }
        return JsonObject.of()
                .put("rule", levels.rule())
                .put("rungs", rungs)
                .put("limit", levels.limit().map(ScoreFiles::limit).orElse(null));
    }

    private static JsonObject limit(Limit limit) {
        var needed = limit.needed();
        return JsonObject.of()
                .put("level", limit.level())
                .put("requirement", limit.requirement())
                .put("criterion", limit.node().value())
                .put("score", decimal(limit.actual()))
                .put("state", limit.actual().state())
                .put("needed", needed == null ? null : needed.toString())
                .put("sentence", text(limit.sentence()));
    }

    private static JsonObject check(MaturityModel model, CheckResult check) {
        LocalizedText title = model.checks().stream()
                .filter(c -> c.id().equals(check.check()))
                .map(c -> c.title())
                .findFirst()
                .orElseThrow();
        return JsonObject.of()
                .put("check", check.check())
                .put("title", text(title))
                .put("compared", check.compared())
                .put(
                        "differences",
                        check.differences().stream()
                                .map(difference -> JsonObject.of()
                                        .put("for", difference.context())
                                        .put(
                                                "computed",
                                                decimal(difference.computed().score()))
                                        .put("stated", decimal(difference.stated()))
                                        .put("explanation", node(model, difference.computed())))
                                .toList());
    }

    private static Map<String, String> text(LocalizedText text) {
        return text.texts();
    }

    private static @Nullable BigDecimal decimal(NodeScore score) {
        return score.<@Nullable BigDecimal>fold(ScoreFiles::decimal, why -> null);
    }

    private static BigDecimal decimal(Rational number) {
        return number.toBigDecimal(DECIMALS, RoundingMode.HALF_UP);
    }

    private static boolean ends(Rational number) {
        return Rational.of(decimal(number)).equals(number);
    }
}
