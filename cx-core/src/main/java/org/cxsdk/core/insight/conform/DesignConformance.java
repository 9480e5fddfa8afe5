package org.cxsdk.core.insight.conform;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.stat.Summary;

/**
 * How journeys differ from their design, step by step.
 *
 * @param version the design
 * @param conformance how far the journeys are from it
 * @param steps in the order of the design
 * @param unknown activities that the design does not have, by journeys descending, then by name
 */
public record DesignConformance(
        JourneyVersion version, LogConformance conformance, List<OfStep> steps, List<Unknown> unknown) {

    public DesignConformance {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(conformance, "conformance");
        steps = List.copyOf(steps);
        unknown = List.copyOf(unknown);
    }

    /**
     * One step. A journey may be counted several times, for example as late and on a channel that is not offered.
     *
     * @param step which step
     * @param journeys how many journeys did it where the design has it
     * @param skipped how many did not do it at all, although it is required
     * @param outOfOrder how many did it, but not where the design has it
     * @param added how many did it again, or more often than the design has it
     * @param late how many did it after its target; 0 without target
     * @param wrongChannel how many did it on a channel that the design does not offer; 0 if the design or the log does not say
     * @param wrongOrganisation how many did it with another organisation than the one that answers for it; 0 likewise
     * @param target within which time it should be done from the moment it can be; empty without one
     * @param seconds how long it took from the moment it could be done; empty if nobody did it in its place
     */
    public record OfStep(
            StepId step,
            int journeys,
            int skipped,
            int outOfOrder,
            int added,
            int late,
            int wrongChannel,
            int wrongOrganisation,
            Optional<Duration> target,
            Optional<Summary> seconds) {

        public OfStep {
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * An activity that the design does not have.
     *
     * @param activity its name
     * @param journeys how many journeys have it
     */
    public record Unknown(String activity, int journeys) {
        public Unknown {
            Objects.requireNonNull(activity, "activity");
        }
    }
}
