package org.cxsdk.examples.reckon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.cxsdk.core.json.DocumentNode;
import org.jspecify.annotations.Nullable;

import static org.cxsdk.examples.reckon.ModelTree.list;
import static org.cxsdk.examples.reckon.ModelTree.text;

/** Which level does a scored node reach, and what stops the next? A ladder is climbed until a rung fails; bands look at the score alone. */
final class Climb {

    private final ModelTree model;

    Climb(ModelTree model) {
        this.model = model;
    }

    Reckoned given(DocumentNode node, Reckoned found) {
        String ladder = text(node, "ladder");
        String bands = text(node, "bands");
        Fraction score = found.score();
        if (score == null || ladder == null && bands == null) {
            return found;
        }
        return found.with(
                ladder != null ? climbed(ladder, found) : banded(Objects.requireNonNull(bands), found, score));
    }

    private Reckoned.Levels climbed(String ladder, Reckoned found) {
        int reached = model.lowestLevel();
        List<Reckoned.Rung> rungs = new ArrayList<>();
        for (DocumentNode step : model.ladder(ladder)) {
            List<List<Reckoned.Stop>> requirements = new ArrayList<>();
            for (DocumentNode requirement : list(step, "require")) {
                requirements.add(stops(ModelTree.level(step), requirement, found));
            }
            Reckoned.Rung rung = new Reckoned.Rung(ModelTree.level(step), requirements);
            rungs.add(rung);
            if (!rung.reached()) {
                Reckoned.Stop first = requirements.stream()
                        .filter(all -> !all.isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .get(0);
                return new Reckoned.Levels(reached, rungs, first);
            }
            reached = rung.level();
        }
        return new Reckoned.Levels(reached, rungs, null);
    }

    private Reckoned.Levels banded(String name, Reckoned found, Fraction score) {
        int level = model.bands(name).stream()
                .filter(cut -> score.meets(Objects.requireNonNull(text(cut, "when"))))
                .map(ModelTree::level)
                .findFirst()
                .orElse(model.lowestLevel());
        Reckoned.Stop stop = model.bands(name).stream()
                .map(ModelTree::level)
                .filter(next -> next > level)
                .min(Comparator.naturalOrder())
                .map(next -> new Reckoned.Stop(next, found.node(), score))
                .orElse(null);
        return new Reckoned.Levels(level, List.of(), stop);
    }

    private List<Reckoned.Stop> stops(int level, DocumentNode requirement, Reckoned found) {
        String each = text(requirement, "each");
        String mean = text(requirement, "mean");
        String node = text(requirement, "node");
        if (each != null) {
            List<Reckoned> failing = new ArrayList<>();
            below(found, criterionOf(requirement)).forEach(one -> {
                if (fails(one, each, requirement)) {
                    failing.add(one);
                }
            });
            // what has no score first, then the furthest; ties in the model's order
            failing.sort((a, b) -> a.score() == null || b.score() == null
                    ? Boolean.compare(a.score() != null, b.score() != null)
                    : b.score()
                            .distance(Fraction.bound(each))
                            .compareTo(a.score().distance(Fraction.bound(each))));
            return failing.stream().map(one -> stop(level, one)).toList();
        }
        if (mean != null) {
            return meanStops(level, requirement, mean, found);
        }
        if (node != null) {
            String condition = Objects.requireNonNull(text(requirement, "score"));
            return below(found, one -> one.node().equals(node)).stream()
                    .filter(one -> fails(one, condition, requirement))
                    .map(one -> stop(level, one))
                    .toList();
        }
        return childStops(level, requirement, found);
    }

    private List<Reckoned.Stop> meanStops(int level, DocumentNode requirement, String mean, Reckoned found) {
        Fraction total = Fraction.ZERO;
        Fraction shares = Fraction.ZERO;
        Reckoned lowest = null;
        List<Reckoned.Stop> gaps = new ArrayList<>();
        for (Shared one : shared(found, Fraction.ONE, criterionOf(requirement))) {
            Fraction score = one.found.score();
            if (score == null) {
                if (fails(one.found, mean, requirement)) {
                    gaps.add(stop(level, one.found));
                }
                continue;
            }
            total = total.plus(one.share.times(score));
            shares = shares.plus(one.share);
            lowest = lowest == null || score.compareTo(Objects.requireNonNull(lowest.score())) < 0 ? one.found : lowest;
        }
        if (!gaps.isEmpty() || lowest == null || shares.equals(Fraction.ZERO)) {
            return gaps;
        }
        return total.over(shares).meets(mean) ? List.of() : List.of(stop(level, lowest));
    }

    private List<Reckoned.Stop> childStops(int level, DocumentNode requirement, Reckoned found) {
        int needed = Integer.parseInt(Objects.requireNonNull(text(requirement, "childrenReach")));
        return found.parts().stream()
                .filter(part -> part.kind().equals("node"))
                .map(part -> Objects.requireNonNull(part.below()))
                .filter(below -> text(model.node(below.node()), "ladder") != null
                        || text(model.node(below.node()), "bands") != null)
                .filter(below -> reached(below) < needed)
                .filter(below -> below.score() != null || gapFails(below.why(), requirement))
                .sorted(Comparator.comparingInt(Climb::reached))
                .map(below -> {
                    Reckoned.Levels levels = below.levels();
                    Reckoned.Stop own = levels == null ? null : levels.stop();
                    return own == null ? stop(level, below) : new Reckoned.Stop(level, own.node(), own.score());
                })
                .toList();
    }

    private static int reached(Reckoned node) {
        return node.levels() == null ? Integer.MIN_VALUE : node.levels().level();
    }

    private static Reckoned.Stop stop(int level, Reckoned found) {
        return new Reckoned.Stop(level, found.node(), found.score());
    }

    private static boolean fails(Reckoned found, String condition, DocumentNode requirement) {
        return found.score() != null ? !found.score().meets(condition) : gapFails(found.why(), requirement);
    }

    private static boolean gapFails(String why, DocumentNode requirement) {
        return Reckoned.outOfScope(why)
                ? "fail".equals(text(requirement, "notApplicable"))
                : !"skip".equals(text(requirement, "unscored"));
    }

    private Predicate<Reckoned> criterionOf(DocumentNode requirement) {
        String level = text(requirement, "level");
        return found ->
                !model.isGroup(found.node()) && level != null && level.equals(text(model.node(found.node()), "level"));
    }

    /**
     * A node below another.
     *
     * @param found the node
     * @param share its share, if every node on the way counts
     */
    private record Shared(Reckoned found, Fraction share) {}

    private static List<Reckoned> below(Reckoned found, Predicate<Reckoned> wanted) {
        return shared(found, Fraction.ZERO, wanted).stream().map(Shared::found).toList();
    }

    private static List<Shared> shared(Reckoned found, Fraction share, Predicate<Reckoned> wanted) {
        List<Shared> all = new ArrayList<>();
        if (wanted.test(found)) {
            all.add(new Shared(found, share));
        }
        Fraction weights = Fraction.ZERO;
        for (Reckoned.Part part : found.parts()) {
            weights = part.kind().equals("node") ? weights.plus(part.weight()) : weights;
        }
        for (Reckoned.Part part : found.parts()) {
            @Nullable Reckoned below = part.kind().equals("node") ? part.below() : null;
            if (below != null) {
                Fraction own = weights.equals(Fraction.ZERO)
                        ? Fraction.ZERO
                        : share.times(part.weight().over(weights));
                all.addAll(shared(below, own, wanted));
            }
        }
        return all;
    }
}
