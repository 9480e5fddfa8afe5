package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cxsdk.core.json.DocumentPath;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.model.Levelling;
import org.cxsdk.maturity.model.Requirement;
import org.jspecify.annotations.Nullable;

/** The ladders of a model document: what each level requires. */
final class LadderMapping {

    private final Loaded<ModelDocument> loaded;
    private final ModelWords words;
    private final ModelTexts texts;

    LadderMapping(Loaded<ModelDocument> loaded, ModelWords words) {
        this.loaded = loaded;
        this.words = words;
        this.texts = new ModelTexts(loaded);
    }

    /** The ladders of the document by name; one that is wrong has no rungs. */
    Map<String, Levelling> ladders() {
        Map<String, Levelling> ladders = new LinkedHashMap<>();
        ModelTexts.orEmpty(loaded.document().ladders()).forEach((name, rungs) -> {
            words.requireLevels(DocumentPath.of("ladders", name));
            List<Levelling.Rung> mapped = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            List<Integer> expected = words.levelNumbers().stream().skip(1).toList();
            List<Integer> given = new ArrayList<>();
            for (ModelDocument.Rung rung : rungs) {
                if (rung.level() == null) {
                    continue;
                }
                given.add(rung.level());
                List<Requirement> requirements = new ArrayList<>();
                for (ModelDocument.Require require : ModelTexts.orEmpty(rung.require())) {
                    Requirement requirement = requirement(require, ids);
                    if (requirement != null) {
                        requirements.add(requirement);
                    }
                }
                if (!requirements.isEmpty()) {
                    mapped.add(new Levelling.Rung(rung.level(), requirements));
                }
            }
            if (!given.equals(expected) && !words.levelNumbers().isEmpty()) {
                loaded.violation(
                        DocumentPath.of("ladders", name),
                        "has rungs for the levels " + given + ", the model needs " + expected,
                        "Write one rung for each level but the lowest, from the lowest up");
            } else if (loaded.isValid()) {
                ladders.put(name, new Levelling.Ladder(name, mapped));
            }
            ladders.putIfAbsent(name, new Levelling.Ladder(name, List.of()));
        });
        return ladders;
    }

    private @Nullable Requirement requirement(ModelDocument.Require given, Set<String> ids) {
        if (given.id() == null) {
            return null;
        }
        if (!ids.add(given.id())) {
            loaded.violation(
                    loaded.pathOf(given, "id"), "names two requirements of this ladder", "Give each its own id");
        }
        Requirement.Gaps gaps = new Requirement.Gaps(
                given.notApplicable() == null ? Requirement.Gaps.DEFAULT.notApplicable() : given.notApplicable(),
                given.unscored() == null ? Requirement.Gaps.DEFAULT.unscored() : given.unscored());
        boolean each = given.level() != null && given.each() != null;
        boolean mean = given.level() != null && given.mean() != null;
        boolean node = given.node() != null && given.score() != null;
        boolean reach = given.childrenReach() != null;
        long keys = Stream.of(
                        given.level(), given.each(), given.mean(), given.node(), given.score(), given.childrenReach())
                .filter(Objects::nonNull)
                .count();
        if (!((each || mean || node) && keys == 2) && !(reach && keys == 1)) {
            loaded.violation(
                    loaded.pathOf(given),
                    "is not one of the four kinds of requirement",
                    "Write level with each, level with mean, node with score, or childrenReach");
            return null;
        }
        if (reach) {
            words.requireLevel(loaded.pathOf(given, "childrenReach"), Objects.requireNonNull(given.childrenReach()));
            return new Requirement.ChildrenReach(given.id(), Objects.requireNonNull(given.childrenReach()), gaps);
        }
        if (node) {
            return new Requirement.NodeScore(
                    given.id(),
                    Objects.requireNonNull(given.node()),
                    texts.condition(loaded.pathOf(given, "score"), Objects.requireNonNull(given.score())),
                    gaps);
        }
        words.requireLevel(loaded.pathOf(given, "level"), Objects.requireNonNull(given.level()));
        return each
                ? new Requirement.EachCriterion(
                        given.id(),
                        Objects.requireNonNull(given.level()),
                        texts.condition(loaded.pathOf(given, "each"), Objects.requireNonNull(given.each())),
                        gaps)
                : new Requirement.MeanOfCriteria(
                        given.id(),
                        Objects.requireNonNull(given.level()),
                        texts.condition(loaded.pathOf(given, "mean"), Objects.requireNonNull(given.mean())),
                        gaps);
    }
}
