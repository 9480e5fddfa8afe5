package org.cxsdk.core.journey;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be done on a designed journey.
 *
 * @param id names it within the journey
 * @param title what is done, for people to read
 * @param activity what event logs call it; the identifier's text unless given
 * @param lane who acts; {@link Lane#CUSTOMER} unless given
 * @param channels on which channels it can be done, in order of preference; empty means that the design does not say
 * @param optional whether the journey can be complete without it
 * @param repeatable whether doing it again is part of the design
 * @param parallelWith other steps of the same stage that may be done before, after or at the same time
 * @param target how long it may take from the moment it can be done; null if nothing was promised
 * @param data what it needs to know of the person and may find with somebody who holds it; null if nothing
 * @param blueprint what a journey map shows of it beside the flow
 */
public record Step(
        StepId id,
        LocalizedText title,
        String activity,
        Lane lane,
        Set<ChannelId> channels,
        boolean optional,
        boolean repeatable,
        Set<StepId> parallelWith,
        @Nullable Duration target,
        @Nullable DataNeed data,
        Blueprint blueprint) {

    public Step {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(blueprint, "blueprint");
        channels = Collections.unmodifiableSet(new LinkedHashSet<>(channels));
        parallelWith = Collections.unmodifiableSet(new LinkedHashSet<>(parallelWith));
        if (activity.isBlank()) {
            throw new IllegalArgumentException("activity of step " + id + " must not be blank");
        }
        if (parallelWith.contains(id)) {
            throw new IllegalArgumentException("step " + id + " must not be parallel with itself");
        }
        if (target != null && (target.isNegative() || target.isZero())) {
            throw new IllegalArgumentException("target (" + target + ") of step " + id + " must be greater than 0");
        }
    }

    /** What it asks of the customer, unless a channel says otherwise. */
    public Demands demands() {
        return blueprint.demands();
    }

    /** What it asks of the customer on a channel. */
    public Demands demands(ChannelId channel) {
        return terms(channel).flatMap(ChannelTerms::demands).orElse(blueprint.demands());
    }

    /** What differs on a channel, if anything does. */
    public Optional<ChannelTerms> terms(ChannelId channel) {
        return blueprint.terms().stream()
                .filter(terms -> terms.channel().equals(channel))
                .findFirst();
    }

    /** Starts a step that is required, done once and done by the customer. */
    public static Builder builder(String id) {
        return new Builder(StepId.of(id));
    }

    /** Collects the optional parts of a {@link Step}. */
    public static final class Builder {
        private final StepId id;
        private @Nullable LocalizedText title;
        private @Nullable String activity;
        private Lane lane = Lane.CUSTOMER;
        private final Set<ChannelId> channels = new LinkedHashSet<>();
        private boolean optional;
        private boolean repeatable;
        private final Set<StepId> parallelWith = new LinkedHashSet<>();
        private @Nullable Duration target;
        private @Nullable DataNeed data;
        private @Nullable OrganisationId organisation;
        private Demands demands = Demands.NONE;
        private List<ChannelTerms> terms = List.of();
        private boolean momentOfTruth;
        private @Nullable LocalizedText expectation;

        private Builder(StepId id) {
            this.id = id;
        }

        /** What is done; the identifier's text unless given. */
        public Builder title(LocalizedText title) {
            this.title = title;
            return this;
        }

        /** What event logs call it. */
        public Builder activity(String activity) {
            this.activity = activity;
            return this;
        }

        /** Who acts. */
        public Builder lane(Lane lane) {
            this.lane = lane;
            return this;
        }

        /** Adds channels on which it can be done. */
        public Builder channels(ChannelId... more) {
            channels.addAll(List.of(more));
            return this;
        }

        /** The journey can be complete without it. */
        public Builder optional() {
            this.optional = true;
            return this;
        }

        /** Doing it again is part of the design. */
        public Builder repeatable() {
            this.repeatable = true;
            return this;
        }

        /** Adds steps of the same stage in any order with this one. */
        public Builder parallelWith(StepId... more) {
            parallelWith.addAll(List.of(more));
            return this;
        }

        /** How long it may take from the moment it can be done. */
        public Builder target(Duration target) {
            this.target = target;
            return this;
        }

        /** What it needs to know of the person and may find with somebody who holds it. */
        public Builder data(DataNeed data) {
            this.data = data;
            return this;
        }

        /** Which organisation answers for it. */
        public Builder organisation(OrganisationId organisation) {
            this.organisation = organisation;
            return this;
        }

        /** What it asks of the customer. */
        public Builder demands(Demands demands) {
            this.demands = demands;
            return this;
        }

        /** What differs by channel. */
        public Builder terms(ChannelTerms... terms) {
            this.terms = List.of(terms);
            return this;
        }

        /** The whole experience hangs on it. */
        public Builder momentOfTruth() {
            this.momentOfTruth = true;
            return this;
        }

        /** What the customer may expect here, in her words. */
        public Builder expectation(LocalizedText expectation) {
            this.expectation = expectation;
            return this;
        }

        /** All that a journey map shows of it beside the flow, in the place of what was said of it so far. */
        public Builder blueprint(Blueprint blueprint) {
            organisation = blueprint.organisation();
            demands = blueprint.demands();
            terms = blueprint.terms();
            momentOfTruth = blueprint.momentOfTruth();
            expectation = blueprint.expectation();
            return this;
        }

        /** Returns the step. */
        public Step build() {
            return new Step(
                    id,
                    title == null ? LocalizedText.of("en", id.value()) : title,
                    activity == null ? id.value() : activity,
                    lane,
                    channels,
                    optional,
                    repeatable,
                    parallelWith,
                    target,
                    data,
                    new Blueprint(organisation, demands, terms, momentOfTruth, expectation));
        }
    }
}
