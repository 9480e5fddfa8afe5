package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.Rational;

/**
 * Values of which only bands are published: how many wait up to one week, up to two, and so on, as the English NHS tells its
 * waiting lists. Within a band values are taken as spread evenly; of the last band, which has no end, nothing is known but
 * how many are in it.
 *
 * <p>Counts of parts are added band by band. Beware of rows that are totals of others already: adding them counts everybody
 * twice.
 *
 * @param bounds lower end of the first band, then the upper end of each but the last, rising
 * @param counts how many lie in each band, none negative; one more than there are upper ends
 */
public record BandedCounts(List<BigDecimal> bounds, List<Long> counts) {

    public BandedCounts {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (bounds.isEmpty() || counts.size() != bounds.size()) {
            throw new IllegalArgumentException(bounds.size() + " bounds do not fit " + counts.size()
                    + " bands: there is a lower end of the first, and an upper end of each but the last");
        }
        for (int i = 1; i < bounds.size(); i++) {
            if (bounds.get(i - 1).compareTo(bounds.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        "bounds (" + bounds.get(i - 1) + ", " + bounds.get(i) + ") must rise");
            }
        }
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count (" + count + ") must not be negative");
            }
        }
    }

    /** Bands of the same width from 0 on; the last one has no end. */
    public static BandedCounts ofWidth(BigDecimal width, List<Long> counts) {
        List<BigDecimal> bounds = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            bounds.add(width.multiply(BigDecimal.valueOf(i)));
        }
        return new BandedCounts(bounds, counts);
    }

    /** How many there are. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** The counts of both together; the bands must be the same. */
    public BandedCounts plus(BandedCounts other) {
        if (!other.bounds.equals(bounds)) {
            throw new IllegalArgumentException("bands that begin and end elsewhere cannot be added");
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            sums.add(Math.addExact(counts.get(i), other.counts.get(i)));
        }
        return new BandedCounts(bounds, sums);
    }

    /**
     * The value that a share stays within: {@code lower + (p n - below) / count * width} in the band in which it lies; empty
     * if that is the last one, or there is nobody.
     *
     * @param p more than 0, at most 1
     */
    public Optional<Rational> quantile(Rational p) {
        if (p.signum() <= 0 || p.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("p (" + p + ") must be more than 0 and at most 1");
        }
        Rational wanted = p.times(Rational.of(total()));
        long below = 0;
        for (int band = 0; band + 1 < bounds.size(); band++) {
            long here = counts.get(band);
            if (here > 0 && wanted.compareTo(Rational.of(below + here)) <= 0) {
                Rational lower = Rational.of(bounds.get(band));
                Rational width = Rational.of(bounds.get(band + 1)).minus(lower);
                Rational part = wanted.minus(Rational.of(below)).dividedBy(Rational.of(here));
                return Optional.of(lower.plus(part.times(width)));
            }
            below += here;
        }
        return Optional.empty();
    }

    /** The share at or below a bound between two bands; empty if there is nobody, or the value is not such a bound. */
    public Optional<Rational> shareWithin(BigDecimal bound) {
        long within = 0;
        for (int band = 0; band + 1 < bounds.size(); band++) {
            within += counts.get(band);
            if (bounds.get(band + 1).compareTo(bound) == 0) {
                return total() == 0 ? Optional.empty() : Optional.of(Rational.of(within, total()));
            }
        }
        return Optional.empty();
    }
}
