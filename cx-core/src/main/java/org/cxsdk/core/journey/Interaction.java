package org.cxsdk.core.journey;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a journey: a step was begun, was done, or was tried without success. What was recorded never
 * changes; an interaction that is wrong is corrected or retracted by another one, which may even arrive before it.
 *
 * @param id names it; recording the same identifier twice changes nothing
 * @param journey the journey it belongs to
 * @param step the step it is about; one that the design does not know is kept and reported
 * @param status how far it came
 * @param channel on which channel; null for work that the customer does not see
 * @param organisation which organisation served it; null if unknown
 * @param assistedDigital whether staff did a digital step with or for the person
 * @param data where the data of a step that needs some came from; null if unknown or none was needed
 * @param occurred when it happened, UTC, cut to microseconds
 * @param sequence orders interactions of the same instant; 0 unless given
 * @param recorded when the system learned of it, UTC, cut to microseconds; {@code occurred} unless given
 * @param note free text for whoever serves the person next, for example what went wrong; may hold personal data, so it is
 *     stored sealed and shown by no {@code toString}; null if none
 * @param corrects the interaction in whose place this one stands; null if none. A retraction stands for nothing
 * @param details what else is known
 */
public record Interaction(
        InteractionId id,
        JourneyInstanceId journey,
        StepId step,
        Status status,
        @Nullable ChannelId channel,
        @Nullable OrganisationId organisation,
        boolean assistedDigital,
        @Nullable DataSource data,
        Instant occurred,
        long sequence,
        Instant recorded,
        @Nullable String note,
        @Nullable InteractionId corrects,
        InteractionDetails details) {

    /**
     * The one order of interactions: when they happened, then sequence number, then identifier. It does not depend on when
     * they were recorded, so late arrivals fall into place.
     */
    public static final Comparator<Interaction> ORDER = Comparator.comparing(Interaction::occurred)
            .thenComparingLong(Interaction::sequence)
            .thenComparing(interaction -> interaction.id().value());

    public Interaction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(details, "details");
        if (id.equals(corrects)) {
            throw new IllegalArgumentException("interaction (" + id + ") corrects itself");
        }
        if (status == Status.RETRACTED && corrects == null) {
            throw new IllegalArgumentException("interaction (" + id + ") retracts nothing");
        }
        occurred = occurred.truncatedTo(ChronoUnit.MICROS);
        recorded = recorded.truncatedTo(ChronoUnit.MICROS);
    }

    /** How far an interaction brought its step. */
    public enum Status {
        /** The step was begun. */
        STARTED,
        /** The step was done. */
        COMPLETED,
        /** The step was tried and could not be done: the person is stuck until she, or somebody, tries again. */
        FAILED,
        /** The interaction that this one corrects never happened. */
        RETRACTED
    }

    /** Where the data of a step came from. */
    public enum DataSource {
        /** It was held already and used by permission. */
        REUSED,
        /** The person was asked. */
        ASKED
    }

    /** Says that an interaction never happened. */
    public static Interaction retraction(InteractionId id, Interaction of) {
        return builder(id, of.journey, of.step, of.occurred)
                .status(Status.RETRACTED)
                .corrects(of.id)
                .build();
    }

    /** Starts an interaction that completed a step. */
    public static Builder builder(InteractionId id, JourneyInstanceId journey, StepId step, Instant occurred) {
        return new Builder(id, journey, step, occurred);
    }

    /** This interaction as learned of at another instant. */
    public Interaction recordedAt(Instant instant) {
        return new Interaction(
                id,
                journey,
                step,
                status,
                channel,
                organisation,
                assistedDigital,
                data,
                occurred,
                sequence,
                instant,
                note,
                corrects,
                details);
    }

    /** Leaves out the note. */
    @Override
    public String toString() {
        return "Interaction(" + id + ", " + journey + ", " + step + " " + status + ", " + channel + ", " + organisation
                + ", " + occurred + ")";
    }

    /** Collects the optional parts of an {@link Interaction}. */
    public static final class Builder {
        private final InteractionId id;
        private final JourneyInstanceId journey;
        private final StepId step;
        private final Instant occurred;
        private Status status = Status.COMPLETED;
        private @Nullable ChannelId channel;
        private @Nullable OrganisationId organisation;
        private boolean assistedDigital;
        private @Nullable DataSource data;
        private long sequence;
        private Instant recorded;
        private @Nullable String note;
        private @Nullable InteractionId corrects;
        private InteractionDetails details = InteractionDetails.NONE;
        private InteractionDetails.@Nullable Actor actor;
        private InteractionDetails.@Nullable Outcome outcome;
        private @Nullable Set<DataCategoryId> asked;
        private @Nullable Integer satisfaction;

        private Builder(InteractionId id, JourneyInstanceId journey, StepId step, Instant occurred) {
            this.id = id;
            this.journey = journey;
            this.step = step;
            this.occurred = occurred;
            this.recorded = occurred;
        }

        /** How far it came; {@link Status#COMPLETED} by default. */
        public Builder status(Status status) {
            this.status = status;
            return this;
        }

        /** On which channel. */
        public Builder channel(ChannelId channel) {
            this.channel = channel;
            return this;
        }

        /** Which organisation served it. */
        public Builder organisation(OrganisationId organisation) {
            this.organisation = organisation;
            return this;
        }

        /** Staff did a digital step with or for the person. */
        public Builder assistedDigital() {
            this.assistedDigital = true;
            return this;
        }

        /** Where the data of the step came from. */
        public Builder data(DataSource data) {
            this.data = data;
            return this;
        }

        /** Orders interactions of the same instant. */
        public Builder sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        /** When the system learned of it. */
        public Builder recorded(Instant recorded) {
            this.recorded = recorded;
            return this;
        }

        /** Free text for whoever serves the person next. */
        public Builder note(String note) {
            this.note = note;
            return this;
        }

        /** In whose place it stands. */
        public Builder corrects(InteractionId earlier) {
            this.corrects = earlier;
            return this;
        }

        /** What else is known. */
        public Builder details(InteractionDetails details) {
            this.details = details;
            return this;
        }

        /** Who acted. */
        public Builder actor(InteractionDetails.Actor actor) {
            this.actor = actor;
            return this;
        }

        /** How it ended. */
        public Builder outcome(InteractionDetails.Outcome outcome) {
            this.outcome = outcome;
            return this;
        }

        /** Kinds of data that the person was asked for in it. */
        public Builder asked(DataCategoryId... categories) {
            this.asked = Set.of(categories);
            return this;
        }

        /** How the person herself said it felt, 1 (very bad) to 5 (very good). */
        public Builder satisfaction(int felt) {
            this.satisfaction = felt;
            return this;
        }

        /** What was said at once, with what was said part by part in its place. */
        private InteractionDetails wholeDetails() {
            return new InteractionDetails(
                    details.source(),
                    details.touchpoint(),
                    actor == null ? details.actor() : actor,
                    details.representation(),
                    asked == null ? details.asked() : asked,
                    details.objects(),
                    outcome == null ? details.outcome() : outcome,
                    details.cost(),
                    satisfaction == null ? details.satisfaction() : satisfaction,
                    details.purpose());
        }

        /** Returns the interaction. */
        public Interaction build() {
            return new Interaction(
                    id,
                    journey,
                    step,
                    status,
                    channel,
                    organisation,
                    assistedDigital,
                    data,
                    occurred,
                    sequence,
                    recorded,
                    note,
                    corrects,
                    wholeDetails());
        }
    }
}
