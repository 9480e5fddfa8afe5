package org.cxsdk.examples.scorer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.core.json.JsonOutput;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.json.OscalFiles;
import org.cxsdk.maturity.json.ScoreFiles;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.FaceReading;
import org.cxsdk.maturity.score.NextLevel;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.NodeScore;
import org.cxsdk.maturity.score.UnknownRange;
import org.jspecify.annotations.Nullable;

/** The files that scoring gives: {@code scores.json}, {@code explanation.json}, {@code report.html} and, asked for, CSV. */
final class ScoreOutputs {

    private ScoreOutputs() {}

    static Map<String, String> texts(Scored scored, Language language) {
        Instant instant = scored.asOf().orElse(null);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("scores.json", JsonOutput.text(ScoreFiles.scores(scored.results(), instant)));
        files.put(
                "explanation.json",
                JsonOutput.text(ScoreFiles.explanation(scored.model(), scored.results(), instant)
                        .put("evidence", evidence(scored))
                        .put("nextLevel", nextLevels(scored))
                        .put("ranges", ranges(scored))
                        .put("faces", faces(scored))));
        List<AssessmentResult> results = scored.results().assessments();
        files.put(
                "report.html",
                results.size() == 1
                        ? AssessmentReport.html(scored, results.get(0), language)
                        : OverviewReport.html(scored, language));
        return files;
    }

    static String csv(Scored scored) {
        CsvText csv = new CsvText().row(List.of("subject", "scope", "node", "score", "level", "state"));
        for (AssessmentResult result : scored.results().assessments()) {
            for (NodeResult node : result.nodes()) {
                csv.row(List.of(
                        result.subject().value(),
                        result.scope().value(),
                        node.node().value(),
                        node.value()
                                .map(v -> decimal(NodeScore.of(v)))
                                .map(ScoreOutputs::plain)
                                .orElse(""),
                        node.level().map(String::valueOf).orElse(""),
                        node.score().state()));
            }
        }
        return csv.toString();
    }

    /** OSCAL assessment results: one file, or one for each assessment; as of the day of the evidence, so the same bytes each time. */
    static Map<String, byte[]> oscal(Scored scored) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Assessment> assessments = scored.assessments();
        for (int i = 0; i < assessments.size(); i++) {
            Assessment assessment = assessments.get(i);
            AssessmentResult result = scored.results().assessments().stream()
                    .filter(one -> one.subject().equals(assessment.subject())
                            && one.scope().equals(assessment.scope()))
                    .findFirst()
                    .orElseThrow();
            String json = JsonOutput.text(OscalFiles.assessmentResults(
                    scored.model(), assessment, result, "answers", scored.asOf().orElse(Instant.EPOCH)));
            String name = assessments.size() == 1 ? "oscal.json" : "oscal-" + (i + 1) + ".json";
            files.put(name, json.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** What the evidence was worth on the day. */
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
                        .put("covers", piece.scope())
                        .put("supports", piece.supports())
                        .put("confidence", piece.confidence())
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

    /** The smallest set of criteria that leads to the next level; for models with levels. */
    private static List<JsonObject> nextLevels(Scored scored) {
        List<JsonObject> all = new ArrayList<>();
        if (scored.model().levels().isEmpty() || !scored.model().attributes().isEmpty()) {
            return all;
        }
        NextLevel next = NextLevel.of(scored.scorer());
        for (Assessment assessment : scored.assessments()) {
            next.from(assessment)
                    .ifPresent(advance -> all.add(JsonObject.of()
                            .put("subject", assessment.subject().value())
                            .put("scope", assessment.scope().value())
                            .put("level", advance.level())
                            .put("minimal", advance.minimal())
                            .put("atLeast", advance.atLeast())
                            .put(
                                    "changes",
                                    advance.changes().stream()
                                            .map(change -> JsonObject.of()
                                                    .put(
                                                            "criterion",
                                                            change.criterion().value())
                                                    .put("from", change.from())
                                                    .put("to", change.to()))
                                            .toList())));
        }
        return all;
    }

    /** Between what the scores would lie if the unknown were found out; where something is unknown. */
    private static List<JsonObject> ranges(Scored scored) {
        List<JsonObject> all = new ArrayList<>();
        if (!scored.model().attributes().isEmpty()) {
            return all;
        }
        UnknownRange range = UnknownRange.of(scored.scorer());
        for (Assessment assessment : scored.assessments()) {
            UnknownRange.Found found = range.of(assessment);
            if (found.unknown().isEmpty()) {
                continue;
            }
            List<JsonObject> nodes = new ArrayList<>();
            found.ends().forEach((node, ends) -> {
                if (scored.model().node(node).head().reported()) {
                    nodes.add(JsonObject.of()
                            .put("node", node.value())
                            .put("low", decimal(ends.low().score()))
                            .put("high", decimal(ends.high().score()))
                            .put("levelLow", ends.low().level().orElse(null))
                            .put("levelHigh", ends.high().level().orElse(null)));
                }
            });
            all.add(JsonObject.of()
                    .put("subject", assessment.subject().value())
                    .put("scope", assessment.scope().value())
                    .put("unknown", found.unknown().stream().map(NodeId::value).toList())
                    .put("nodes", nodes));
        }
        return all;
    }

    /** Second readings by face; none for a model without faces. */
    private static List<JsonObject> faces(Scored scored) {
        List<JsonObject> all = new ArrayList<>();
        for (Assessment assessment : scored.assessments()) {
            for (FaceReading reading : FaceReading.of(scored.scorer(), assessment)) {
                List<JsonObject> nodes = new ArrayList<>();
                reading.scores()
                        .forEach((node, score) -> nodes.add(JsonObject.of()
                                .put("node", node.value())
                                .put("score", decimal(score))
                                .put("state", score.state())));
                all.add(JsonObject.of()
                        .put("subject", assessment.subject().value())
                        .put("scope", assessment.scope().value())
                        .put("face", reading.face())
                        .put("nodes", nodes));
            }
        }
        return all;
    }

    private static @Nullable BigDecimal decimal(NodeScore score) {
        return score.fold(value -> value.toBigDecimal(17, RoundingMode.HALF_UP), why -> null);
    }
}
