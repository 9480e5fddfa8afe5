package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * A designed journey: what should happen, in which order, on which channels and how fast. A version never changes; a new
 * design is a new version, and journeys under way stay on the version they began with.
 *
 * <p>The steps form a row of {@linkplain #blocks() blocks}: a block is one step, or several that are parallel with each
 * other. A step can be done once every required step of all earlier blocks is done. The journey is complete when every
 * required step is done.
 *
 * @param version which version of which journey
 * @param title for people to read
 * @param service the public service it belongs to, if it is about one service
 * @param stages in order, at least one; with at least one required step among them
 * @param target how long the whole journey may take from its first interaction; null if nothing was promised
 */
public record JourneyDefinition(
        JourneyVersion version,
        LocalizedText title,
        @Nullable ServiceId service,
        List<Stage> stages,
        @Nullable Duration target) {

    public JourneyDefinition {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(title, "title");
        stages = List.copyOf(stages);
        if (target != null && (target.isNegative() || target.isZero())) {
            throw new IllegalArgumentException("target (" + target + ") of " + version + " must be greater than 0");
        }
        requireDistinctIds(version, stages);
        requireParallelNeighbours(version, stages);
        if (stages.stream().flatMap(stage -> stage.steps().stream()).allMatch(Step::optional)) {
            throw new IllegalArgumentException("journey " + version + " needs at least one step that is not optional");
        }
    }

    /** Returns a definition with these stages, without a service or a target for the whole. */
    public static JourneyDefinition of(JourneyVersion version, Stage... stages) {
        return new JourneyDefinition(
                version, LocalizedText.of("en", version.journey().value()), null, List.of(stages), null);
    }

    /** All steps, stage by stage, in order. */
    public List<Step> steps() {
        return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
    }

    /** The step with this identifier. */
    public Optional<Step> step(StepId id) {
        return steps().stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The stage that a step belongs to. */
    public Optional<Stage> stageOf(StepId id) {
        return stages.stream()
                .filter(stage ->
                        stage.steps().stream().anyMatch(step -> step.id().equals(id)))
                .findFirst();
    }

    /** The steps in order, those that are parallel with each other taken together. */
    public List<List<Step>> blocks() {
        return stages.stream().flatMap(stage -> stage.blocks().stream()).toList();
    }

    private static void requireDistinctIds(JourneyVersion version, List<Stage> stages) {
        Set<StageId> stageIds = new HashSet<>();
        Set<StepId> stepIds = new HashSet<>();
        for (Stage stage : stages) {
            if (!stageIds.add(stage.id())) {
                throw new IllegalArgumentException("journey " + version + " has two stages called " + stage.id());
            }
            for (Step step : stage.steps()) {
                if (!stepIds.add(step.id())) {
                    throw new IllegalArgumentException("journey " + version + " has two steps called " + step.id());
                }
            }
        }
    }

    private static void requireParallelNeighbours(JourneyVersion version, List<Stage> stages) {
        Map<StepId, List<Step>> blockOf = new HashMap<>();
        for (Stage stage : stages) {
            for (List<Step> block : stage.blocks()) {
                block.forEach(step -> blockOf.put(step.id(), block));
            }
        }
        for (Stage stage : stages) {
            for (Step step : stage.steps()) {
                for (StepId other : step.parallelWith()) {
                    if (blockOf.get(other) != blockOf.get(step.id())) {
                        throw new IllegalArgumentException("step " + step.id() + " of " + version + " is parallel with "
                                + other + ", which does not stand next to it in its stage");
                    }
                }
            }
        }
    }
}
