package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxsdk.core.Observation;
import org.cxsdk.core.state.ExactSum;
import org.jspecify.annotations.Nullable;

/** Says what one observation adds to which cell or case of a KPI. A function of observation and definition alone. */
final class Intake {

    private final KpiDefinition definition;
    private final Filter where;
    private final List<Exclusion> exclusions;
    private final Measure measure;
    private final boolean isMean;
    private final Handling handling;
    private final CellKeys.Places places;

    /** Takes in observations of any kind, and looks places up together with others that have the same keys. */
    Intake(KpiDefinition definition, CellKeys keys) {
        this(
                definition,
                definition.where(),
                definition.exclusions(),
                definition.measure().counted(),
                keys.places(definition));
    }

    private Intake(
            KpiDefinition definition,
            Filter where,
            List<Exclusion> exclusions,
            Measure measure,
            CellKeys.Places places) {
        this.definition = definition;
        this.where = where;
        this.exclusions = exclusions;
        this.measure = measure;
        this.isMean = definition.measure().counted() instanceof Measure.Aggregate aggregate && isMean(aggregate);
        this.handling = definition.handling();
        this.places = places;
    }

    /** The same for observations of one kind: what filters say of the kind is settled beforehand. */
    Intake ofKind(String kind) {
        return new Intake(
                definition,
                Kinds.given(where, kind),
                exclusions.stream()
                        .map(exclusion ->
                                new Exclusion(exclusion.id(), Kinds.given(exclusion.where(), kind), exclusion.text()))
                        .toList(),
                Kinds.given(measure, kind),
                places);
    }

    /** What it depends on where an observation goes: KPIs of which this is equal take in the same. */
    record Signature(List<Object> parts) {}

    Signature signature() {
        List<Object> parts = new ArrayList<>(List.of(
                definition.where(),
                definition.exclusions(),
                definition.requires(),
                definition.dimensions(),
                definition.grain(),
                definition.firstMonth(),
                definition.zone(),
                handling.anchor(),
                handling.missing(),
                handling.late() == Handling.Late.COUNT_APART ? definition.provisionalFor() : handling.late()));
        if (measure instanceof Measure.Aggregate aggregate) {
            parts.add(Arrays.asList(aggregate.numerator(), aggregate.denominator()));
        } else if (measure instanceof Measure.Attainment attainment) {
            parts.add(List.of(attainment.opened(), attainment.closed(), attainment.marks()));
        } else if (measure instanceof CaseMeasure.Elapsed elapsed) {
            parts.add(List.of(elapsed.opened(), elapsed.closed(), elapsed.marks()));
        } else if (measure instanceof CaseMeasure.Backlog backlog) {
            parts.add(List.of(backlog.opened(), backlog.closed(), backlog.marks()));
        } else {
            parts.add(measure);
        }
        return new Signature(parts);
    }

    /** Where it goes. */
    interface Sink {
        void cell(CellKey key, CellPart part);

        void row(String reference, Timeline.Event event);
    }

    void take(Observation observation, Sink sink) {
        if (!where.matches(observation)) {
            return;
        }
        if (measure instanceof Measure.Aggregate aggregate) {
            take(aggregate, observation, sink);
        } else if (measure instanceof Measure.Attainment attainment) {
            takeCase(
                    attainment.opened().matches(observation),
                    attainment.closed().matches(observation),
                    attainment.marks(),
                    observation,
                    sink);
        } else if (measure instanceof ValueMeasure value) {
            take(value, observation, sink);
        } else if (measure instanceof CaseMeasure.Elapsed elapsed) {
            takeCase(
                    elapsed.opened().matches(observation),
                    elapsed.closed().matches(observation),
                    elapsed.marks(),
                    observation,
                    sink);
        } else if (measure instanceof CaseMeasure.Backlog backlog) {
            takeCase(
                    backlog.opened().matches(observation),
                    backlog.closed().matches(observation),
                    backlog.marks(),
                    observation,
                    sink);
        } else if (measure instanceof CaseMeasure.Conversion conversion) {
            take(conversion, observation, sink);
        }
    }

