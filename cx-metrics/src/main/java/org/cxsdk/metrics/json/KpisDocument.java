package org.cxsdk.metrics.json;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Measure;
import org.jspecify.annotations.Nullable;

/** KPI definitions as they stand in a file. */
record KpisDocument(
        @NotNull @Nullable SourceDocument source,
        @NotEmpty @Nullable List<@NotNull KpiDocument> kpis) {

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
            @Nullable Duration provisionalFor) {}

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
        ATTAINMENT
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
            Measure.@Nullable Closing closing) {}

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
            @Nullable List<@NotNull FilterDocument> all,
            @Nullable List<@NotNull FilterDocument> any,
            @Nullable FilterDocument not) {}
}
