package org.cxsdk.metrics.state;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The bounds of base-2 exponential buckets, as OpenTelemetry and Prometheus define them: at scale s, bucket i holds
 * {@code (2^(i/2^s), 2^((i+1)/2^s)]}. Two neighbours of one scale are one bucket of the next coarser scale, so scaling
 * down is exact. The bounds within one doubling are the doubles nearest to the true roots, worked out from square roots
 * of 60 digits: every machine has the same.
 */
public final class Buckets {

    /** The finest scale: 128 buckets to each doubling, 0.54 % wide. */
    public static final int FINEST = 7;

    private static final int PER_DOUBLING = 1 << FINEST;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final int BIAS = 1_023;
    /** Leading bits of the fraction by which a first guess is looked up. */
    private static final int GUESS_BITS = 10;

    private static final long[] BOUNDS = bounds();
    private static final byte[] GUESSES = guesses();

    private Buckets() {}

    /** The bucket of a value at the finest scale; the value is a normal double greater than 0. */
    public static int index(double value) {
        // upper bounds belong to their bucket, so the next lesser double decides
        long bits = Double.doubleToRawLongBits(value) - 1;
        long fraction = bits & FRACTION;
        int within = GUESSES[(int) (fraction >>> (FRACTION_BITS - GUESS_BITS))];
        while (within + 1 < PER_DOUBLING && fraction >= BOUNDS[within + 1]) {
            within++;
        }
        return (((int) (bits >>> FRACTION_BITS) - BIAS) << FINEST) + within;
    }

    /** The lower bound of a bucket; it belongs to the bucket below. */
    public static double lower(int index, int scale) {
        int finest = index << (FINEST - scale);
        int exponent = finest >> FINEST;
        if (exponent < Double.MIN_EXPONENT) {
            return Double.MIN_NORMAL;
        }
        if (exponent > Double.MAX_EXPONENT) {
            return Double.MAX_VALUE;
        }
        long bits = (long) (exponent + BIAS) << FRACTION_BITS | BOUNDS[finest & (PER_DOUBLING - 1)];
        return Double.longBitsToDouble(bits);
    }

    /**
     * How far a value of a bucket can be from the value that stands for it, as a share of the value:
     * {@code (g - 1) / (g + 1)} with {@code g} the ratio of the bounds; 0.0027 at the finest scale.
     */
    public static double relativeError(int scale) {
        double ratio = Math.pow(2, Math.pow(2, -scale));
        return (ratio - 1) / (ratio + 1);
    }

    /** What stands for a bucket: the harmonic mean of its bounds, from which both are equally far as shares. */
    public static double representative(int index, int scale) {
        double low = lower(index, scale);
        double high = lower(index + 1, scale);
        return 2 * low / (low + high) * high;
    }

    private static long[] bounds() {
        MathContext digits = new MathContext(60);
        BigDecimal root = BigDecimal.valueOf(2);
        for (int halving = 0; halving < FINEST; halving++) {
            root = root.sqrt(digits);
        }
        long[] bounds = new long[PER_DOUBLING];
        BigDecimal bound = BigDecimal.ONE;
        for (int i = 0; i < PER_DOUBLING; i++) {
            bounds[i] = Double.doubleToRawLongBits(bound.doubleValue()) & FRACTION;
            bound = bound.multiply(root, digits);
        }
        return bounds;
    }

    private static byte[] guesses() {
        byte[] guesses = new byte[1 << GUESS_BITS];
        for (int i = 0; i < guesses.length; i++) {
            long least = (long) i << (FRACTION_BITS - GUESS_BITS);
            int within = 0;
            while (within + 1 < PER_DOUBLING && least >= BOUNDS[within + 1]) {
                within++;
            }
            guesses[i] = (byte) within;
        }
        return guesses;
    }
}
