package org.cxsdk.maturity.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.cxsdk.core.Rational;
import org.cxsdk.core.json.JsonObject;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.NodeResult;

/**
 * An assessment as NIST OSCAL assessment results (version 1.1.2 of the layout, the one whose schema the tests check it with): each criterion is a finding, each piece of
 * evidence an observation. Identifiers are name-based (RFC 9562, version 5), so the same assessment gives the same file.
 *
 * <p>OSCAL knows {@code satisfied} and {@code not-satisfied} alone; a criterion is satisfied here if it has the best score of its
 * model, and the score itself stands in a property, as does the level of the whole. What has no score is not satisfied with
 * the reason {@code other}. Left out: assessment plan (the layout wants a reference to one: it is the caller's), risks, and attestations.
 */
public final class OscalFiles {

    private static final String VERSION = "1.1.2";
    private static final String NAMESPACE = "https://cxsdk.org/ns/oscal";

    /** RFC 9562's namespace for URLs. */
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private OscalFiles() {}

    /**
     * The file.
     *
     * @param plan where the assessment plan stands, for example a file beside it
     * @param asOf when the results were last changed
     */
    public static JsonObject assessmentResults(
            MaturityModel model, Assessment assessment, AssessmentResult result, String plan, Instant asOf) {
        String name = NAMESPACE + "/" + model.ref() + "/" + assessment.subject() + "/" + assessment.scope();
        List<JsonObject> observations = new ArrayList<>();
        for (Evidence piece : assessment.evidence().values()) {
            observations.add(observation(model, assessment, piece, name, asOf));
        }
        List<JsonObject> findings = new ArrayList<>();
        for (NodeResult node : result.nodes()) {
            if (model.node(node.node()) instanceof Criterion criterion) {
                findings.add(finding(model, assessment, criterion, node, name));
            }
        }
        JsonObject results = JsonObject.of()
                .put("uuid", uuid(name + "/result"))
                .put("title", assessment.subject() + ", " + assessment.scope())
                .put("description", model.title().in(Locale.ENGLISH))
                .put("start", asOf)
                .put("props", props(result.root()))
                .put(
                        "reviewed-controls",
                        JsonObject.of()
                                .put(
                                        "control-selections",
                                        List.of(JsonObject.of().put("include-all", JsonObject.of()))));
        if (!observations.isEmpty()) {
            results.put("observations", observations);
        }
        results.put("findings", findings);
        return JsonObject.of()
                .put(
                        "assessment-results",
                        JsonObject.of()
                                .put("uuid", uuid(name))
                                .put(
                                        "metadata",
                                        JsonObject.of()
                                                .put("title", "Maturity assessment of " + assessment.subject())
                                                .put("last-modified", asOf)
                                                .put("version", model.version())
                                                .put("oscal-version", VERSION))
                                .put("import-ap", JsonObject.of().put("href", plan))
                                .put("results", List.of(results)));
    }

    private static List<JsonObject> props(NodeResult node) {
        List<JsonObject> props = new ArrayList<>();
        node.value().ifPresent(score -> props.add(prop("score", decimal(score))));
        node.level().ifPresent(level -> props.add(prop("level", Integer.toString(level))));
        props.add(prop("state", node.score().state()));
        return props;
    }

    private static JsonObject prop(String name, String value) {
        return JsonObject.of().put("name", name).put("ns", NAMESPACE).put("value", value);
    }

    private static String decimal(Rational score) {
        return score.toBigDecimal(ScoreFiles.DECIMALS, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static JsonObject observation(
            MaturityModel model, Assessment assessment, Evidence piece, String name, Instant asOf) {
        LocalDate collected = piece.collected();
        LocalDate until = piece.validUntil();
        JsonObject observation = JsonObject.of()
                .put("uuid", uuid(name + "/evidence/" + piece.id()))
                .put("description", piece.title())
                .put("methods", methods(model, assessment, piece.id()))
                .put("types", List.of(piece.supports() ? "finding" : "control-objective"))
                .put(
                        "relevant-evidence",
                        List.of(JsonObject.of()
                                .put("description", piece.title())
                                .put("props", evidenceProps(piece))))
                .put("collected", collected == null ? asOf : start(collected));
        // the last day on which it still proves something is wholly inside
        return until == null ? observation : observation.put("expires", start(until.plusDays(1)));
    }

    private static List<JsonObject> evidenceProps(Evidence piece) {
        List<JsonObject> props = new ArrayList<>(List.of(prop("id", piece.id().value())));
        String sha256 = piece.sha256();
        Integer confidence = piece.confidence();
        if (sha256 != null) {
            props.add(prop("sha256", sha256));
        }
        if (confidence != null) {
            props.add(prop("confidence", confidence.toString()));
        }
        props.add(prop("supports", Boolean.toString(piece.supports())));
        return props;
    }

    /** The methods of the criteria that rest on it; OSCAL wants at least one. */
    private static List<String> methods(MaturityModel model, Assessment assessment, EvidenceId id) {
        List<String> methods = assessment.answers().stream()
                .filter(answer -> answer.evidence().contains(id))
                .map(Answer::criterion)
                .map(model::node)
                .filter(Criterion.class::isInstance)
                .flatMap(node -> ((Criterion) node).methods().stream())
                .map(Criterion.Method::name)
                .distinct()
                .sorted()
                .toList();
        return methods.isEmpty() ? List.of("UNKNOWN") : methods;
    }

    private static JsonObject finding(
            MaturityModel model, Assessment assessment, Criterion criterion, NodeResult node, String name) {
        boolean best = node.value()
                .filter(score -> score.compareTo(model.range().max()) >= 0)
                .isPresent();
        JsonObject finding = JsonObject.of()
                .put("uuid", uuid(name + "/criterion/" + criterion.id()))
                .put("title", criterion.title().in(Locale.ENGLISH))
                .put("description", criterion.question().in(Locale.ENGLISH))
                .put("props", props(node))
                .put(
                        "target",
                        JsonObject.of()
                                .put("type", "objective-id")
                                .put("target-id", token(criterion.id().value()))
                                .put(
                                        "status",
                                        JsonObject.of()
                                                .put("state", best ? "satisfied" : "not-satisfied")
                                                .put(
                                                        "reason",
                                                        best
                                                                ? "pass"
                                                                : node.score().isScored() ? "fail" : "other")));
        List<JsonObject> related = assessment.answers().stream()
                .filter(answer -> answer.criterion().equals(criterion.id()))
                .flatMap(answer -> answer.evidence().stream())
                .filter(assessment.evidence()::containsKey)
                .distinct()
                .map(id -> JsonObject.of().put("observation-uuid", uuid(name + "/evidence/" + id)))
                .toList();
        return related.isEmpty() ? finding : finding.put("related-observations", related);
    }

    /** OSCAL's tokens begin with a letter or underscore and have no white space. */
    private static String token(String id) {
        String token = id.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return token.matches("^[\\p{L}_].*") ? token : "_" + token;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A version 5 identifier: the first 16 bytes of SHA-1 over namespace and name, with version and variant set. */
    static String uuid(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(URLS.getMostSignificantBits())
                    .putLong(URLS.getLeastSignificantBits())
                    .array());
            ByteBuffer hash =
                    ByteBuffer.wrap(Objects.requireNonNull(sha1.digest(name.getBytes(StandardCharsets.UTF_8))));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
