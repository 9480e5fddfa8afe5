package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures about cases, which are put together from observations by case or by person. */
public sealed interface CaseMeasure extends Measure {

    /** What is told of durations. */
    sealed interface Statistic {
        /** As a line. */
        String text();

        /** The time that a share of the cases stays within: 0.5 for the median. */
        record QuantileOf(BigDecimal share) implements Statistic {
            public QuantileOf {
                share = requireShare("share", share);
                if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) == 0) {
                    throw new IllegalArgumentException("share (" + share + ") must lie between 0 and 1");
                }
            }

            @Override
            public String text() {
                return "quantile " + share.toPlainString();
            }
        }

        /** The mean of closed cases; of all cases, the mean up to a horizon, since nobody knows how long the open ones take. */
        record MeanOf(@Nullable Duration horizon) implements Statistic {
            public MeanOf {
                if (horizon != null) {
                    requireTime("horizon", horizon);
                }
            }

            @Override
            public String text() {
                return horizon == null ? "mean" : "mean up to " + horizon;
            }
        }

        /** The share of cases that take at most so long. */
        record ShareWithin(Duration time) implements Statistic {
            public ShareWithin {
                requireTime("time", time);
            }

            @Override
            public String text() {
                return "share within " + time;
            }
        }
    }

    /**
     * How long cases take, in seconds or, for {@link Statistic.ShareWithin}, as a share.
     *
     * @param opened observations that open a case; the earliest one counts and gives the case its dimensions
     * @param closed observations that close a case
     * @param marks what happens in between
     * @param closing which closing counts
     * @param whose {@link Whose#OPENED} for all cases opened in the period, by Kaplan and Meier; {@link Whose#CLOSED} for
     *     those closed in it, which leaves out exactly the slow ones
     * @param statistic what is told
     */
    record Elapsed(Filter opened, Filter closed, CaseMarks marks, Closing closing, Whose whose, Statistic statistic)
            implements CaseMeasure {
        public Elapsed {
            Objects.requireNonNull(opened, "opened");
            Objects.requireNonNull(closed, "closed");
            Objects.requireNonNull(marks, "marks");
            Objects.requireNonNull(closing, "closing");
            Objects.requireNonNull(whose, "whose");
            Objects.requireNonNull(statistic, "statistic");
            if (whose == Whose.OPENED && statistic instanceof Statistic.MeanOf mean && mean.horizon() == null) {
                throw new IllegalArgumentException("the mean over open cases needs a horizon");
            }
        }

        @Override
        public String numeratorText() {
            return statistic.text() + " of the time from opened (" + opened.text() + ") to closed (" + closed.text()
                    + "), " + closing + marks.text();
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.of(whose.text());
        }

        @Override
        public String text() {
            return "elapsed: " + numeratorText() + "; " + whose;
        }
    }

    /** Whose cases are looked at. */
    enum Whose {
        /** Those opened in the period, closed or not. */
        OPENED("cases opened in the period, closed or not (Kaplan-Meier)"),
        /** Those closed in the period: overstates speed, and can be had only by this name. */
        CLOSED("cases closed in the period; those still open are left out, which flatters");

        private final String text;

        Whose(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * Which share of something is followed by something else within a time: visits followed by an application, closings
     * followed by a reopening, first contacts not followed by another.
     *
     * @param base what may be followed; each counts, in its own period and with its own dimensions
     * @param followedBy what may follow it: later, within the time; at the same moment only by another observation
     * @param within how long after
     * @param by whether both belong together by case or by person
     * @param firstOnly whether only the first base of each case or person counts
     * @param negated whether those that are <em>not</em> followed are counted
     */
    record Conversion(Filter base, Filter followedBy, Duration within, By by, boolean firstOnly, boolean negated)
            implements CaseMeasure {
        public Conversion {
            Objects.requireNonNull(base, "base");
            Objects.requireNonNull(followedBy, "followedBy");
            Objects.requireNonNull(by, "by");
            requireTime("within", within);
        }

        @Override
        public String numeratorText() {
            return (negated ? "not followed" : "followed") + " by (" + followedBy.text() + ") within " + within
                    + ", by " + by;
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.of(
                    (firstOnly ? "first of (" : "each of (") + base.text() + ") whose time to be followed is over");
        }

        @Override
        public String text() {
            return "conversion: " + numeratorText() + "; of " + (firstOnly ? "first " : "each ") + base.text();
        }
    }

    /** What holds observations together. */
    enum By {
        /** The journey or case. */
        REFERENCE,
        /** The person, by pseudonym. */
        SUBJECT
    }

    /**
     * What is open at the end of each period (or as of now, in the running one): a stock, which must not be added up over
     * time.
     *
     * @param opened observations that open a case, again too
     * @param closed observations that close it
     * @param marks what happens in between
     * @param statistic what is told of the ages of open cases; null for how many there are
     */
    record Backlog(
            Filter opened,
            Filter closed,
            CaseMarks marks,
            @Nullable Statistic statistic) implements CaseMeasure {
        public Backlog {
            Objects.requireNonNull(opened, "opened");
            Objects.requireNonNull(closed, "closed");
            Objects.requireNonNull(marks, "marks");
        }

        @Override
        public String numeratorText() {
            return (statistic == null ? "how many cases are" : statistic.text() + " of the age of cases that are")
                    + " open: opened (" + opened.text() + "), closed (" + closed.text() + ")" + marks.text();
        }

        @Override
        public Optional<String> denominatorText() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "backlog: " + numeratorText();
        }
    }

    /** A share without trailing zeros. */
    static BigDecimal requireShare(String what, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(what + " (" + share + ") must lie between 0 and 1");
        }
        return share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
    }

    private static void requireTime(String what, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(Attainment.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    what + " (" + time + ") must be greater than 0 and at most " + Attainment.LONGEST);
        }
    }
}
