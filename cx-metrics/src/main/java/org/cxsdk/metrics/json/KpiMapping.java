package org.cxsdk.metrics.json;

import java.math.BigDecimal;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.metrics.CaseMarks;
import org.cxsdk.metrics.CaseMeasure;
import org.cxsdk.metrics.ComposedMeasure;
import org.cxsdk.metrics.Exclusion;
import org.cxsdk.metrics.Filter;
import org.cxsdk.metrics.Guard;
import org.cxsdk.metrics.Handling;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.Measure;
import org.cxsdk.metrics.ValueMeasure;
import org.cxsdk.metrics.json.KpisDocument.CalendarDocument;
import org.cxsdk.metrics.json.KpisDocument.ExclusionDocument;
import org.cxsdk.metrics.json.KpisDocument.FilterDocument;
import org.cxsdk.metrics.json.KpisDocument.GuardDocument;
import org.cxsdk.metrics.json.KpisDocument.KpiDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureDocument;
import org.cxsdk.metrics.json.KpisDocument.MeasureKind;
import org.cxsdk.metrics.json.KpisDocument.OperandDocument;
import org.cxsdk.metrics.json.KpisDocument.Tell;
import org.cxsdk.metrics.json.KpisDocument.TermDocument;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** Makes definitions of a document that is known to be valid. */
final class KpiMapping {

    private final Map<String, String> values;
    private final Map<WorkingCalendarId, WorkingCalendar> calendars = new HashMap<>();

    KpiMapping(KpisDocument document, Map<String, String> values) {
        this.values = values;
        for (CalendarDocument calendar : requireNonNullElse(document.calendars(), List.<CalendarDocument>of())) {
            calendars.put(requireNonNull(calendar.id()), calendar(calendar));
        }
    }

    KpiDefinition definition(KpiDocument kpi) {
        MeasureDocument measure = requireNonNull(kpi.measure());
        KpiDefinition.Builder builder = KpiDefinition.builder(
                        requireNonNull(kpi.id()), requireNonNull(kpi.title()), measure(measure))
                .version(requireNonNullElse(kpi.version(), "1"))
                .scheme(requireNonNullElse(kpi.scheme(), "own"))
                .unit(kpi.unit() != null ? kpi.unit() : requireNonNullElse(defaultUnit(measure, values), "1"))
                .requires(array(kpi.requires()))
                .dimensions(array(kpi.dimensions()))
                .target(kpi.target())
                .handling(handling(kpi));
        if (kpi.where() != null) {
            builder.where(filter(kpi.where()));
        }
        for (ExclusionDocument exclusion : requireNonNullElse(kpi.exclude(), List.<ExclusionDocument>of())) {
            builder.exclude(new Exclusion(
                    requireNonNull(exclusion.id()),
                    filter(requireNonNull(exclusion.where())),
                    requireNonNull(exclusion.because())));
        }
        ZoneId zone = requireNonNullElse(kpi.zone(), ZoneId.of("UTC"));
        ReportingPeriod.Grain grain = requireNonNullElse(kpi.period(), ReportingPeriod.Grain.MONTH);
        if (grain == ReportingPeriod.Grain.FISCAL_YEAR) {
            builder.fiscalYear(Month.of(requireNonNullElse(kpi.firstMonth(), 1)), zone);
        } else {
            builder.period(grain, zone);
        }
        if (kpi.firstMonth() != null) {
            builder.firstMonth(Month.of(kpi.firstMonth()));
        }
        if (kpi.direction() != null) {
            builder.direction(kpi.direction());
        }
        if (kpi.minimumN() != null) {
            builder.minimumN(kpi.minimumN());
        }
        if (kpi.provisionalFor() != null) {
            builder.provisionalFor(kpi.provisionalFor());
        }
        return builder.build();
    }

    /** The unit where none is written: that of what is told, or of a sum that is divided by a count. */
    static @Nullable String defaultUnit(MeasureDocument measure, Map<String, String> values) {
        MeasureDocument counted = measure.over() == null ? measure : measure.over();
        TermDocument over = counted.numerator();
        TermDocument under = counted.denominator();
        boolean perOne =
                counted.kind() == MeasureKind.RATIO && counted.per() == null && under != null && under.sum() == null;
        return perOne && over != null && over.sum() != null ? values.get(over.sum()) : unitOf(measure, values);
    }

