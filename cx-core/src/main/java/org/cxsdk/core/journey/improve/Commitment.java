package org.cxsdk.core.journey.improve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Reason;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyStanding;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.core.journey.StepStanding;
import org.jspecify.annotations.Nullable;

/**
 * What one unit or partner has promised another: to do a step of a journey within so many working days of its own calendar
 * from the moment at which the step can be done.
 *
 * @param id names it
 * @param journey on which design
 * @param step which step
 * @param promisedBy who does it
 * @param promisedTo who waits for it
 * @param workingDays within how many working days, at least 1; due at the close of the last
 */
public record Commitment(
        Id id,
        JourneyVersion journey,
        StepId step,
        OrganisationId promisedBy,
        OrganisationId promisedTo,
        int workingDays) {

    public Commitment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(promisedBy, "promisedBy");
        Objects.requireNonNull(promisedTo, "promisedTo");
        if (workingDays < 1) {
            throw new IllegalArgumentException("workingDays (" + workingDays + ") must be at least 1");
        }
    }

    /**
     * Names a commitment.
     *
     * @param value the identifier; obeys {@link Identifier#require}
     */
    public record Id(String value) {
        public Id {
            Identifier.require("Commitment.Id", value);
        }

        /** Returns the identifier with this text. */
        public static Id of(String value) {
            return new Id(value);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** How a commitment stands on one journey. */
    public enum State implements Reason {
        /** The step cannot be done yet, so the clock does not run. */
        NOT_YET("The clock does not run yet.", "لم يبدأ احتساب الوقت بعد."),
        /** The clock runs. */
        RUNNING("The step is due and there is time left.", "الخطوة مستحقة ولا يزال هناك وقت."),
        /** It was done in time. */
        KEPT("It was done in time.", "أُنجز في الوقت."),
        /** It was done too late. */
        KEPT_LATE(
                "It was done after the promised time; look for what it waited for.",
                "أُنجز بعد الموعد؛ ابحثوا عما كان ينتظره."),
        /** It is not done, and the time is over. */
        BREACHED(
                "It is not done and the time is over; call the unit that promised it.",
                "لم يُنجز وانقضى الوقت؛ اتصلوا بالجهة التي التزمت به.");

        private final LocalizedText text;

        State(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public LocalizedText text() {
            return text;
        }

        /** Whether the promised time was missed. */
        public boolean isBreach() {
            return this == KEPT_LATE || this == BREACHED;
        }
    }

    /**
     * A commitment on one journey.
     *
     * @param commitment which
     * @param state how it stands
     * @param since from when the clock runs; null if it does not yet
     * @param due the promised instant; null if the clock does not run
     * @param late working time by which it was or is missed; zero if it is not
     * @param calendarKnown whether the holidays up to the promised day are known; if not, the day may still move
     */
    public record Standing(
            Commitment commitment,
            State state,
            @Nullable Instant since,
            @Nullable Instant due,
            Duration late,
            boolean calendarKnown) {

        public Standing {
            Objects.requireNonNull(commitment, "commitment");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(late, "late");
        }

        /**
         * What KPI engines learn of a commitment once it is kept or missed: kind {@code commitment.kept} or
         * {@code commitment.breached}, with who promised whom what, and by how many seconds of working time it was late.
         *
         * @param journey on which journey
         * @param at when that was seen
         */
        public Optional<Observation> observation(JourneyInstanceId journey, Instant at) {
            if (due == null || state == State.RUNNING || state == State.NOT_YET) {
                return Optional.empty();
            }
            String kind = state.isBreach() ? "commitment.breached" : "commitment.kept";
            return Optional.of(
                    Observation.builder(ObservationId.of(kind + ":" + journey + "/" + commitment.id), kind, due)
                            .source("journey:" + journey)
                            .recorded(at)
                            .reference(journey.value())
                            .dimension("journey", commitment.journey.journey().value())
                            .dimension("version", commitment.journey.version())
                            .dimension("step", commitment.step.value())
                            .dimension("promisedBy", commitment.promisedBy.value())
                            .dimension("promisedTo", commitment.promisedTo.value())
                            .value("lateSeconds", late.getSeconds())
                            .build());
        }

        /** The promised instant, if the clock runs. */
        public Optional<Instant> dueAt() {
            return Optional.ofNullable(due);
        }
    }

    /** How commitments stand on a journey, in the order given; those on another design are left out. */
    public static List<Standing> standing(
            List<Commitment> commitments, JourneyStanding journey, WorkingCalendar calendar) {
        List<Standing> standing = new ArrayList<>();
        for (Commitment commitment : commitments) {
            if (commitment.journey.equals(journey.version())) {
                standing.add(commitment.on(journey.step(commitment.step), calendar, journey.asOf()));
            }
        }
        return List.copyOf(standing);
    }

    private Standing on(StepStanding stepStanding, WorkingCalendar calendar, Instant asOf) {
        Instant since = stepStanding.openSince();
        if (since == null) {
            return new Standing(this, State.NOT_YET, null, null, Duration.ZERO, true);
        }
        Instant due = calendar.dueAfterDays(since, workingDays);
        Instant done = stepStanding.completedAt();
        Instant end = done == null ? asOf : done;
        boolean missed = end.isAfter(due);
        State state =
                done == null ? (missed ? State.BREACHED : State.RUNNING) : (missed ? State.KEPT_LATE : State.KEPT);
        return new Standing(
                this,
                state,
                since,
                due,
                missed ? calendar.between(due, end) : Duration.ZERO,
                calendar.covers(LocalDate.ofInstant(due, calendar.zone())));
    }
}
