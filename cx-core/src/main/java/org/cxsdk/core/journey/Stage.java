package org.cxsdk.core.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;

/**
 * A part of a journey as the customer sees it, such as "apply" or "wait for the decision".
 *
 * @param id names it within the journey
 * @param title for people to read
 * @param steps its steps, at least one, in the order in which they are meant to be done; steps that are parallel stand next
 *     to each other
 */
public record Stage(StageId id, LocalizedText title, List<Step> steps) {

    public Stage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("stage " + id + " needs at least one step");
        }
    }

    /** Returns the stage with these steps, its identifier serving as title. */
    public static Stage of(String id, Step... steps) {
        return new Stage(StageId.of(id), LocalizedText.of("en", id), List.of(steps));
    }

    /** The steps in order, those that are parallel with each other taken together. */
    public List<List<Step>> blocks() {
        List<List<Step>> blocks = new ArrayList<>();
        List<Step> block = new ArrayList<>();
        for (Step step : steps) {
            boolean joins = block.stream()
                    .anyMatch(other -> other.parallelWith().contains(step.id())
                            || step.parallelWith().contains(other.id()));
            if (!joins && !block.isEmpty()) {
                blocks.add(List.copyOf(block));
                block.clear();
            }
            block.add(step);
        }
        blocks.add(List.copyOf(block));
        return blocks;
    }
}
