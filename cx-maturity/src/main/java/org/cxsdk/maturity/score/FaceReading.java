package org.cxsdk.maturity.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.NodeId;

/**
 * What would the scores be if criteria had one face alone: how good is what is written down, and how good what is done? The same
 * weights, policies and evidence rule, one scoring for each face. A second reading: it changes neither score nor level. Pure.
 *
 * @param face the face
 * @param scores by node, in the model's order; a criterion without faces has its score in every reading
 */
public record FaceReading(String face, Map<NodeId, NodeScore> scores) {

    public FaceReading {
        Objects.requireNonNull(face, "face");
        scores = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * One reading for each face, in the model's order; none for a model without faces.
     *
     * @param scorer the model's scorer, for the day as of which evidence counts
     * @param assessment one that it takes
     */
    public static List<FaceReading> of(Scorer scorer, Assessment assessment) {
        Faces faces = scorer.model().faces();
        List<FaceReading> readings = new ArrayList<>();
        if (faces != null) {
            for (String face : faces.titles().keySet()) {
                Map<NodeId, NodeScore> scores = new LinkedHashMap<>();
                collect(scorer.onFace(assessment, face), scores);
                readings.add(new FaceReading(face, scores));
            }
        }
        return readings;
    }

    private static void collect(NodeResult node, Map<NodeId, NodeScore> scores) {
        if (node.context().isEmpty()) {
            scores.putIfAbsent(node.node(), node.score());
        }
        for (Input input : node.inputs()) {
            if (input instanceof Input.OfNode below) {
                collect(below.result(), scores);
            }
        }
    }
}
