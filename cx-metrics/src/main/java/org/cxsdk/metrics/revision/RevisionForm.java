package org.cxsdk.metrics.revision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Stored form 1 of a revision; exact numbers as text, so that none of their digits is lost. */
record RevisionForm(
        String kpi,
        String version,
        String sha256,
        List<PartForm> segment,
        long number,
        String cause,
        Instant toldAt,
        String grain,
        LocalDate firstDay,
        String zone,
        @Nullable String value,
        String unit,
        @Nullable String ratioAbove,
        @Nullable String ratioBelow,
        long n,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double level,
        @Nullable String method,
        String state,
        long journal,
        String source,
        String numerator,
        @Nullable String denominator,
        Map<String, Long> excluded) {

    /** A dimension of a segment; without a value where observations lack it. */
    record PartForm(String dimension, @Nullable String value) {}

    static RevisionForm of(KpiRevision revision) {
        Measurement measurement = revision.measurement();
        ReportingPeriod period = requireNonNull(measurement.period());
        ConfidenceInterval interval = measurement.interval();
        Ratio ratio = measurement.ratio();
        List<PartForm> segment = new ArrayList<>();
        revision.segment().values().forEach((name, value) -> segment.add(new PartForm(name, value.orElse(null))));
        return new RevisionForm(
                revision.kpi().value(),
                measurement.definition().version(),
                measurement.definition().sha256(),
                segment,
                revision.number(),
                revision.cause().name(),
                revision.toldAt(),
                period.grain().name(),
                period.firstDay(),
                period.zone().getId(),
                measurement.value() == null ? null : measurement.value().toString(),
                measurement.unit(),
                ratio == null ? null : ratio.numerator().toString(),
                ratio == null ? null : ratio.denominator().toString(),
                measurement.n(),
                interval == null ? null : Double.valueOf(interval.low()),
                interval == null ? null : Double.valueOf(interval.high()),
                interval == null ? null : Double.valueOf(interval.level()),
                interval == null ? null : interval.method(),
                measurement.state().name(),
                measurement.revision(),
                measurement.source(),
                revision.numerator().toString(),
                revision.denominator() == null ? null : revision.denominator().toString(),
                revision.excluded());
    }

    KpiRevision toRevision() {
        Map<String, Optional<String>> values = new TreeMap<>();
        segment.forEach(part -> values.put(part.dimension(), Optional.ofNullable(part.value())));
        Measurement measurement = new Measurement(
                new DefinitionRef(kpi, version, sha256),
                value == null ? null : Rational.parse(value),
                unit,
                ratioAbove == null || ratioBelow == null
                        ? null
                        : Ratio.of(new BigDecimal(ratioAbove), new BigDecimal(ratioBelow)),
                n,
                low == null || high == null || level == null || method == null
                        ? null
                        : new ConfidenceInterval(low, high, level, method),
                Measurement.State.valueOf(state),
                new ReportingPeriod(ReportingPeriod.Grain.valueOf(grain), firstDay, ZoneId.of(zone)),
                journal,
                source);
        return new KpiRevision(
                KpiId.of(kpi),
                new Segment(values),
                number,
                KpiRevision.Cause.valueOf(cause),
                toldAt,
                measurement,
                new BigDecimal(numerator),
                denominator == null ? null : new BigDecimal(denominator),
                excluded);
    }
}
