package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Answers: what did a redesign change, and is there less to do now? Steps are the same if they have the same identifier.
 *
 * <p>Left out: whether people get through it better, which {@link VersionComparison} tells from what happened. Cost: the
 * square of the number of steps. Immutable.
 *
 * @param from the design before
 * @param to the design after
 * @param added steps that are new, in the order of the design after
 * @param removed steps that are gone, in the order of the design before
 * @param changed steps that are there before and after and differ, in the order of the design after
 * @param before what the design before asked for
 * @param after what the design after asks for
 */
public record JourneyDiff(
        JourneyVersion from,
        JourneyVersion to,
        List<StepId> added,
        List<StepId> removed,
        List<Change> changed,
        ProcedureComplexity before,
        ProcedureComplexity after) {

    public JourneyDiff {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** What of a step changed. */
    public enum Aspect {
        /** What it is called, or what event logs call it. */
        NAME,
        /** It stands in another stage. */
        STAGE,
        /** Its place among the steps that both designs have. */
        ORDER,
        /** Who acts, or which organisation answers for it. */
        LANE,
        /** Where it can be done. */
        CHANNELS,
        /** Whether it may be left out, repeated or done beside others. */
        FLOW,
        /** How long it may take. */
        TARGET,
        /** Which data it finds with whoever holds it. */
        DATA,
        /** What it asks of the customer. */
        DEMANDS,
        /** What differs by channel. */
        TERMS,
        /** Whether it is a moment of truth, and what may be expected. */
        EXPERIENCE
    }

    /**
     * A step that differs.
     *
     * @param step which step
     * @param aspects what of it, at least one, in the order of the enum
     */
    public record Change(StepId step, Set<Aspect> aspects) {
        public Change {
            Objects.requireNonNull(step, "step");
            aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects));
        }
    }

    /** Compares two designs. */
    public static JourneyDiff between(JourneyDefinition before, JourneyDefinition after) {
        Map<StepId, Step> old = byId(before);
        Map<StepId, Step> current = byId(after);
        Set<StepId> moved = moved(before, after);
        List<Change> changed = new ArrayList<>();
        for (Step step : after.steps()) {
            Step was = old.get(step.id());
            if (was != null) {
                Set<Aspect> aspects = aspects(was, step);
                if (!stage(before, step.id()).equals(stage(after, step.id()))) {
                    aspects.add(Aspect.STAGE);
                }
                if (moved.contains(step.id())) {
                    aspects.add(Aspect.ORDER);
                }
                if (!aspects.isEmpty()) {
                    changed.add(new Change(step.id(), aspects));
                }
            }
        }
        return new JourneyDiff(
                before.version(),
                after.version(),
                without(current, old),
                without(old, current),
                changed,
                ProcedureComplexity.of(before),
                ProcedureComplexity.of(after));
    }

    /** Whether the steps are the same in every aspect. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static Set<Aspect> aspects(Step was, Step is) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        note(
                aspects,
                Aspect.NAME,
                was.title().equals(is.title()) && was.activity().equals(is.activity()));
        note(
                aspects,
                Aspect.LANE,
                was.lane() == is.lane()
                        && Objects.equals(
                                was.blueprint().organisation(), is.blueprint().organisation()));
        note(aspects, Aspect.CHANNELS, List.copyOf(was.channels()).equals(List.copyOf(is.channels())));
        note(
                aspects,
                Aspect.FLOW,
                was.optional() == is.optional()
                        && was.repeatable() == is.repeatable()
                        && was.parallelWith().equals(is.parallelWith()));
        note(aspects, Aspect.TARGET, Objects.equals(was.target(), is.target()));
        note(aspects, Aspect.DATA, Objects.equals(was.data(), is.data()));
        note(aspects, Aspect.DEMANDS, was.demands().equals(is.demands()));
        note(
                aspects,
                Aspect.TERMS,
                was.blueprint().terms().equals(is.blueprint().terms()));
        note(
                aspects,
                Aspect.EXPERIENCE,
                was.blueprint().momentOfTruth() == is.blueprint().momentOfTruth()
                        && Objects.equals(
                                was.blueprint().expectation(), is.blueprint().expectation()));
        return aspects;
    }

    private static void note(Set<Aspect> aspects, Aspect aspect, boolean same) {
        if (!same) {
            aspects.add(aspect);
        }
    }

    /**
     * The steps of both designs that changed their place: those outside a longest row of steps that stand in the same order
     * in both, so that one step that moved to the front is one change and not many.
     */
    private static Set<StepId> moved(JourneyDefinition before, JourneyDefinition after) {
        List<StepId> a = common(before, after);
        List<StepId> b = common(after, before);
        int[][] longest = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                longest[i][j] = a.get(i).equals(b.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        Set<StepId> moved = new LinkedHashSet<>(b);
        for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
            if (a.get(i).equals(b.get(j))) {
                moved.remove(a.get(i));
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return moved;
    }

    private static List<StepId> common(JourneyDefinition of, JourneyDefinition with) {
        Map<StepId, Step> there = byId(with);
        return of.steps().stream().map(Step::id).filter(there::containsKey).toList();
    }

    private static List<StepId> without(Map<StepId, Step> steps, Map<StepId, Step> others) {
        return steps.keySet().stream().filter(id -> !others.containsKey(id)).toList();
    }

    private static StageId stage(JourneyDefinition definition, StepId step) {
        return definition.stageOf(step).orElseThrow().id();
    }

    private static Map<StepId, Step> byId(JourneyDefinition definition) {
        Map<StepId, Step> steps = new LinkedHashMap<>();
        definition.steps().forEach(step -> steps.put(step.id(), step));
        return steps;
    }
}
