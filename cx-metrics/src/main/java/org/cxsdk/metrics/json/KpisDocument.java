package org.cxsdk.metrics.json;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.metrics.CaseMeasure;
import org.cxsdk.metrics.ComposedMeasure;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.Handling;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Measure;
import org.cxsdk.metrics.ValueMeasure;
import org.jspecify.annotations.Nullable;

/** KPI definitions as they stand in a file. */
record KpisDocument(
        @NotNull @Nullable SourceDocument source,
        @Nullable List<@NotNull CalendarDocument> calendars,
        @NotEmpty @Nullable List<@NotNull KpiDocument> kpis) {

    /** Working hours in short; longer calendars are files of their own. */
    record CalendarDocument(
            @NotNull @Nullable WorkingCalendarId id,
            @NotNull @Nullable ZoneId zone,
            @NotEmpty @Nullable List<@NotNull DayOfWeek> days,
            @NotEmpty @Nullable List<OpeningHours.@NotNull Span> hours,
            @Nullable List<@NotNull LocalDate> holidays) {}

    record SourceDocument(
            @Nullable List<@NotNull String> dimensions,
            @Nullable Map<String, @NotNull String> values) {}

    record KpiDocument(
            @NotNull @Nullable KpiId id,
            @Nullable String version,
            @Nullable String scheme,
            @NotNull @Nullable LocalizedText title,
            @Nullable String unit,
            @NotNull @Nullable MeasureDocument measure,
            @Nullable FilterDocument where,
            @Nullable List<@NotNull ExclusionDocument> exclude,
            @Nullable List<@NotNull String> requires,
            @Nullable List<@NotNull String> dimensions,
            ReportingPeriod.@Nullable Grain period,
            @Min(1) @Max(12) @Nullable Integer firstMonth,
            @Nullable ZoneId zone,
            @Nullable Direction direction,
            @Min(1) @Nullable Long minimumN,
            @Nullable BigDecimal target,
            @Nullable Duration provisionalFor,
            Handling.@Nullable Anchor anchor,
            Handling.@Nullable Late late,
            Handling.@Nullable Missing missing,
            @Nullable WorkingCalendarId calendar,
            @Min(2) @Max(1_000_000) @Nullable Integer suppressBelow,
            @Min(1) @Max(1_000_000) @Nullable Integer mostSegments,
            @Nullable List<@NotNull GuardDocument> guards) {}

    record GuardDocument(
            @NotNull @Nullable KpiId kpi,
            @PositiveOrZero @Nullable BigDecimal tolerance) {}

    record ExclusionDocument(
            @NotNull @Nullable String id,
            @NotNull @Nullable FilterDocument where,
            @NotNull @Nullable LocalizedText because) {}

    /** The kinds of measure and which keys each has. */
    enum MeasureKind {
        COUNT,
        SUM,
        MEAN,
        RATIO,
        SHARE,
        ATTAINMENT,
        QUANTILE,
        DISTINCT,
        DURATION,
        SURVIVAL,
        CONVERSION,
        BACKLOG,
        CUMULATIVE,
        DERIVED
    }

    /** What is told of durations. */
    enum Tell {
        COUNT,
        MEDIAN,
        QUANTILE,
        MEAN,
        RESTRICTED_MEAN,
        SHARE_WITHIN
    }

    record MeasureDocument(
            @NotNull @Nullable MeasureKind kind,
            @Nullable String value,
            @Nullable FilterDocument where,
            @Nullable ScaleDocument scale,
            @Nullable TermDocument numerator,
            @Nullable TermDocument denominator,
            @Positive @Nullable BigDecimal per,
            @Nullable FilterDocument opened,
            @Nullable FilterDocument closed,
            @Nullable Duration within,
            Measure.@Nullable Cohort cohort,
            Measure.@Nullable Closing closing,
            @Nullable FilterDocument paused,
            @Nullable FilterDocument resumed,
            @Nullable FilterDocument reopened,
            @Nullable FilterDocument entered,
            @DecimalMin("0") @DecimalMax("1") @Nullable BigDecimal at,
            ValueMeasure.@Nullable Of of,
            @Nullable String dimension,
            @Nullable Tell tell,
            @Nullable FilterDocument base,
            @Nullable FilterDocument followedBy,
            CaseMeasure.@Nullable By by,
            @Nullable Boolean firstOnly,
            @Nullable Boolean negated,
            @Nullable MeasureDocument over,

            @Min(2) @Max(ComposedMeasure.Cumulative.MOST_PERIODS) @Nullable
            Integer window,

            ReportingPeriod.@Nullable Grain toDate,
            ComposedMeasure.@Nullable Form form,
            @Nullable List<@NotNull OperandDocument> operands) {}

    record OperandDocument(
            @NotNull @Nullable KpiId kpi,
            @Nullable Rational weight,
            @Nullable Rational low,
            @Nullable Rational high,
            @Min(0) @Max(1_000) @Nullable Integer periodsAgo) {}

    record ScaleDocument(
            @NotNull @Nullable Rational low,
            @NotNull @Nullable Rational high) {}

    record TermDocument(
            @Nullable String sum, @NotNull @Nullable FilterDocument where) {}

    record FilterDocument(
            @Nullable String kind,
            @Nullable List<@NotNull String> kinds,
            @Nullable String dimension,
            @Nullable String is,
            @Nullable List<@NotNull String> in,
            @Nullable String missing,
            @Nullable String value,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost,
            @Nullable Duration recordedLate,
            @Nullable List<@NotNull FilterDocument> all,
            @Nullable List<@NotNull FilterDocument> any,
            @Nullable FilterDocument not) {}
}
