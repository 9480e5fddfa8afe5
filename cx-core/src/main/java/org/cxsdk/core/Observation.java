package org.cxsdk.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the one shape that KPI engines read: a step of a journey, an answer, a closed case, a
 * consent decision. It holds no personal data; a subject is a pseudonym.
 *
 * @param id identifies it; the same id twice is the same observation
 * @param kind what happened, for example {@code journey.completed}
 * @param source which record of which module it was derived from
 * @param occurred when it happened, UTC, cut to microseconds
 * @param recorded when the system learned of it, UTC, cut to microseconds; may be later than {@code occurred}
 * @param subject the person it concerns, if any
 * @param reference the journey or case it belongs to, if any
 * @param dimensions what it can be grouped by ({@code channel=web}), sorted by name; a dimension that was not asked or
 *     not given is absent
 * @param values what can be summed or averaged, by name, sorted; a missing value is absent, never 0
 * @param corrects the earlier observation that this one replaces, if any
 * @param retracts the earlier observation that this one withdraws, if any; at most one of {@code corrects} and
 *     {@code retracts} is given
 */
public record Observation(
        ObservationId id,
        String kind,
        String source,
        Instant occurred,
        Instant recorded,
        @Nullable SubjectId subject,
        @Nullable String reference,
        Map<String, String> dimensions,
        Map<String, BigDecimal> values,
        @Nullable ObservationId corrects,
        @Nullable ObservationId retracts) {

    public Observation {
        Objects.requireNonNull(id, "id");
        Identifier.require("Observation.kind", kind);
        Identifier.require("Observation.source", source);
        occurred = occurred.truncatedTo(ChronoUnit.MICROS);
        recorded = recorded.truncatedTo(ChronoUnit.MICROS);
        dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        if (corrects != null && retracts != null) {
            throw new IllegalArgumentException("an observation corrects or retracts another one, not both");
        }
    }

    /** Starts an observation that happened, and was learned of, at {@code occurred}. */
    public static Builder builder(ObservationId id, String kind, Instant occurred) {
        return new Builder(id, kind, occurred);
    }

    /** Collects the optional parts of an {@link Observation}. */
    public static final class Builder {
        private final ObservationId id;
        private final String kind;
        private final Instant occurred;
        private String source = "unspecified";
        private Instant recorded;
        private @Nullable SubjectId subject;
        private @Nullable String reference;
        private final Map<String, String> dimensions = new TreeMap<>();
        private final Map<String, BigDecimal> values = new TreeMap<>();
        private @Nullable ObservationId corrects;
        private @Nullable ObservationId retracts;

        private Builder(ObservationId id, String kind, Instant occurred) {
            this.id = id;
            this.kind = kind;
            this.occurred = occurred;
            this.recorded = occurred;
        }

        /** Which record of which module it is derived from; {@code "unspecified"} by default. */
        public Builder source(String source) {
            this.source = source;
            return this;
        }

        /** When the system learned of it; {@code occurred} by default. */
        public Builder recorded(Instant recorded) {
            this.recorded = recorded;
            return this;
        }

        /** The person it concerns. */
        public Builder subject(SubjectId subject) {
            this.subject = subject;
            return this;
        }

        /** The journey or case it belongs to. */
        public Builder reference(String reference) {
            this.reference = reference;
            return this;
        }

        /** Adds a dimension. */
        public Builder dimension(String name, String value) {
            dimensions.put(name, value);
            return this;
        }

        /** Adds a value. */
        public Builder value(String name, BigDecimal value) {
            values.put(name, value);
            return this;
        }

        /** Adds a value. */
        public Builder value(String name, long value) {
            return value(name, BigDecimal.valueOf(value));
        }

        /** Says that this observation replaces an earlier one. */
        public Builder corrects(ObservationId earlier) {
            this.corrects = earlier;
            return this;
        }

        /** Says that this observation withdraws an earlier one. */
        public Builder retracts(ObservationId earlier) {
            this.retracts = earlier;
            return this;
        }

        /** Returns the observation. */
        public Observation build() {
            return new Observation(
                    id, kind, source, occurred, recorded, subject, reference, dimensions, values, corrects, retracts);
        }
    }
}
