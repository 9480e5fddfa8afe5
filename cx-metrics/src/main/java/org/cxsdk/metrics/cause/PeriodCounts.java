package org.cxsdk.metrics.cause;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;

/**
 * What was counted, period after period, by the finest segments; tells what a period looks like against those before it.
 *
 * <p>Expected is the period's own volume times the segment's rate in the periods before. A segment that was seen little is
 * drawn to the rate of all: (bad + 1)/(volume + 1/rate of all), as if one more unwanted event had been seen there at the
 * general rate. How much more than chance the counts vary is Pearson's mean of (observed - expected)²/expected over all
 * segments and earlier periods, at least 1. After Neill (2009), see {@link ScanStatistic}.
 *
 * <p>Not thread-safe while it is being filled. Memory: one entry for each segment and period.
 *
 * @param <P> what names a period: of one kind, in order of time
 */
public final class PeriodCounts<P extends Comparable<? super P>> {

    private final List<String> dimensions;
    private final TreeMap<P, Map<Segment, Count>> periods = new TreeMap<>();

    private record Count(double bad, double volume) {

        static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(bad + other.bad, volume + other.volume);
        }
    }

    private PeriodCounts(List<String> dimensions) {
        this.dimensions = List.copyOf(dimensions);
    }

    /** Counts by these dimensions. */
    public static <P extends Comparable<? super P>> PeriodCounts<P> by(List<String> dimensions) {
        return new PeriodCounts<>(dimensions);
    }

    /**
     * The finest segments of a KPI that divides one count by another. The unwanted are what is above the line where less is
     * better, and what is missing there where more is better.
     *
     * @param report with the period and some before it
     * @return empty if the KPI has no dimensions, is no quotient, or a figure exceeds its own denominator
     */
    public static Optional<PeriodCounts<ReportingPeriod>> of(KpiReport report, KpiId kpi) {
        List<KpiResult> results = report.of(kpi);
        List<String> dimensions =
                results.isEmpty() ? List.of() : results.get(0).kpi().dimensions();
        List<KpiResult> finest = results.stream()
                .filter(result -> result.segment().values().size() == dimensions.size())
                .toList();
        if (dimensions.isEmpty()
                || finest.stream()
                        .anyMatch(result ->
                                result.denominator() == null || unwanted(result).signum() < 0)) {
            return Optional.empty();
        }
        PeriodCounts<ReportingPeriod> counts = by(dimensions);
        finest.forEach(result -> counts.add(
                result.period(),
                result.segment(),
                unwanted(result).doubleValue(),
                denominator(result).doubleValue()));
        return Optional.of(counts);
    }

    /**
     * Adds what was counted in a segment.
     *
     * @param bad how many of them were unwanted, not negative
     * @param volume how many there were, not negative; where it is 0 although some were unwanted, these are the volume, so that
     *     nothing counted is lost
     */
    public void add(P period, Segment segment, double bad, double volume) {
        Objects.requireNonNull(period, "period");
        if (!(bad >= 0) || !(volume >= 0) || !Double.isFinite(bad) || !Double.isFinite(volume)) {
            throw new IllegalArgumentException(
                    segment + ": bad (" + bad + ") and volume (" + volume + ") must not be negative");
        }
        periods.computeIfAbsent(period, absent -> new HashMap<>())
                .merge(segment, new Count(bad, volume == 0 ? bad : volume), Count::plus);
    }

    /** The latest period. */
    public Optional<P> latest() {
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.lastKey());
    }

    /** In how many earlier periods something was counted. */
    public int before(P period) {
        return periods.headMap(period).size();
    }

    /** Whether anything was counted in the period. */
    public boolean has(P period) {
        return periods.containsKey(period);
    }

    /**
     * The period against those before it.
     *
     * @return empty if nothing was counted in the period, or nothing unwanted was ever counted before
     */
    public Optional<Incident> incident(P period) {
        Map<Segment, Count> now = periods.get(period);
        Map<Segment, Count> before = new HashMap<>();
        periods.headMap(period)
                .values()
                .forEach(past -> past.forEach((segment, count) -> before.merge(segment, count, Count::plus)));
        Count all = before.values().stream().reduce(Count.NONE, Count::plus);
        if (now == null || !(all.bad() > 0) || !(all.volume() > 0)) {
            return Optional.empty();
        }
        List<Incident.Cell> cells = new ArrayList<>();
        now.forEach((segment, count) -> {
            double expected = count.volume() * rate(before.getOrDefault(segment, Count.NONE), all);
            if (expected > 0) {
                cells.add(new Incident.Cell(segment, count.bad(), expected));
            }
        });
        cells.sort(Comparator.comparing(Incident.Cell::segment));
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new Incident(dimensions, cells, dispersion(period, before, all)));
    }

    private static double rate(Count segment, Count all) {
        return (segment.bad() + 1) / (segment.volume() + all.volume() / all.bad());
    }

    private double dispersion(P period, Map<Segment, Count> before, Count all) {
        double sum = 0;
        long n = 0;
        for (Map<Segment, Count> past : periods.headMap(period).values()) {
            for (Map.Entry<Segment, Count> cell : past.entrySet()) {
                double expected = cell.getValue().volume() * rate(before.getOrDefault(cell.getKey(), Count.NONE), all);
                if (expected > 0) {
                    double over = cell.getValue().bad() - expected;
                    sum += over * over / expected;
                    n++;
                }
            }
        }
        // the rates were taken from the same counts: one degree of freedom for each segment
        long free = n - before.size();
        return free > 0 ? Math.max(1, sum / free) : 1;
    }

    private static BigDecimal unwanted(KpiResult result) {
        return result.kpi().direction() == Direction.LOWER_IS_BETTER
                ? result.numerator()
                : denominator(result).subtract(result.numerator());
    }

    private static BigDecimal denominator(KpiResult result) {
        return Objects.requireNonNullElse(result.denominator(), BigDecimal.ZERO);
    }
}
