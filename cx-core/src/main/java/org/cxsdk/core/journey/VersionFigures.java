package org.cxsdk.core.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.ConfidenceInterval;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Reason;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.MedianInterval;
import org.cxsdk.core.stat.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Answers: what came out of one version of a journey? Looks at the journeys that began at least a stated time (the horizon)
 * before the instant asked about, and at what happened to each within that time after its beginning; so journeys that are
 * still open neither count as failed nor as if they were not there. Those that began later are counted and left out.
 *
 * <p>Shares carry Wilson's interval, the median one by order statistics, the mean of felt experience Student's. With fewer
 * journeys than the minimum nothing but their number is told.
 *
 * <p>Left out: why; and whether the people of two versions are alike, which makes a difference between them an observation
 * and no proof. Cost: linear in the interactions after sorting. Immutable.
 *
 * @param version which version
 * @param horizon how long each journey was watched
 * @param journeys how many journeys count
 * @param tooRecent how many began too late to count
 * @param state whether there are enough of them
 * @param shares what happened to which share of them, in the order of {@link Measure}; empty if there are too few
 * @param duration seconds from the beginning to completion, of those completed in time; null if there are none or too few
 * @param medianSeconds where the median of those lies; null if there are too few for an interval
 * @param felt mean of how people said it felt, 1 to 5; null if fewer journeys than the minimum have an answer
 */