    // ---- sums and counts

    private void take(Measure.Aggregate aggregate, Observation observation, Sink sink) {
        boolean above = aggregate.numerator().where().matches(observation);
        boolean below = aggregate.denominator() != null
                && aggregate.denominator().where().matches(observation);
        if (above || below) {
            sink.cell(cellOf(observation), part(aggregate, observation, above, below));
        }
    }

    private CellPart part(Measure.Aggregate aggregate, Observation observation, boolean above, boolean below) {
        String excluded = excludedBy(observation);
        if (excluded == null && above) {
            excluded = unusable(aggregate.numerator(), observation);
        }
        if (excluded == null && below) {
            excluded = unusable(aggregate.denominator(), observation);
        }
        if (excluded != null) {
            return CellPart.excluded(excluded);
        }
        BigDecimal numerator = above ? amount(aggregate.numerator(), observation) : null;
        BigDecimal denominator = below ? amount(aggregate.denominator(), observation) : null;
        return isMean && numerator != null ? CellPart.spread(numerator) : CellPart.figure(numerator, denominator);
    }

    /** A mean divides a sum by how many have the value: then the spread of the values tells how sure it is. */
    static boolean isMean(Measure.Aggregate aggregate) {
        return aggregate.denominator() != null
                && aggregate.denominator().having()
                && aggregate.denominator().where().equals(aggregate.numerator().where())
                && aggregate.denominator().value() != null
                && aggregate.denominator().value().equals(aggregate.numerator().value())
                && !aggregate.numerator().counts();
    }

    private @Nullable String unusable(Measure.@Nullable Term term, Observation observation) {
        return term == null || term.value() == null ? null : unusable(term.value(), observation);
    }

    private @Nullable String unusable(String name, Observation observation) {
        BigDecimal value = observation.values().get(name);
        if (value == null) {
            return handling.missing() == Handling.Missing.ZERO ? null : ExclusionReason.MISSING_VALUE.code();
        }
        return ExactSum.accepts(value) ? null : ExclusionReason.VALUE_OUT_OF_RANGE.code();
    }

    private static @Nullable BigDecimal amount(Measure.@Nullable Term term, Observation observation) {
        if (term == null) {
            return null;
        }
        return term.counts() || term.value() == null ? BigDecimal.ONE : valueOf(term.value(), observation);
    }

    /** A value; where it is missing and was not refused before, 0. */
    private static BigDecimal valueOf(String name, Observation observation) {
        return observation.values().getOrDefault(name, BigDecimal.ZERO);
    }

    // ---- values and things

    private void take(ValueMeasure value, Observation observation, Sink sink) {
        if (!value.where().matches(observation)) {
            return;
        }
        String excluded = excludedBy(observation);
        if (value instanceof ValueMeasure.Quantile quantile) {
            if (excluded == null) {
                excluded = unusable(quantile.value(), observation);
            }
            sink.cell(
                    cellOf(observation),
                    excluded != null
                            ? CellPart.excluded(excluded)
                            : CellPart.value(valueOf(quantile.value(), observation)));
        } else if (value instanceof ValueMeasure.Distinct distinct) {
            String thing = thing(distinct, observation);
            if (excluded == null && thing == null) {
                excluded = distinct.of() == ValueMeasure.Of.DIMENSION
                        ? ExclusionReason.MISSING_DIMENSION.code()
                        : ExclusionReason.MISSING_REFERENCE.code();
            }
            sink.cell(
                    cellOf(observation),
                    excluded != null || thing == null
                            ? CellPart.excluded(String.valueOf(excluded))
                            : CellPart.thing(thing));
        }
    }

