package org.cxsdk.feedback.score;

import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.jspecify.annotations.Nullable;

/**
 * Question: how happy are customers with an entity, digital take-up included? The composite by which Dubai ranked its entities
 * in 2017: 70 % the happiness of those who voted, from 0 to 100, and 30 % the share of interactions through smart channels.
 * Two unlike figures put together on purpose: both stand beside the composite, and another mixture is another index.
 *
 * @param votes a score from 0 to 100, for example of the instrument {@code happiness-meter}
 * @param smart interactions through smart channels of all interactions; null if nobody counted
 * @param weightOfVotes what votes count, 0 to 1; the rest is for the share
 */
public record HappinessIndex(Score votes, @Nullable Ratio smart, Rational weightOfVotes) {

    /** What votes count in the published league table. */
    public static final Rational SEVENTY_PERCENT = Rational.of(7).dividedBy(Rational.of(10));

    private static final Rational HUNDRED = Rational.of(100);

    public HappinessIndex {
        Objects.requireNonNull(votes, "votes");
        Objects.requireNonNull(weightOfVotes, "weightOfVotes");
        if (!votes.scale().equals(new Score.Scale(Rational.ZERO, HUNDRED))) {
            throw new IllegalArgumentException("a happiness index needs a score from 0 to 100, not from "
                    + votes.scale().lowest() + " to " + votes.scale().highest());
        }
        if (weightOfVotes.compareTo(Rational.ZERO) < 0 || weightOfVotes.compareTo(Rational.ONE) > 0) {
            throw new IllegalArgumentException("weightOfVotes (" + weightOfVotes + ") must lie between 0 and 1");
        }
    }

    /** The published mixture. */
    public static HappinessIndex of(Score votes, Ratio smart) {
        return new HappinessIndex(votes, smart, SEVENTY_PERCENT);
    }

    /** Whether there is a figure: without votes or without a count of interactions there is none, and none is a 0. */
    public Measurement.State state() {
        return votes.state().hasValue() && smart == null ? Measurement.State.NO_DATA : votes.state();
    }

    /** The composite, 0 to 100. */
    public Optional<Rational> value() {
        Rational happy = votes.value();
        return happy == null || smart == null
                ? Optional.empty()
                : Optional.of(happy.times(weightOfVotes)
                        .plus(smart.exact().times(HUNDRED).times(Rational.ONE.minus(weightOfVotes))));
    }

    /** The interval that the votes leave; interactions are counted in full and add no error. */
    public Optional<ConfidenceInterval> interval() {
        ConfidenceInterval of = votes.interval();
        if (of == null || smart == null) {
            return Optional.empty();
        }
        double weight = weightOfVotes.toDouble();
        double fixed = smart.toDouble() * 100 * (1 - weight);
        return Optional.of(
                new ConfidenceInterval(of.low() * weight + fixed, of.high() * weight + fixed, of.level(), of.method()));
    }
}