public record VersionFigures(
        JourneyVersion version,
        Duration horizon,
        int journeys,
        int tooRecent,
        State state,
        List<Share> shares,
        @Nullable Summary duration,
        @Nullable ConfidenceInterval medianSeconds,
        @Nullable Felt felt) {

    private static final double LEVEL = 0.95;

    public VersionFigures {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(horizon, "horizon");
        Objects.requireNonNull(state, "state");
        shares = List.copyOf(shares);
    }

    /** Whether figures can be told. */
    public enum State {
        /** There are as many journeys as the minimum. */
        OK,
        /** There are fewer. */
        TOO_FEW
    }

    /** What can happen to a journey within the horizon. */
    public enum Measure implements Reason {
        /** Every required step was done. */
        COMPLETED("completed in time", "اكتملت في الوقت"),
        /** A step was tried in vain. */
        STUCK("stuck at least once", "تعثرت مرة على الأقل"),
        /** Something was asked that the person had given before. */
        ASKED_AGAIN("asked again for the same data", "طُلبت البيانات نفسها ثانية"),
        /** It went on at another channel or organisation than before. */
        HANDED_OVER("went on at another channel or organisation", "تابعت عبر قناة أو جهة أخرى");

        private final LocalizedText text;

        Measure(String english, String arabic) {
            this.text = LocalizedText.enAr(english, arabic);
        }

        /** What the share is of, a few words. */
        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * A share of the journeys.
     *
     * @param measure of which
     * @param ratio how many of how many
     * @param interval Wilson's, 95 %
     */
    public record Share(Measure measure, Ratio ratio, ConfidenceInterval interval) {
        public Share {
            Objects.requireNonNull(measure, "measure");
            Objects.requireNonNull(ratio, "ratio");
            Objects.requireNonNull(interval, "interval");
        }
    }

    /**
     * How it felt.
     *
     * @param journeys journeys in which somebody said so
     * @param mean mean over journeys of the mean within each, 1 to 5
     * @param interval Student's, 95 %
     */
    public record Felt(int journeys, double mean, ConfidenceInterval interval) {}

    /** The share for a measure; empty if there are too few journeys. */
    public Optional<Share> share(Measure measure) {
        return shares.stream().filter(share -> share.measure() == measure).findFirst();
    }

    /**
     * Computes the figures.
     *
     * @param definition the design
     * @param journeys the interactions of each journey on it, in any order
     * @param asOf the instant asked about; what happened later is left out
     * @param horizon how long each journey is watched, greater than zero
     * @param minimum fewest journeys of which figures are told, at least 1
     */
    public static VersionFigures of(
            JourneyDefinition definition,
            Collection<? extends Collection<Interaction>> journeys,
            Instant asOf,
            Duration horizon,
            int minimum) {
        if (horizon.isNegative() || horizon.isZero() || minimum < 1) {
            throw new IllegalArgumentException(
                    "horizon (" + horizon + ") must be greater than 0, minimum (" + minimum + ") at least 1");
        }
        JourneyTracker tracker = JourneyTracker.of(definition);
        List<Watched> watched = new ArrayList<>();
        int tooRecent = 0;
        for (Collection<Interaction> arrived : journeys) {
            List<Interaction> facts = StandingFacts.of(arrived);
            if (facts.isEmpty() || facts.get(0).occurred().isAfter(asOf)) {
                continue;
            }
            Instant end = facts.get(0).occurred().plus(horizon);
            if (end.isAfter(asOf)) {
                tooRecent++;
            } else {
                watched.add(Watched.of(tracker.standing(facts, end), facts, end));
            }
        }
        return watched.size() < minimum
                ? new VersionFigures(
                        definition.version(),
                        horizon,
                        watched.size(),
                        tooRecent,
                        State.TOO_FEW,
                        List.of(),
                        null,
                        null,
                        null)
                : figures(definition, watched, horizon, tooRecent, minimum);
    }

    private static VersionFigures figures(
            JourneyDefinition definition, List<Watched> watched, Duration horizon, int tooRecent, int minimum) {
        List<Share> shares = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            long n = watched.stream()
                    .filter(journey -> journey.happened.contains(measure))
                    .count();
            shares.add(new Share(measure, Ratio.of(n, watched.size()), Intervals.wilson(n, watched.size(), LEVEL)));
        }
        double[] seconds = watched.stream()
                .filter(journey -> journey.seconds != null)
                .mapToDouble(journey -> Objects.requireNonNull(journey.seconds))
                .toArray();
        double[] felt = watched.stream()
                .filter(journey -> journey.felt != null)
                .mapToDouble(journey -> Objects.requireNonNull(journey.felt))
                .toArray();
        return new VersionFigures(
                definition.version(),
                horizon,
                watched.size(),
                tooRecent,
                State.OK,
                shares,
                seconds.length < minimum ? null : Summary.of(seconds),
                seconds.length < minimum
                        ? null
                        : MedianInterval.of(seconds, LEVEL).orElse(null),
                felt.length < Math.max(2, minimum) ? null : felt(Summary.of(felt)));
    }

    private static Felt felt(Summary summary) {
        double stdev = summary.stdevSample() == null ? 0 : summary.stdevSample();
        return new Felt(summary.n(), summary.mean(), Intervals.mean(summary.mean(), stdev, summary.n(), LEVEL));
    }

    /** What happened to one journey within the horizon. */
    private record Watched(
            Set<Measure> happened,
            @Nullable Double seconds,
            @Nullable Double felt) {

        static Watched of(JourneyStanding standing, List<Interaction> facts, Instant end) {
            List<Interaction> seen =
                    facts.stream().filter(fact -> !fact.occurred().isAfter(end)).toList();
            Set<Measure> happened = new HashSet<>();
            Double seconds = null;
            Instant started = standing.startedAt();
            Instant completed = standing.completedAt();
            if (completed != null && started != null) {
                happened.add(Measure.COMPLETED);
                seconds = Duration.between(started, completed).toNanos() / 1e9;
            }
            if (seen.stream().anyMatch(fact -> fact.status() == Interaction.Status.FAILED)) {
                happened.add(Measure.STUCK);
            }
            if (standing.findings().stream().anyMatch(finding -> finding.reason() == Finding.Kind.ASKED_AGAIN)) {
                happened.add(Measure.ASKED_AGAIN);
            }
            if (!standing.handOvers().isEmpty()) {
                happened.add(Measure.HANDED_OVER);
            }
            double[] said = seen.stream()
                    .flatMap(fact -> Optional.ofNullable(fact.details().satisfaction()).stream())
                    .mapToDouble(Integer::doubleValue)
                    .toArray();
            return new Watched(
                    happened,
                    seconds,
                    said.length == 0 ? null : Summary.of(said).mean());
        }
    }

    /** One line for logs: counts only. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "VersionFigures(%s, %d journeys, %s)", version, journeys, state);
    }
}
