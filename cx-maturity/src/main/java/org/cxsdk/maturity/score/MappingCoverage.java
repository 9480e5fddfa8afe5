package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.FrameworkMapping;
import org.cxsdk.maturity.model.FrameworkMapping.Strength;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * How much of another framework does a model ask for, and what of the model does the framework not know? Beside an assessment also: how
 * well the criteria that answer each part score (their plain mean; a second reading of our scores, no score by that framework). A
 * criterion counts as it counts in its group. Pure; linear.
 *
 * @param parts in the framework's order
 * @param unused the model's criteria that answer no part, in the model's order
 */
public record MappingCoverage(List<Part> parts, List<NodeId> unused) {

    /** How far a part is answered. */
    public enum Degree {
        /** Something covers it. */
        COVERED,
        /** Something touches it, nothing covers it. */
        TOUCHED,
        /** Nothing answers it; the mapping says why. */
        NOT_ANSWERED
    }

    /**
     * One part.
     *
     * @param part what the mapping says
     * @param degree how far it is answered
     * @param mean mean score of its criteria that count; empty without an assessment, or if none counts
     * @param counted how many count
     */
    public record Part(FrameworkMapping.Part part, Degree degree, Optional<Rational> mean, int counted) {}

    public MappingCoverage {
        parts = List.copyOf(parts);
        unused = List.copyOf(unused);
    }

    /** The coverage of a mapping by its model. */
    public static MappingCoverage of(MaturityModel model, FrameworkMapping mapping) {
        return of(model, mapping, Map.of());
    }

    /**
     * The coverage of a mapping by its model, beside an assessment.
     *
     * @param whole the result of the whole
     */
    public static MappingCoverage of(MaturityModel model, FrameworkMapping mapping, NodeResult whole) {
        Map<NodeId, Rational> scores = new LinkedHashMap<>();
        collect(model, whole, scores);
        return of(model, mapping, scores);
    }

    private static MappingCoverage of(MaturityModel model, FrameworkMapping mapping, Map<NodeId, Rational> scores) {
        List<Part> parts = new ArrayList<>();
        Set<NodeId> used = new LinkedHashSet<>();
        for (FrameworkMapping.Part part : mapping.parts()) {
            used.addAll(part.criteria().keySet());
            List<Rational> counted = new ArrayList<>();
            for (NodeId criterion : part.criteria().keySet()) {
                @Nullable Rational score = scores.get(criterion);
                if (score != null) {
                    counted.add(score);
                }
            }
            Optional<Rational> mean =
                    counted.stream().reduce(Rational::plus).map(sum -> sum.dividedBy(Rational.of(counted.size())));
            parts.add(new Part(part, degree(part), mean, counted.size()));
        }
        List<NodeId> unused = model.criteria().stream()
                .map(Criterion::id)
                .filter(id -> !used.contains(id))
                .toList();
        return new MappingCoverage(parts, unused);
    }

    private static Degree degree(FrameworkMapping.Part part) {
        boolean covers =
                part.criteria().containsValue(Strength.COVERS) || part.rules().containsValue(Strength.COVERS);
        return covers ? Degree.COVERED : part.without() == null ? Degree.TOUCHED : Degree.NOT_ANSWERED;
    }

    /** How many parts are answered this far. */
    public long count(Degree degree) {
        return parts.stream().filter(part -> part.degree() == degree).count();
    }

    private static void collect(MaturityModel model, NodeResult node, Map<NodeId, Rational> scores) {
        for (Input input : node.inputs()) {
            if (!(input instanceof Input.OfNode below)) {
                continue;
            }
            if (model.node(below.result().node()) instanceof Criterion criterion) {
                TagReading.counted(below).ifPresent(score -> scores.putIfAbsent(criterion.id(), score));
            } else {
                collect(model, below.result(), scores);
            }
        }
    }
}
