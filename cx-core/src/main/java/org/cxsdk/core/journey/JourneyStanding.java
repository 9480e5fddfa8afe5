package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.jspecify.annotations.Nullable;

/**
 * Where a journey stands at an instant, and why.
 *
 * @param version the design it is held against
 * @param asOf the instant; what happened later is left out
 * @param state how far the journey is
 * @param stage the stage of the first required step that is not done; null if the journey is complete
 * @param startedAt when the first interaction happened; null if none did
 * @param completedAt when the last of the required steps was done; null if one is not
 * @param deadline by when the whole journey is promised; null if nothing is, or it has not begun
 * @param steps every step of the design, in its order
 * @param next the steps that can be done now, in the order of the design
 * @param handOvers changes of channel or organisation, in order
 * @param findings differences from the design, in the order of the interactions in which they show; last those about the
 *     whole
 * @param given kinds of data that the person has given on this journey, in the order in which she did
 * @param later how many interactions were left out because they happened after {@code asOf}
 */
public record JourneyStanding(
        JourneyVersion version,
        Instant asOf,
        State state,
        @Nullable StageId stage,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Deadline deadline,
        List<StepStanding> steps,
        List<NextStep> next,
        List<HandOver> handOvers,
        List<Finding> findings,
        Set<DataCategoryId> given,
        int later) {

    public JourneyStanding {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(state, "state");
        steps = List.copyOf(steps);
        next = List.copyOf(next);
        handOvers = List.copyOf(handOvers);
        findings = List.copyOf(findings);
        given = Collections.unmodifiableSet(new LinkedHashSet<>(given));
    }

    /** How far a journey is. */
    public enum State {
        /** Nothing has happened yet. */
        NOT_STARTED,
        /** Something has happened, and a required step is not done. */
        UNDER_WAY,
        /** Every required step is done. */
        COMPLETED
    }

    /**
     * What should have been done by now and is not.
     *
     * @param step which step; null for the journey as a whole
     * @param deadline by when it was promised
     * @param by how late it is, greater than zero
     */
    public record Overdue(@Nullable StepId step, Deadline deadline, Duration by) {
        public Overdue {
            Objects.requireNonNull(deadline, "deadline");
            Objects.requireNonNull(by, "by");
        }
    }

    /** The standing of one step. */
    public StepStanding step(StepId id) {
        return steps.stream()
                .filter(step -> step.step().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("journey " + version + " has no step " + id));
    }

    /** What is overdue, the most overdue first. */
    public List<Overdue> overdue() {
        List<Overdue> overdue = new ArrayList<>();
        if (deadline != null && completedAt == null) {
            Deadline whole = deadline;
            whole.missedBy(asOf).ifPresent(by -> overdue.add(new Overdue(null, whole, by)));
        }
        for (NextStep step : next) {
            Deadline promised = step.deadline();
            if (promised != null) {
                promised.missedBy(asOf).ifPresent(by -> overdue.add(new Overdue(step.step(), promised, by)));
            }
        }
        overdue.sort(Comparator.comparing(Overdue::by).reversed());
        return List.copyOf(overdue);
    }
}