    /** The unit that a measure has by itself; null if it has none but 1. */
    static @Nullable String unitOf(MeasureDocument measure, Map<String, String> values) {
        MeasureKind kind = measure.kind();
        if (kind == MeasureKind.CUMULATIVE && measure.over() != null) {
            return unitOf(measure.over(), values);
        }
        boolean keepsUnit = kind == MeasureKind.SUM
                || kind == MeasureKind.QUANTILE
                || kind == MeasureKind.MEAN && measure.scale() == null;
        if (keepsUnit) {
            return measure.value() == null ? null : values.get(measure.value());
        }
        boolean time = kind == MeasureKind.DURATION || kind == MeasureKind.SURVIVAL || kind == MeasureKind.BACKLOG;
        boolean told = kind != MeasureKind.BACKLOG || measure.tell() != null && measure.tell() != Tell.COUNT;
        return time && told && measure.tell() != Tell.SHARE_WITHIN ? "seconds" : null;
    }

    private Handling handling(KpiDocument kpi) {
        List<Guard> guards = new ArrayList<>();
        for (GuardDocument guard : requireNonNullElse(kpi.guards(), List.<GuardDocument>of())) {
            guards.add(new Guard(requireNonNull(guard.kpi()), requireNonNullElse(guard.tolerance(), BigDecimal.ZERO)));
        }
        return new Handling(
                requireNonNullElse(kpi.anchor(), Handling.STANDARD.anchor()),
                requireNonNullElse(kpi.late(), Handling.STANDARD.late()),
                requireNonNullElse(kpi.missing(), Handling.STANDARD.missing()),
                kpi.calendar() == null ? null : calendars.get(kpi.calendar()),
                requireNonNullElse(kpi.suppressBelow(), 0),
                requireNonNullElse(kpi.mostSegments(), 0),
                guards);
    }

    private static WorkingCalendar calendar(CalendarDocument calendar) {
        return WorkingCalendar.weekly(
                        requireNonNull(calendar.id()),
                        requireNonNull(calendar.zone()),
                        Set.copyOf(requireNonNull(calendar.days())),
                        requireNonNull(calendar.hours()).toArray(OpeningHours.Span[]::new))
                .withHolidays(requireNonNullElse(calendar.holidays(), List.of()));
    }

    private static Measure measure(MeasureDocument measure) {
        return switch (requireNonNull(measure.kind())) {
            case COUNT -> Measure.count(filter(requireNonNull(measure.where())));
            case SUM -> Measure.sum(requireNonNull(measure.value()), filter(requireNonNull(measure.where())));
            case MEAN -> mean(measure);
            case RATIO ->
                Measure.ratio(
                        term(requireNonNull(measure.numerator())),
                        term(requireNonNull(measure.denominator())),
                        Rational.of(requireNonNullElse(measure.per(), BigDecimal.ONE)));
            case SHARE ->
                Measure.share(
                        filter(requireNonNull(
                                requireNonNull(measure.numerator()).where())),
                        filter(requireNonNull(
                                requireNonNull(measure.denominator()).where())));
            case ATTAINMENT ->
                new Measure.Attainment(
                        filter(requireNonNull(measure.opened())),
                        filter(requireNonNull(measure.closed())),
                        requireNonNull(measure.within()),
                        requireNonNullElse(measure.cohort(), Measure.Cohort.DUE_COHORT),
                        closing(measure),
                        marks(measure));
            case QUANTILE ->
                new ValueMeasure.Quantile(
                        requireNonNull(measure.value()),
                        filter(requireNonNull(measure.where())),
                        requireNonNull(measure.at()));
            case DISTINCT ->
                new ValueMeasure.Distinct(
                        requireNonNull(measure.of()), measure.dimension(), filter(requireNonNull(measure.where())));
            case DURATION -> elapsed(measure, CaseMeasure.Whose.CLOSED);
            case SURVIVAL -> elapsed(measure, CaseMeasure.Whose.OPENED);
            case CONVERSION ->
                new CaseMeasure.Conversion(
                        filter(requireNonNull(measure.base())),
                        filter(requireNonNull(measure.followedBy())),
                        requireNonNull(measure.within()),
                        requireNonNullElse(measure.by(), CaseMeasure.By.REFERENCE),
                        requireNonNullElse(measure.firstOnly(), false),
                        requireNonNullElse(measure.negated(), false));
            case BACKLOG ->
                new CaseMeasure.Backlog(
                        filter(requireNonNull(measure.opened())),
                        filter(requireNonNull(measure.closed())),
                        marks(measure),
                        measure.tell() == null || measure.tell() == Tell.COUNT ? null : statistic(measure));
            case CUMULATIVE ->
                new ComposedMeasure.Cumulative(
                        measure(requireNonNull(measure.over())),
                        requireNonNullElse(measure.window(), 0),
                        measure.toDate());
            case DERIVED ->
                new ComposedMeasure.Derived(
                        requireNonNull(measure.form()),
                        requireNonNull(measure.operands()).stream()
                                .map(KpiMapping::operand)
                                .toList());
        };
    }

