package org.cxsdk.examples.insights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Violation;
import tools.jackson.databind.JsonNode;

/** Is a file what its name says, as far as a board reads it? What is of another shape is told, not taken for nothing. */
final class BoardShape {

    /** The list in each file, and the texts that its items must have. */
    private record Items(String list, List<String> texts) {}

    private static final Map<String, Items> SHAPES = Map.of(
            "scores.json", new Items("results", List.of("subject", "scope", "node")),
            "explanation.json", new Items("assessments", List.of("subject", "scope")),
            "kpis.json", new Items("results", List.of("kpi", "period")),
            "feedback.json", new Items("scores", List.of("method", "question")),
            "journeys.json", new Items("directlyFollows", List.of("from", "to")),
            "conformance.json", new Items("variants", List.of("path")),
            "causes.json", new Items("suspects", List.of()),
            "reuse.json", new Items("decisions", List.of("outcome")),
            "roadmap.json", new Items("initiatives", List.of("id")),
            "progress.json", new Items("initiatives", List.of("id")));

    private BoardShape() {}

    /** What is of another shape, in the order of the file; lines are not known any more and are 0. */
    static List<Violation> violations(String name, Path file, JsonNode root) {
        Items items = SHAPES.get(name);
        List<Violation> violations = new ArrayList<>();
        if (items == null) {
            return violations;
        }
        JsonNode list = root.path(items.list);
        if (!list.isArray()) {
            violations.add(violation(file, items.list, "is no list, as " + name + " has it"));
            return violations;
        }
        for (int i = 0; i < list.size(); i++) {
            String path = items.list + "[" + i + "]";
            if (!list.get(i).isObject()) {
                violations.add(violation(file, path, "is not an object"));
                continue;
            }
            for (String key : items.texts) {
                if (!list.get(i).path(key).isString()) {
                    violations.add(violation(file, path + "." + key, "is no text, as " + name + " has it"));
                }
            }
        }
        return violations;
    }

    private static Violation violation(Path file, String path, String rule) {
        return new Violation(file.toString(), 0, 0, path, null, rule, "Write it again with the command it comes from");
    }
}
