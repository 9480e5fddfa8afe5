package org.cxsdk.core.journey.improve;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.StepId;
import org.jspecify.annotations.Nullable;

/**
 * Work with the people who use a journey, linked to the version that it shaped: what was heard, and what became of it.
 *
 * @param id names it
 * @param journey the version that it shaped, or that it looked at after the change
 * @param kind survey, group, workshop, test
 * @param moment before the version was designed, or after people used it
 * @param on on which day it was, or ended
 * @param participants how many people took part, at least 1
 * @param withDisabilities how many of them live with a disability, as far as they said so; null if nobody asked
 * @param insights what was heard, each with what became of it
 */
public record EngagementActivity(
        Id id,
        JourneyVersion journey,
        Kind kind,
        Moment moment,
        LocalDate on,
        int participants,
        @Nullable Integer withDisabilities,
        List<Insight> insights) {

    public EngagementActivity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(journey, "journey");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(on, "on");
        insights = List.copyOf(insights);
        if (participants < 1) {
            throw new IllegalArgumentException("participants (" + participants + ") must be at least 1");
        }
        if (withDisabilities != null && (withDisabilities < 0 || withDisabilities > participants)) {
            throw new IllegalArgumentException(
                    "withDisabilities (" + withDisabilities + ") must be a part of participants");
        }
    }

    /**
     * Names an activity.
     *
     * @param value the identifier; obeys {@link Identifier#require}
     */
    public record Id(String value) {
        public Id {
            Identifier.require("EngagementActivity.Id", value);
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

    /** How one works with people. */
    public enum Kind {
        /** Many are asked the same. */
        SURVEY,
        /** A few talk with each other. */
        FOCUS_GROUP,
        /** People and staff design together. */
        WORKSHOP,
        /** People try it and are watched. */
        USABILITY_TEST
    }

    /** When one works with people. */
    public enum Moment {
        /** Before the version was designed. */
        BEFORE,
        /** After people used it. */
        AFTER
    }

    /**
     * Something that was heard.
     *
     * @param step about which step; null if about the journey as a whole
     * @param text what was heard, in a sentence without names
     * @param shaped whether the version follows it
     */
    public record Insight(@Nullable StepId step, LocalizedText text, boolean shaped) {
        public Insight {
            Objects.requireNonNull(text, "text");
        }
    }
}