    private static Measure.Closing closing(MeasureDocument measure) {
        return requireNonNullElse(measure.closing(), Measure.Closing.FIRST_CLOSE);
    }

    private static CaseMarks marks(MeasureDocument measure) {
        return new CaseMarks(
                measure.paused() == null ? null : filter(measure.paused()),
                measure.resumed() == null ? null : filter(measure.resumed()),
                measure.reopened() == null ? null : filter(measure.reopened()),
                measure.entered() == null ? null : filter(measure.entered()));
    }

    private static Measure elapsed(MeasureDocument measure, CaseMeasure.Whose whose) {
        return new CaseMeasure.Elapsed(
                filter(requireNonNull(measure.opened())),
                filter(requireNonNull(measure.closed())),
                marks(measure),
                closing(measure),
                whose,
                statistic(measure));
    }

    private static CaseMeasure.Statistic statistic(MeasureDocument measure) {
        return switch (requireNonNullElse(measure.tell(), Tell.MEDIAN)) {
            case MEAN -> new CaseMeasure.Statistic.MeanOf(null);
            case RESTRICTED_MEAN -> new CaseMeasure.Statistic.MeanOf(requireNonNull(measure.within()));
            case SHARE_WITHIN -> new CaseMeasure.Statistic.ShareWithin(requireNonNull(measure.within()));
            case QUANTILE -> new CaseMeasure.Statistic.QuantileOf(requireNonNull(measure.at()));
            case MEDIAN, COUNT -> new CaseMeasure.Statistic.QuantileOf(new BigDecimal("0.5"));
        };
    }

    private static ComposedMeasure.Operand operand(OperandDocument operand) {
        return new ComposedMeasure.Operand(
                requireNonNull(operand.kpi()),
                requireNonNullElse(operand.weight(), Rational.ONE),
                operand.low(),
                operand.high(),
                requireNonNullElse(operand.periodsAgo(), 0));
    }

    private static Measure mean(MeasureDocument measure) {
        String value = requireNonNull(measure.value());
        Filter where = filter(requireNonNull(measure.where()));
        return measure.scale() == null
                ? Measure.mean(value, where)
                : Measure.meanOnScale(
                        value,
                        where,
                        requireNonNull(measure.scale().low()),
                        requireNonNull(measure.scale().high()));
    }

    private static Measure.Term term(TermDocument term) {
        Filter where = filter(requireNonNull(term.where()));
        return term.sum() == null ? Measure.Term.count(where) : Measure.Term.sum(term.sum(), where);
    }

    /** All conditions of one filter object must hold. */
    private static Filter filter(FilterDocument document) {
        List<Filter> conditions = new ArrayList<>();
        if (document.kind() != null) {
            conditions.add(Filter.kind(document.kind()));
        }
        if (document.kinds() != null) {
            conditions.add(Filter.kind(array(document.kinds())));
        }
        if (document.dimension() != null) {
            conditions.add(Filter.dimension(
                    document.dimension(), document.is() != null ? new String[] {document.is()} : array(document.in())));
        }
        if (document.missing() != null) {
            conditions.add(new Filter.Missing(document.missing()));
        }
        if (document.value() != null) {
            conditions.add(new Filter.Value(document.value(), document.atLeast(), document.atMost()));
        }
        if (document.recordedLate() != null) {
            conditions.add(new Filter.Delayed(document.recordedLate()));
        }
        if (document.all() != null) {
            document.all().forEach(filter -> conditions.add(filter(filter)));
        }
        if (document.any() != null) {
            conditions.add(
                    Filter.any(document.any().stream().map(KpiMapping::filter).toArray(Filter[]::new)));
        }
        if (document.not() != null) {
            conditions.add(Filter.not(filter(document.not())));
        }
        return conditions.size() == 1 ? conditions.get(0) : Filter.all(conditions.toArray(Filter[]::new));
    }

    private static String[] array(@Nullable List<String> texts) {
        return requireNonNullElse(texts, List.<String>of()).toArray(String[]::new);
    }
}
