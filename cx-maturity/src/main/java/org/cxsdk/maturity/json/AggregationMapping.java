package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Aggregation;
import org.cxsdk.maturity.model.Child;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;

/** How the groups of a model document come by their scores, tables included. */
final class AggregationMapping {

    private static final String REMEDY_CONDITION = "Write a comparison and a number, like \">= 75\"";

    private final Loaded<ModelDocument> loaded;
    private final ModelTexts texts;

    AggregationMapping(Loaded<ModelDocument> loaded) {
        this.loaded = loaded;
        this.texts = new ModelTexts(loaded);
    }

    /** The aggregation of a group; null if what it says does not make one. */
    @Nullable
    Aggregation aggregation(ModelDocument.Node given, List<Child> children) {
        ModelDocument.AggregationWord word = given.aggregation();
        if (word == null) {
            loaded.violation(
                    loaded.pathOf(given, "aggregation"),
                    "is missing",
                    "Write mean, weighted-mean, median, min, best-of, sum, count or table");
            return null;
        }
        if (word == ModelDocument.AggregationWord.COUNT) {
            if (given.countIf() == null) {
                loaded.violation(loaded.pathOf(given, "countIf"), "is missing: the group counts", REMEDY_CONDITION);
                return null;
            }
            return new Aggregation.Count(texts.condition(loaded.pathOf(given, "countIf"), given.countIf()));
        }
        if (word == ModelDocument.AggregationWord.TABLE) {
            return table(given, children);
        }
        return Aggregation.Of.valueOf(word.name());
    }

    private @Nullable Aggregation table(ModelDocument.Node given, List<Child> children) {
        Set<NodeId> ids = new LinkedHashSet<>();
        children.forEach(child -> ids.add(child.node()));
        List<ModelDocument.Row> rows = ModelTexts.orEmpty(given.table());
        if (rows.isEmpty()) {
            loaded.violation(loaded.pathOf(given, "table"), "is missing or empty", "Write the rows of the table");
            return null;
        }
        List<Aggregation.Row> mapped = new ArrayList<>();
        boolean open = true;
        for (ModelDocument.Row row : rows) {
            if (!open) {
                loaded.violation(
                        loaded.pathOf(row), "is never reached: the row before holds always", "Put that row last");
            }
            Map<NodeId, Aggregation.Test> tests = new LinkedHashMap<>();
            ModelTexts.orEmpty(row.when()).forEach((child, test) -> {
                String path = loaded.pathOf(row, "when", child.value());
                requireChild(path, child, ids);
                tests.put(child, test(path, test));
            });
            open = !tests.isEmpty();
            Aggregation.Then then = then(row, ids);
            if (then != null) {
                mapped.add(new Aggregation.Row(tests, then));
            }
        }
        return mapped.isEmpty() ? null : new Aggregation.Table(mapped);
    }

    private Aggregation.Test test(String path, String text) {
        return Absence.ofFileName(text)
                .<Aggregation.Test>map(Aggregation.StateIs::new)
                .orElseGet(() -> new Aggregation.ScoreIs(texts.condition(path, text)));
    }

    private Aggregation.@Nullable Then then(ModelDocument.Row row, Set<NodeId> children) {
        int given = (row.score() == null ? 0 : 1) + (row.state() == null ? 0 : 1) + (row.scoreOf() == null ? 0 : 1);
        if (given != 1) {
            loaded.violation(
                    loaded.pathOf(row), "has " + given + " results, a row has one", "Write score, state or scoreOf");
            return null;
        }
        if (row.score() != null) {
            return new Aggregation.Score(row.score());
        }
        if (row.state() != null) {
            return new Aggregation.State(row.state());
        }
        NodeId child = Objects.requireNonNull(row.scoreOf());
        requireChild(loaded.pathOf(row, "scoreOf"), child, children);
        return new Aggregation.ScoreOf(child);
    }

    private void requireChild(String path, NodeId child, Set<NodeId> children) {
        if (!children.contains(child)) {
            Set<String> words = new LinkedHashSet<>();
            children.forEach(id -> words.add(id.value()));
            loaded.unknown(path, child.value(), "names no child of this group", words);
        }
    }
}
