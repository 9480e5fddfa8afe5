package org.cxsdk.metrics.economics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.Rational;

/**
 * What it saves when a part of the cases moves to a cheaper channel, and when the building of that channel has paid. With V cases
 * a year of which a share s moves, unit costs c and a share λ of those who fall back to the old channel (and have then cost both):
 * saving = V·s·[(c_from - c_to)(1 - λ) - λ·c_to] a year. Exact.
 *
 * <p>Left out: discounting (a channel that pays after many years needs it), what customers save, and costs that stay when cases
 * go, such as a rented hall; unit costs must be what is really no longer spent.
 *
 * @param yearlySaving below 0 where the fall-back eats it up
 * @param paybackYears investment / saving; empty where nothing is saved
 * @param breakEven the first day on which all is paid back; empty where nothing is saved
 * @param breakEvenLatest the same with every assumption at its worst; empty where nothing is saved then
 * @param assumptions what it rests on
 */
public record ChannelShift(
        Estimate yearlySaving,
        Optional<Rational> paybackYears,
        Optional<LocalDate> breakEven,
        Optional<LocalDate> breakEvenLatest,
        List<Assumption> assumptions) {

    private static final Rational DAYS_A_YEAR = Rational.of(new BigDecimal("365.2425"));
    private static final int LONGEST_YEARS = 1_000;

    public ChannelShift {
        Objects.requireNonNull(yearlySaving, "yearlySaving");
        assumptions = List.copyOf(assumptions);
    }

    /**
     * What the model takes in.
     *
     * @param casesAYear V
     * @param shareMoving s, 0 to 1
     * @param unitCostFrom c of the channel that they leave
     * @param unitCostTo c of the channel that they move to
     * @param shareFallingBack λ, 0 to 1
     * @param investment what building it costs, in the unit of the unit costs
     * @param start from when on it saves
     */
    public record Inputs(
            Assumption casesAYear,
            Assumption shareMoving,
            Assumption unitCostFrom,
            Assumption unitCostTo,
            Assumption shareFallingBack,
            Assumption investment,
            LocalDate start) {

        public Inputs {
            requireShare(shareMoving);
            requireShare(shareFallingBack);
            if (!unitCostFrom.unit().equals(unitCostTo.unit())
                    || !unitCostFrom.unit().equals(investment.unit())) {
                throw new IllegalArgumentException("unit costs and investment must be in one currency, not "
                        + unitCostFrom.unit() + ", " + unitCostTo.unit() + " and " + investment.unit());
            }
            Objects.requireNonNull(start, "start");
        }

        private static void requireShare(Assumption share) {
            if (share.low().signum() < 0 || share.high().compareTo(Rational.ONE) > 0) {
                throw new IllegalArgumentException("'" + share.name() + "' must lie between 0 and 1");
            }
        }

        List<Assumption> all() {
            return List.of(casesAYear, shareMoving, unitCostFrom, unitCostTo, shareFallingBack, investment);
        }
    }

    /** Computes. */
    public static ChannelShift of(Inputs inputs) {
        Estimate saving = Estimate.over(inputs.all(), ChannelShift::saving);
        Rational investment = inputs.investment().value();
        Optional<Rational> years =
                saving.value().signum() > 0 ? Optional.of(investment.dividedBy(saving.value())) : Optional.empty();
        Optional<Rational> latest = saving.low().signum() > 0
                ? Optional.of(inputs.investment().high().dividedBy(saving.low()))
                : Optional.empty();
        return new ChannelShift(
                saving,
                years,
                years.flatMap(span -> after(inputs.start(), span)),
                latest.flatMap(span -> after(inputs.start(), span)),
                inputs.all());
    }

    private static Rational saving(List<Rational> in) {
        Rational moving = in.get(0).times(in.get(1));
        Rational back = in.get(4);
        Rational each =
                in.get(2).minus(in.get(3)).times(Rational.ONE.minus(back)).minus(back.times(in.get(3)));
        return moving.times(each);
    }

    private static Optional<LocalDate> after(LocalDate start, Rational years) {
        return years.compareTo(Rational.of(LONGEST_YEARS)) > 0
                ? Optional.empty()
                : Optional.of(start.plusDays(years.times(DAYS_A_YEAR)
                        .toBigDecimal(0, RoundingMode.CEILING)
                        .longValueExact()));
    }
}
