package org.cxsdk.metrics.economics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;

/**
 * A number that a calculation rests on: where it comes from, from when it is, and between which values it may lie. Published
 * unit costs of the same channel differ by a factor of five, so none has a default.
 *
 * @param name what it is, for example {@code cost of a visit}
 * @param value the number
 * @param low the least that it may be
 * @param high the most that it may be
 * @param unit what it counts: {@code AED}, {@code 1}, {@code cases/year}
 * @param source who says so; not blank
 * @param asOf from when it is
 */
public record Assumption(
        String name, Rational value, Rational low, Rational high, String unit, String source, LocalDate asOf) {

    private static final int DIGITS = 12;

    public Assumption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(asOf, "asOf");
        if (source.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' needs a source");
        }
        if (low.compareTo(value) > 0 || high.compareTo(value) < 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' (" + value + ") must lie between its low (" + low + ") and high (" + high + ")");
        }
    }

    /** A number that is taken as exact. */
    public static Assumption of(String name, String value, String unit, String source, LocalDate asOf) {
        Rational number = Rational.of(new BigDecimal(value));
        return new Assumption(name, number, number, number, unit, source, asOf);
    }

    /** What a KPI measured, between the limits of its interval. */
    public static Assumption measured(String name, Measurement measurement) {
        Rational value = measurement.value();
        if (value == null || measurement.period() == null) {
            throw new IllegalArgumentException(
                    "'" + name + "' was not measured: " + measurement.state().code());
        }
        ConfidenceInterval interval = measurement.interval();
        return new Assumption(
                name,
                value,
                interval == null ? value : value.min(decimal(interval.low())),
                interval == null ? value : value.max(decimal(interval.high())),
                measurement.unit(),
                measurement.definition() + " of " + measurement.period().label() + ", n " + measurement.n(),
                measurement.period().endDay().minusDays(1));
    }

    /** The same with a range. */
    public Assumption between(String least, String most) {
        return new Assumption(
                name, value, Rational.of(new BigDecimal(least)), Rational.of(new BigDecimal(most)), unit, source, asOf);
    }

    /** The assumption in one line: {@code cost of a visit: 8.62 GBP (1.66 to 9.56), Socitm, 2012-12-01}. */
    public String line() {
        String range = low.equals(high) ? "" : " (" + text(low) + " to " + text(high) + ")";
        return name + ": " + text(value) + " " + unit + range + ", " + source + ", " + asOf;
    }

    static String text(Rational value) {
        BigDecimal four = value.toBigDecimal(4, RoundingMode.HALF_UP);
        return (four.signum() == 0 ? BigDecimal.ZERO : four.stripTrailingZeros()).toPlainString();
    }

    private static Rational decimal(double value) {
        return Rational.of(BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN));
    }
}
