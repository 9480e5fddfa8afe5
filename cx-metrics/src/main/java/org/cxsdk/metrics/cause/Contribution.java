package org.cxsdk.metrics.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one value of a dimension contributes to a change, in two numbers that explain a {@link Suspect} to readers who know them
 * from other tools. Bhagwan et al., "Adtributor: Revenue Debugging in Advertising Systems" (NSDI 2014): explanatory power, the
 * part's share of the whole change; surprise, how far its share of the total moved (Jensen-Shannon).
 *
 * @param name the value
 * @param explanatoryPower share of the change; all of a dimension add up to 1
 * @param surprise not negative; for a ratio 0, since there it is not defined here
 */
public record Contribution(String name, double explanatoryPower, double surprise) {

    public Contribution {
        Objects.requireNonNull(name, "name");
    }

    /** A count: what was forecast and what came. */
    public record Count(String name, double forecast, double actual) {}

    /** A ratio: both sides, as forecast and as they came. */
    public record Quotient(
            String name, double forecastAbove, double forecastBelow, double actualAbove, double actualBelow) {}

    /** Of counts: (A_e - F_e)/(A - F), and ½(p ln 2p/(p+q) + q ln 2q/(p+q)) with the shares p = F_e/F, q = A_e/A. */
    public static List<Contribution> ofCounts(List<Count> counts) {
        double forecast = counts.stream().mapToDouble(Count::forecast).sum();
        double actual = counts.stream().mapToDouble(Count::actual).sum();
        requireChange(actual - forecast);
        return counts.stream()
                .map(one -> {
                    double p = one.forecast() / forecast;
                    double q = one.actual() / actual;
                    double surprise = (term(p, p + q) + term(q, p + q)) / 2;
                    return new Contribution(
                            one.name(), (one.actual() - one.forecast()) / (actual - forecast), surprise);
                })
                .toList();
    }

    /**
     * Of a ratio: [(a - f_a)F_b - (b - f_b)F_a]/[F_b(F_b + b - f_b)], divided by the sum over all values so that they add up to
     * 1.
     */
    public static List<Contribution> ofQuotients(List<Quotient> quotients) {
        double above = quotients.stream().mapToDouble(Quotient::forecastAbove).sum();
        double below = quotients.stream().mapToDouble(Quotient::forecastBelow).sum();
        List<Double> powers = new ArrayList<>();
        double sum = 0;
        for (Quotient one : quotients) {
            double up = one.actualAbove() - one.forecastAbove();
            double down = one.actualBelow() - one.forecastBelow();
            double power = (up * below - down * above) / (below * (below + down));
            powers.add(power);
            sum += power;
        }
        requireChange(sum);
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < powers.size(); i++) {
            contributions.add(new Contribution(quotients.get(i).name(), powers.get(i) / sum, 0));
        }
        return contributions;
    }

    private static double term(double part, double both) {
        return part == 0 ? 0 : part * Math.log(2 * part / both);
    }

    private static void requireChange(double change) {
        if (change == 0 || !Double.isFinite(change)) {
            throw new IllegalArgumentException("nothing changed, so nothing contributed");
        }
    }
}
