package org.cxsdk.feedback.recovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Within how many working days an agency promises to do what, stage by stage. A case that is reopened goes to the next stage,
 * or stays in the last.
 *
 * @param id what the agency calls them
 * @param stages at least one, the first is stage 1
 */
public record ServiceTerms(ServiceTermsId id, List<Stage> stages) {

    public ServiceTerms {
        Objects.requireNonNull(id, "id");
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("terms need at least one stage");
        }
    }

    /**
     * Promises of one stage, in working days after the day on which it began.
     *
     * @param acknowledgeDays until the customer hears that she was heard; null if that is not promised apart
     * @param decideDays until there is a decision
     * @param updateDays how long she may wait between two words on how things stand; null if that is not promised
     */
    public record Stage(
            @Nullable Integer acknowledgeDays,
            int decideDays,
            @Nullable Integer updateDays) {

        public Stage {
            requirePositive("acknowledgeDays", acknowledgeDays);
            requirePositive("decideDays", decideDays);
            requirePositive("updateDays", updateDays);
        }

        private static void requirePositive(String name, @Nullable Integer days) {
            if (days != null && days < 1) {
                throw new IllegalArgumentException(name + " (" + days + ") must be at least 1");
            }
        }

        /** What is promised for a clock, if it is promised. */
        public OptionalInt days(Clock clock) {
            Integer days =
                    switch (clock) {
                        case ACKNOWLEDGE -> acknowledgeDays;
                        case DECIDE -> Integer.valueOf(decideDays);
                        case UPDATE -> updateDays;
                    };
            return days == null ? OptionalInt.empty() : OptionalInt.of(days);
        }
    }

    /** What time is taken for. */
    public enum Clock {
        /** Until the customer hears that she was heard. Nothing stops it but that. */
        ACKNOWLEDGE,
        /** Until there is a decision; stands still while the case is paused. */
        DECIDE,
        /** Until the customer hears how things stand, again and again; stands still while the case is paused. */
        UPDATE;

        /** The name in files: {@code acknowledge}, {@code decide}, {@code update}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Two stages as Scottish public bodies have them: five working days to solve it where it happened; then three to
     * acknowledge and twenty to investigate (Scottish Public Services Ombudsman, Model Complaints Handling Procedure).
     */
    public static ServiceTerms twoStages() {
        return new ServiceTerms(
                ServiceTermsId.of("two-stages"), List.of(new Stage(null, 5, null), new Stage(3, 20, null)));
    }

    /** The promises of a stage; those of the last one for any after it. */
    public Stage stage(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("stage (" + number + ") must be at least 1");
        }
        return stages.get(Math.min(number, stages.size()) - 1);
    }

    /** The stage after this one, if there is one. */
    public Optional<Integer> after(int number) {
        return number < stages.size() ? Optional.of(number + 1) : Optional.empty();
    }
}
