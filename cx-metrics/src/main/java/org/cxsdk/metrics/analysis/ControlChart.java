package org.cxsdk.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cxsdk.core.LocalizedText;

/**
 * What a series does as long as nothing changes: its centre and the limits between which it varies by chance.
 *
 * <ul>
 *   <li><b>XmR</b>, any measured value: x̄ ∓ {@value #XMR_FACTOR} · mean moving range. Moving ranges above
 *       {@value #SCREEN_FACTOR} times their mean are left out once and the mean is taken anew, as the NHS does (Making Data
 *       Count; R package NHSRplotthedots), so that one jump does not widen the limits.
 *   <li><b>p</b>, a share of n: p̄ ∓ 3 √(p̄ (1 - p̄)/n). <b>u</b>, events per unit: ū ∓ 3 √(ū/n). <b>c</b>, counts: c̄ ∓ 3 √c̄.
 *       Centres are ratios of sums. After Montgomery, "Introduction to Statistical Quality Control", chapter 7.
 *   <li><b>p′, u′</b>: the same with the spread that is really there; Laney, "Improved control charts for attributes",
 *       Quality Engineering 14 (2002) 531-537: z = (x - centre)/σ, σ_z = mean |Δz| / {@value #D2}, limits centre ∓ 3 σ σ_z. With
 *       large n the limits of p and u are so narrow that almost every point lies outside.
 * </ul>
 *
 * <p>Limits of shares are cut at 0 and 1, those of rates and counts at 0. Immutable and thread-safe; O(n).
 */
public final class ControlChart {

    /** 3/1.128, rounded as in the NHS package and most textbooks; exactly it is 3 √π / 2 = 2.6587. */
    private static final double XMR_FACTOR = 2.66;

    /** Upper limit of moving ranges in terms of their mean, D4 for samples of two. */
    private static final double SCREEN_FACTOR = 3.267;

    /** Mean range of two standard normal values. */
    private static final double D2 = 1.128;

    /** Limits stand at three standard errors, the inner lines at two. */
    private static final double SIGMAS = 3;

    /** Above this, chance alone explains less than a quarter of the variance, and limits that rest on it mislead. */
    private static final double MOSTLY_NOT_CHANCE = 2;

    /** The kinds of charts. */
    public enum Kind implements Named {
        XMR("XmR", "individual values with moving ranges", "قيم مفردة بمدى متحرك"),
        P("p", "shares", "نسب"),
        P_PRIME("p-prime", "shares that vary more than chance alone", "نسب تتباين أكثر من المصادفة"),
        U("u", "events per unit", "أحداث لكل وحدة"),
        U_PRIME(
                "u-prime",
                "events per unit that vary more than chance alone",
                "أحداث لكل وحدة تتباين أكثر من المصادفة"),
        C("c", "counts", "أعداد");

        private final String code;
        private final LocalizedText text;

