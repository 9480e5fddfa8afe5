package org.cxsdk.maturity.plan;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample instance of 194 initiatives (numbers of the DSOMM model), read where the sample data is at hand. */
record RoadmapInstance(
        List<BigDecimal> cost, List<BigDecimal> value, List<Long> time, Map<Integer, Set<Integer>> before) {

    private static final Path FILE =
            Path.of(System.getProperty("cx.data", "../shared/data"), "maturity", "roadmap", "roadmap-instance.json");

    static RoadmapInstance sample() {
        Assumptions.assumeTrue(Files.exists(FILE), "sample data absent: " + FILE);
        JsonNode root = JsonMapper.shared().readTree(FILE.toFile());
        List<BigDecimal> cost = new ArrayList<>();
        root.get("cost").forEach(node -> cost.add(node.decimalValue()));
        List<BigDecimal> value = new ArrayList<>();
        root.get("value").forEach(node -> value.add(node.decimalValue()));
        List<Long> time = new ArrayList<>();
        root.get("time").forEach(node -> time.add(node.asLong()));
        Map<Integer, Set<Integer>> before = new TreeMap<>();
        root.get("edges")
                .forEach(edge -> before.computeIfAbsent(edge.get(1).asInt(), i -> new TreeSet<>())
                        .add(edge.get(0).asInt()));
        return new RoadmapInstance(cost, value, time, before);
    }

    SelectionProblem problem(BigDecimal budget, boolean prerequisites) {
        List<SelectionProblem.Item> items = new ArrayList<>();
        Map<InitiativeId, BigDecimal> uses = new LinkedHashMap<>();
        for (int i = 0; i < cost.size(); i++) {
            items.add(new SelectionProblem.Item(id(i), value.get(i), prerequisites ? needs(i) : Set.of()));
            uses.put(id(i), cost.get(i));
        }
        return new SelectionProblem(items, List.of(new SelectionProblem.Limit("budget", budget, uses)));
    }

    List<CriticalPath.Activity> activities() {
        List<CriticalPath.Activity> activities = new ArrayList<>();
        for (int i = 0; i < time.size(); i++) {
            activities.add(new CriticalPath.Activity(id(i), time.get(i), needs(i)));
        }
        return activities;
    }

    private Set<InitiativeId> needs(int item) {
        Set<InitiativeId> ids = new TreeSet<>();
        before.getOrDefault(item, Set.of()).forEach(i -> ids.add(id(i)));
        return ids;
    }

    private static InitiativeId id(int item) {
        return InitiativeId.of("i" + item);
    }
}
