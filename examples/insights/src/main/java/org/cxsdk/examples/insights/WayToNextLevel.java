package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Which criteria does {@code explanation.json} name as the way to the next level, and what does each lack? For a board without a plan. */
final class WayToNextLevel {

    private WayToNextLevel() {}

    /** What stands before the next level, in the order of the explanation. */
    static List<Board.Shortfall> of(Iterable<JsonNode> assessments, Iterable<JsonNode> ways) {
        Map<String, JsonNode> limits = new TreeMap<>();
        Map<String, Map<String, String>> titles = new TreeMap<>();
        for (JsonNode assessment : assessments) {
            assessment.path("nodes").forEach(node -> limitsBelow(node, limits, titles));
        }
        List<Board.Shortfall> open = new ArrayList<>();
        for (JsonNode way : ways) {
            for (JsonNode change : way.path("changes")) {
                String criterion = change.path("criterion").asString("");
                JsonNode limit = limits.getOrDefault(criterion, MissingNode.getInstance());
                Double score = BoardReader.number(limit.path("score"));
                double target = bound(limit.path("needed").asString(""));
                open.add(new Board.Shortfall(
                        criterion,
                        titles.getOrDefault(criterion, Map.of()),
                        "",
                        score,
                        target,
                        "",
                        score == null || target == 0 ? 1 : (target - score) / target,
                        true,
                        "",
                        0,
                        "",
                        Map.of()));
            }
        }
        return open;
    }

    /** What a criterion lacks, from the levels that it stops, and what it is called. */
    private static void limitsBelow(
            JsonNode node, Map<String, JsonNode> limits, Map<String, Map<String, String>> titles) {
        titles.putIfAbsent(node.path("node").asString(""), BoardReader.texts(node.path("title")));
        for (JsonNode rung : node.path("levels").path("rungs")) {
            for (JsonNode requirement : rung.path("requirements")) {
                requirement
                        .path("limits")
                        .forEach(limit ->
                                limits.putIfAbsent(limit.path("criterion").asString(""), limit));
            }
        }
        node.path("inputs").forEach(input -> {
            if (input.path("result").isObject()) {
                limitsBelow(input.path("result"), limits, titles);
            }
        });
    }

    /** 75 of {@code >= 75}; 0 where nothing is told. */
    private static double bound(String condition) {
        String digits = condition.replaceAll("[^0-9.]", "");
        return digits.isEmpty() || condition.contains("/") ? 0 : Double.parseDouble(digits);
    }
}