    private static @Nullable String thing(ValueMeasure.Distinct distinct, Observation observation) {
        return switch (distinct.of()) {
            case SUBJECT ->
                observation.subject() == null ? null : observation.subject().value();
            case REFERENCE -> observation.reference();
            case DIMENSION -> observation.dimensions().get(String.valueOf(distinct.dimension()));
        };
    }

    // ---- cases and persons

    private void takeCase(boolean opens, boolean closes, CaseMarks marks, Observation observation, Sink sink) {
        boolean reopens = matches(marks.reopened(), observation);
        boolean enters = matches(marks.entered(), observation);
        boolean pauses = matches(marks.paused(), observation);
        boolean resumes = matches(marks.resumed(), observation);
        if (!(opens || closes || reopens || enters || pauses || resumes)) {
            return;
        }
        String excluded = excluded(observation, opens);
        String reference = observation.reference();
        if (reference == null) {
            sink.cell(cellOf(observation), CellPart.excluded(ExclusionReason.MISSING_REFERENCE.code()));
            return;
        }
        if (excluded != null) {
            sink.row(reference, new Timeline.Event(null, excluded));
        }
        mark(opens, Mark.Role.OPEN, reference, observation, sink);
        mark(reopens, Mark.Role.REOPEN, reference, observation, sink);
        mark(enters, Mark.Role.ENTER, reference, observation, sink);
        mark(resumes, Mark.Role.RESUME, reference, observation, sink);
        mark(pauses, Mark.Role.PAUSE, reference, observation, sink);
        mark(closes, Mark.Role.CLOSE, reference, observation, sink);
    }

    private void mark(boolean seen, Mark.Role role, String reference, Observation observation, Sink sink) {
        if (seen) {
            Segment segment = role == Mark.Role.OPEN ? cellOf(observation).segment() : null;
            sink.row(reference, new Timeline.Event(new Mark(places.timeOf(observation), role, segment), null));
        }
    }

    private void take(CaseMeasure.Conversion conversion, Observation observation, Sink sink) {
        boolean base = conversion.base().matches(observation);
        boolean follows = conversion.followedBy().matches(observation);
        if (!base && !follows) {
            return;
        }
        String excluded = excluded(observation, base);
        String key = conversion.by() == CaseMeasure.By.REFERENCE
                ? observation.reference()
                : observation.subject() == null ? null : observation.subject().value();
        if (excluded == null && key == null) {
            excluded = ExclusionReason.MISSING_REFERENCE.code();
        }
        if (excluded != null || key == null) {
            sink.cell(cellOf(observation), CellPart.excluded(String.valueOf(excluded)));
            return;
        }
        Mark.Role role = !base ? Mark.Role.FOLLOWER : follows ? Mark.Role.BASE_AND_FOLLOWER : Mark.Role.BASE;
        Segment segment = base ? cellOf(observation).segment() : null;
        sink.row(key, new Timeline.Event(new Mark(places.timeOf(observation), role, segment), null));
    }

    private static boolean matches(@Nullable Filter filter, Observation observation) {
        return filter != null && filter.matches(observation);
    }

    // ---- what leaves an observation out, and where it belongs

    private @Nullable String excludedBy(Observation observation) {
        return excluded(observation, true);
    }

    private @Nullable String excluded(Observation observation, boolean needsDimensions) {
        for (Exclusion exclusion : exclusions) {
            if (exclusion.where().matches(observation)) {
                return exclusion.id();
            }
        }
        if (needsDimensions) {
            for (String required : definition.requires()) {
                if (!observation.dimensions().containsKey(required)) {
                    return ExclusionReason.MISSING_DIMENSION.code();
                }
            }
        }
        return handling.late() == Handling.Late.COUNT_APART && tooLate(observation)
                ? ExclusionReason.TOO_LATE.code()
                : null;
    }

    private boolean tooLate(Observation observation) {
        Instant settled = places.periodOf(observation).end().plus(definition.provisionalFor());
        return !observation.recorded().isBefore(settled);
    }

    private CellKey cellOf(Observation observation) {
        return places.of(observation);
    }
}
