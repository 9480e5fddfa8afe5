package org.cxsdk.core.journey.personal;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.CustomerType;
import org.cxsdk.core.customer.AttributeName;
import org.cxsdk.core.customer.FiveMys;
import org.cxsdk.core.customer.ProfileAttribute;
import org.cxsdk.core.customer.Survivorship;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.NextStep;
import org.cxsdk.core.journey.StepId;

/**
 * What a rule asks of a person or a journey. Each kind says which data it looks at, so that no rule is tried for which the
 * purpose may not use what it needs. What is not known does not hold.
 */
public sealed interface Condition {

    /** Which kind of data it looks at; empty if none about the person. */
    Optional<DataCategoryId> category();

    /** Whether it holds. */
    boolean holds(Facts facts);

    /**
     * The person is of a type.
     *
     * @param type which
     */
    record IsType(CustomerType type) implements Condition {
        public IsType {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public Optional<DataCategoryId> category() {
            return Optional.empty();
        }

        @Override
        public boolean holds(Facts facts) {
            return facts.types().contains(type);
        }
    }

    /**
     * An attribute has one of some values.
     *
     * @param attribute which
     * @param dataCategory which kind of data it is
     * @param values the values
     */
    record AttributeIs(AttributeName attribute, DataCategoryId dataCategory, Set<String> values) implements Condition {
        public AttributeIs {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(dataCategory, "dataCategory");
            values = Set.copyOf(values);
        }

        @Override
        public Optional<DataCategoryId> category() {
            return Optional.of(dataCategory);
        }

        @Override
        public boolean holds(Facts facts) {
            Survivorship.Survivor survivor = facts.attributes().get(attribute);
            return survivor != null
                    && survivor.chosen().stream()
                            .filter(known -> known.category().equals(dataCategory))
                            .map(ProfileAttribute::value)
                            .anyMatch(values::contains);
        }
    }

    /**
     * A facet of what moves the person has a score in a range, and was noted not too long ago.
     *
     * @param facet which
     * @param least least score, 1 to 5
     * @param most greatest score, 1 to 5
     * @param notOlderThan how old it may be
     */
    record FacetBetween(FiveMys.Facet facet, int least, int most, Period notOlderThan) implements Condition {
        public FacetBetween {
            Objects.requireNonNull(facet, "facet");
            Objects.requireNonNull(notOlderThan, "notOlderThan");
            if (least > most) {
                throw new IllegalArgumentException("least (" + least + ") must not be above most (" + most + ")");
            }
        }

        @Override
        public Optional<DataCategoryId> category() {
            return Optional.of(FiveMys.CATEGORY);
        }

        @Override
        public boolean holds(Facts facts) {
            return facts.fiveMys()
                    .facet(facet)
                    .filter(noted -> !noted.on().plus(notOlderThan).isBefore(facts.today()))
                    .filter(noted -> noted.score() >= least && noted.score() <= most)
                    .isPresent();
        }
    }

    /**
     * The person is stuck at a step, on this channel.
     *
     * @param step which step
     * @param channel on which channel
     */
    record StuckAt(StepId step, ChannelId channel) implements Condition {
        public StuckAt {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public Optional<DataCategoryId> category() {
            return Optional.empty();
        }

        @Override
        public boolean holds(Facts facts) {
            return facts.standing().next().stream()
                    .anyMatch(next -> next.step().equals(step)
                            && next.why() == NextStep.Why.LAST_TRY_FAILED
                            && next.failedOn().contains(channel));
        }
    }

    /**
     * A step can be done now.
     *
     * @param step which step
     */
    record CanDo(StepId step) implements Condition {
        public CanDo {
            Objects.requireNonNull(step, "step");
        }

        @Override
        public Optional<DataCategoryId> category() {
            return Optional.empty();
        }

        @Override
        public boolean holds(Facts facts) {
            return facts.standing().next().stream().anyMatch(next -> next.step().equals(step));
        }
    }

    /** Something of the journey is overdue. */
    record Overdue() implements Condition {
        @Override
        public Optional<DataCategoryId> category() {
            return Optional.empty();
        }

        @Override
        public boolean holds(Facts facts) {
            JourneyStanding standing = facts.standing();
            return !standing.overdue().isEmpty();
        }
    }
}