        Kind(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    private final Kind kind;
    private final double[] values;
    /** At each point. */
    private final double[] centers;

    /** Where parts with limits of their own begin, from 0. */
    private final List<Integer> starts;

    private final double[] lower;
    private final double[] upper;
    private final double[] near;
    private final OptionalDouble averageMovingRange;
    private final int screened;
    private final OptionalDouble sigmaZ;

    private ControlChart(
            Kind kind,
            double[] values,
            double center,
            double[] half,
            double floor,
            double ceiling,
            OptionalDouble averageMovingRange,
            int screened,
            OptionalDouble sigmaZ) {
        this.kind = kind;
        this.values = values;
        this.centers = new double[values.length];
        Arrays.fill(centers, center);
        this.starts = List.of(0);
        this.lower = Arrays.stream(half).map(h -> Math.max(floor, center - h)).toArray();
        this.upper = Arrays.stream(half).map(h -> Math.min(ceiling, center + h)).toArray();
        this.near = Arrays.stream(half).map(h -> h * 2 / SIGMAS).toArray();
        this.averageMovingRange = averageMovingRange;
        this.screened = screened;
        this.sigmaZ = sigmaZ;
    }

    private ControlChart(List<ControlChart> parts) {
        ControlChart last = parts.get(parts.size() - 1);
        this.kind = last.kind;
        this.values = concatenated(parts, part -> part.values);
        this.centers = concatenated(parts, part -> part.centers);
        this.lower = concatenated(parts, part -> part.lower);
        this.upper = concatenated(parts, part -> part.upper);
        this.near = concatenated(parts, part -> part.near);
        this.averageMovingRange = last.averageMovingRange;
        this.screened = parts.stream().mapToInt(part -> part.screened).sum();
        this.sigmaZ = last.sigmaZ;
        List<Integer> begins = new ArrayList<>();
        int begin = 0;
        for (ControlChart part : parts) {
            begins.add(begin);
            begin += part.size();
        }
        this.starts = List.copyOf(begins);
    }

    /**
     * Charts of one kind one after the other, each with its own centre and limits: how a process is read that was changed on
     * purpose, so that what it does since is not held against what it did before. Rules begin anew in each part; centre,
     * moving range and σ_z are those of the last.
     */
    public static ControlChart joined(List<ControlChart> parts) {
        if (parts.isEmpty() || parts.stream().map(ControlChart::kind).distinct().count() > 1) {
            throw new IllegalArgumentException("charts that are joined must be there and of one kind");
        }
        return parts.size() == 1 ? parts.get(0) : new ControlChart(parts);
    }

    private static double[] concatenated(List<ControlChart> parts, Function<ControlChart, double[]> numbers) {
        return parts.stream()
                .flatMapToDouble(part -> Arrays.stream(numbers.apply(part)))
                .toArray();
    }

    /**
     * The chart of individual values; moving ranges above their own limit are left out.
     *
     * @param values at least two, all finite, in order of time
     */
    public static ControlChart xmr(double[] values) {
        return xmr(values, SCREEN_FACTOR);
    }

    /** The same with all moving ranges, as textbooks and other tools have it: one jump widens the limits. */
    public static ControlChart xmrUnscreened(double[] values) {
        return xmr(values, Double.POSITIVE_INFINITY);
    }

    private static ControlChart xmr(double[] values, double screen) {
        requireValues(values, 2);
        double center = Arrays.stream(values).average().orElseThrow();
        double[] ranges = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .toArray();
        double first = Arrays.stream(ranges).average().orElseThrow();
        double[] kept = Arrays.stream(ranges)
                .filter(range -> range == 0 || range < screen * first)
                .toArray();
        double mean = Arrays.stream(kept).average().orElse(first);
        double[] half = new double[values.length];
        Arrays.fill(half, XMR_FACTOR * mean);
        return new ControlChart(
                Kind.XMR,
                values.clone(),
                center,
                half,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                OptionalDouble.of(mean),
                ranges.length - kept.length,
                OptionalDouble.empty());
    }

    /**
     * The chart of shares, p or p′: p′ if σ_z is above 2, as with large n it usually is.
     *
     * @param counts above the line, 0 to their {@code size}, in order of time; at least two
     * @param sizes below the line, each more than 0
     */
    public static ControlChart shares(double[] counts, double[] sizes) {
        ControlChart plain = ratio(Kind.P, counts, sizes);
        return plain.overdispersed() ? ratio(Kind.P_PRIME, counts, sizes) : plain;
    }

    /** The chart of events per unit, u or u′, chosen as in {@link #shares}. */
    public static ControlChart rates(double[] counts, double[] sizes) {
        ControlChart plain = ratio(Kind.U, counts, sizes);
        return plain.overdispersed() ? ratio(Kind.U_PRIME, counts, sizes) : plain;
    }

    /** The chart of counts whose opportunity is always the same. */
    public static ControlChart counts(double[] counts) {
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return ratio(Kind.C, counts, ones);
    }

    /**
     * The chart of one kind.
     *
     * @param kind any but XmR
     * @param counts above the line
     * @param sizes below the line; of no meaning for c, where they are all 1
     */
    public static ControlChart ratio(Kind kind, double[] counts, double[] sizes) {
        requireValues(counts, 2);
        requireValues(sizes, 2);
        if (kind == Kind.XMR || counts.length != sizes.length) {
            throw new IllegalArgumentException(
                    kind + " of " + counts.length + " counts and " + sizes.length + " sizes is no chart of ratios");
        }
        boolean share = kind == Kind.P || kind == Kind.P_PRIME;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || !(sizes[i] > 0) || (share && counts[i] > sizes[i])) {
                throw new IllegalArgumentException(counts[i] + " of " + sizes[i] + " is not in a chart of " + kind);
            }
        }
        double center = Arrays.stream(counts).sum() / Arrays.stream(sizes).sum();
        double spread = share ? center * (1 - center) : center;
        double[] values = new double[counts.length];
        double[] sigma = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = counts[i] / sizes[i];
            sigma[i] = Math.sqrt(spread / sizes[i]);
        }
        OptionalDouble sigmaZ = spread == 0 ? OptionalDouble.empty() : OptionalDouble.of(sigmaZ(values, sigma, center));
        double widened = kind == Kind.P_PRIME || kind == Kind.U_PRIME ? sigmaZ.orElse(1) : 1;
        return new ControlChart(
                kind,
                values,
                center,
                Arrays.stream(sigma).map(s -> SIGMAS * s * widened).toArray(),
                0,
                share ? 1 : Double.POSITIVE_INFINITY,
                OptionalDouble.empty(),
                0,
                sigmaZ);
    }

    private static double sigmaZ(double[] values, double[] sigma, double center) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Math.abs((values[i] - center) / sigma[i] - (values[i - 1] - center) / sigma[i - 1]);
        }
        return sum / (values.length - 1) / D2;
    }

    private boolean overdispersed() {
        return sigmaZ.isPresent() && sigmaZ.getAsDouble() > MOSTLY_NOT_CHANCE;
    }

    private static void requireValues(double[] values, int least) {
        if (values.length < least || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a chart needs " + least + " or more values, all of them finite");
        }
    }

    public Kind kind() {
        return kind;
    }

    /** How many points there are. */
    public int size() {
        return values.length;
    }

    /** The plotted value of a point, counted from 1. */
    public double value(int index) {
        return values[index - 1];
    }

    /** The plotted values in order. */
    public List<Double> values() {
        return boxed(values);
    }

    /** Mean of the values (XmR), or ratio of the sums; of the last part where limits begin anew. */
    public double center() {
        return centers[centers.length - 1];
    }

    /** The points, from 1, at which limits begin anew; 1 alone if they never do. */
    public List<Integer> starts() {
        return starts.stream().map(start -> start + 1).toList();
    }

    /** Whether limits begin anew at a point, from 0. */
    boolean startsAt(int i) {
        return starts.contains(i);
    }

    /** Lower limit at each point. */
    public List<Double> lower() {
        return boxed(lower);
    }

    /** Upper limit at each point. */
    public List<Double> upper() {
        return boxed(upper);
    }

    /** Mean moving range that the limits rest on, after screening; XmR only. */
    public OptionalDouble averageMovingRange() {
        return averageMovingRange;
    }

    /** How many moving ranges were left out; 0 but for XmR. */
    public int screenedMovingRanges() {
        return screened;
    }

    /** How much more the values vary than chance alone explains; empty for XmR, and where the centre allows no spread. */
    public OptionalDouble sigmaZ() {
        return sigmaZ;
    }

    /** On which side of the centre a point lies: 1 above, -1 below, 0 on it. */
    int side(int i) {
        return (int) Math.signum(values[i] - centers[i]);
    }

    /** Distance from the centre in standard deviations; 0 where the chart knows no spread. */
    double z(int i) {
        double sigma = near[i] / 2;
        return sigma == 0 ? 0 : (values[i] - centers[i]) / sigma;
    }

    boolean outside(int i) {
        return values[i] > upper[i] || values[i] < lower[i];
    }

    /** Beyond two thirds of the way to the limit, but not outside. */
    boolean nearLimit(int i) {
        return !outside(i) && Math.abs(values[i] - centers[i]) > near[i];
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return List.copyOf(list);
    }

    @Override
    public String toString() {
        return "ControlChart[" + Objects.toString(kind) + ", n " + values.length + ", center " + center() + "]";
    }
}
