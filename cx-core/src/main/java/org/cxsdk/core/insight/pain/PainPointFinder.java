package org.cxsdk.core.insight.pain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.insight.Elapsed;
import org.cxsdk.core.insight.EventLog;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.TraitColumn;
import org.cxsdk.core.stat.Intervals;
import org.cxsdk.core.stat.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Question: where do journeys hurt most, and what is that judgement made of?
 *
 * <p>Candidates are waits (edges of the graph), rework (an activity done again), drop-off (an activity after which a journey
 * ended without success and has been silent for a time) and hand-overs (edges on which the channel or the organisation
 * changed), and, where people were asked, low scores. Of each: how many journeys are affected, what a typical one of them loses, how bad people say it is. Lost is, of
 * a wait, the time beyond the target or, without one, beyond what a quarter of the journeys manage; of rework, the time from
 * the first to the last time; of a drop-off, the time spent until then; of a hand-over, the wait at it. The typical loss is a
 * median and the number affected a count, so that a single journey, however long, does not decide the rank.
 *
 * <p>A low score costs no time, so it stands behind whatever does, the one that most people suffer from first.
 *
 * <p>Candidates overlap: a wait at a hand-over is both, so scores are for ranking and must not be added up. n log n in the
 * events. Stateless; options are immutable.
 */
public final class PainPointFinder {

    private static final int EXAMPLES = 5;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final EventLog log;
    private final Options options;
    private final Map<Place, List<Loss>> losses = new HashMap<>();
    private final Map<String, BitSet> affectedBy = new TreeMap<>();

    private PainPointFinder(EventLog log, Options options) {
        this.log = log;
        this.options = options;
    }

    /**
     * What is known besides the log.
     *
     * @param goodEnds activities with which a journey ends well; empty if any end is good
     * @param openUntil journeys whose last event is less than {@code patience} before this are open, not dropped
     * @param patience how long a journey may be silent before it counts as given up
     * @param targets how long the wait before an activity may be
     * @param severities how bad an activity is, 1 to 5
     * @param felt what people said of activities; also makes their severities, where none is given
     * @param leastJourneys places that affect fewer journeys are left out
     * @param elapsed how time is measured
     */
    public record Options(
            Set<String> goodEnds,
            @Nullable Instant openUntil,
            Duration patience,
            Map<String, Duration> targets,
            Map<String, Double> severities,
            Map<String, Felt> felt,
            int leastJourneys,
            Elapsed elapsed) {

        public Options {
            goodEnds = Set.copyOf(goodEnds);
            targets = Map.copyOf(targets);
            severities = Map.copyOf(severities);
            felt = Map.copyOf(felt);
            severities.forEach((activity, severity) -> {
                if (!(severity >= 1 && severity <= 5)) {
                    throw new IllegalArgumentException(
                            "severity (" + severity + ") of " + activity + " must lie between 1 and 5");
                }
            });
            if (leastJourneys < 1) {
                throw new IllegalArgumentException("leastJourneys (" + leastJourneys + ") must be at least 1");
            }
        }

        /** Nothing is known but the log: no targets, no voices, every journey over. Places with at least 5 journeys. */
        public static Options none() {
            return new Options(Set.of(), null, Duration.ZERO, Map.of(), Map.of(), Map.of(), 5, Elapsed.clock());
        }

        /** With the activities that end a journey well. */
        public Options goodEnds(Set<String> ends) {
            return new Options(ends, openUntil, patience, targets, severities, felt, leastJourneys, elapsed);
        }

        /** With journeys that were active within {@code patience} before this instant counted as open. */
        public Options openUntil(Instant asOf, Duration silence) {
            return new Options(goodEnds, asOf, silence, targets, severities, felt, leastJourneys, elapsed);
        }

        /** With targets of waits by the activity waited for. */
        public Options targets(Map<String, Duration> byActivity) {
            return new Options(goodEnds, openUntil, patience, byActivity, severities, felt, leastJourneys, elapsed);
        }

        /** With how bad activities are, 1 to 5. */
        public Options severities(Map<String, Double> byActivity) {
            return new Options(goodEnds, openUntil, patience, targets, byActivity, felt, leastJourneys, elapsed);
        }

        /** With what people said, by activity, for example {@code CxInsights.felt}. */
        public Options felt(Map<String, Felt> byActivity) {
            return new Options(goodEnds, openUntil, patience, targets, severities, byActivity, leastJourneys, elapsed);
        }

        /** With another least number of journeys. */
        public Options leastJourneys(int least) {
            return new Options(goodEnds, openUntil, patience, targets, severities, felt, least, elapsed);
        }
    }

    private record Place(
            PainPoint.Kind kind, String activity, @Nullable String after) {}

    private record Loss(int c, double seconds) {}

    /** Ranks the places where journeys hurt, the worst first; equal scores by kind, then by name. */
    public static List<PainPoint> find(EventLog log, Options options) {
        return new PainPointFinder(log, options).ranked();
    }

    /** The name under which {@link #journeys} keeps how many journeys a place affects. */
    public static String count(PainPoint point) {
        return "pain " + point.kind() + " " + point.after().orElse("") + " > " + point.activity();
    }

    /** Which journeys each place affects, by {@link #count}, to be held against what else is published. */
    public static Map<String, BitSet> journeys(EventLog log, Options options) {
        PainPointFinder finder = new PainPointFinder(log, options);
        Map<String, BitSet> journeys = new LinkedHashMap<>();
        for (PainPoint point : finder.ranked()) {
            journeys.put(count(point), finder.affectedBy.getOrDefault(count(point), new BitSet()));
        }
        return journeys;
    }

    private List<PainPoint> ranked() {
        List<Trait> handing = List.of(Trait.CHANNEL, Trait.ORGANISATION);
        List<TraitColumn> columns =
                handing.stream().flatMap(trait -> log.trait(trait).stream()).toList();
        for (int c = 0; c < log.cases(); c++) {
            waits(c);
            rework(c);
            dropOff(c);
            handOvers(c, columns);
        }
        List<PainPoint> points = new ArrayList<>();
        losses.forEach((place, list) -> point(place, list, points));
        lowScores(points);
        points.sort(Comparator.<PainPoint>comparingDouble(point -> -point.score())
                .thenComparing(point -> -point.affected().numerator().longValueExact() * point.severity())
                .thenComparing(PainPoint::kind)
                .thenComparing(PainPoint::activity)
                .thenComparing(point -> point.after().orElse("")));
        return List.copyOf(points);
    }

    private void waits(int c) {
        for (int e = log.from(c) + 1; e < log.from(c + 1); e++) {
            note(PainPoint.Kind.WAIT, name(e), name(e - 1), c, seconds(log.micros(e - 1), log.startMicros(e)));
        }
    }

    private void rework(int c) {
        Map<Integer, Integer> first = new HashMap<>();
        Map<Integer, Integer> last = new HashMap<>();
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            first.putIfAbsent(log.activityOf(e), e);
            last.put(log.activityOf(e), e);
        }
        first.forEach((activity, e) -> {
            int again = last.getOrDefault(activity, e);
            if (again > e) {
                note(PainPoint.Kind.REWORK, name(e), null, c, seconds(log.micros(e), log.micros(again)));
            }
        });
    }

    private void dropOff(int c) {
        int end = log.from(c + 1) - 1;
        boolean good = options.goodEnds().isEmpty() || options.goodEnds().contains(name(end));
        if (!good && !isOpen(log.micros(end))) {
            note(PainPoint.Kind.DROP_OFF, name(end), null, c, seconds(log.startMicros(log.from(c)), log.micros(end)));
        }
    }

    private boolean isOpen(long lastMicros) {
        Instant asOf = options.openUntil();
        return asOf != null
                && asOf.getEpochSecond() * 1_000_000 + asOf.getNano() / 1_000 - lastMicros
                        < options.patience().toNanos() / 1_000;
    }

    private void handOvers(int c, List<TraitColumn> columns) {
        Set<Integer> changed = new LinkedHashSet<>();
        for (TraitColumn column : columns) {
            int known = TraitColumn.UNKNOWN;
            for (int e = log.from(c); e < log.from(c + 1); e++) {
                int value = column.of(e);
                if (value != TraitColumn.UNKNOWN) {
                    if (known != TraitColumn.UNKNOWN && known != value) {
                        changed.add(e);
                    }
                    known = value;
                }
            }
        }
        for (int e : changed) {
            note(PainPoint.Kind.HAND_OVER, name(e), name(e - 1), c, seconds(log.micros(e - 1), log.startMicros(e)));
        }
    }

    private void note(PainPoint.Kind kind, String activity, @Nullable String after, int c, double seconds) {
        losses.computeIfAbsent(new Place(kind, activity, after), key -> new ArrayList<>())
                .add(new Loss(c, seconds));
    }

    private void point(Place place, List<Loss> list, List<PainPoint> points) {
        double expected = place.kind() == PainPoint.Kind.WAIT ? expected(place, list) : 0;
        // one figure for each journey: what it lost here altogether
        Map<Integer, Double> byCase = new TreeMap<>();
        for (Loss loss : list) {
            double beyond = loss.seconds() - expected;
            if (beyond > 0) {
                byCase.merge(loss.c(), beyond, Double::sum);
            }
        }
        int affected = byCase.size();
        if (affected < options.leastJourneys()) {
            return;
        }
        double[] lost = byCase.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double typical = Quantiles.type7(lost, 0.5);
        double severity = severity(place.activity());
        PainPoint point = new PainPoint(
                place.kind(),
                place.activity(),
                place.after(),
                Ratio.of(affected, log.cases()),
                Intervals.wilson(affected, log.cases(), 0.95),
                typical,
                expected,
                severity,
                affected * (typical / SECONDS_PER_HOUR) * severity,
                byCase.entrySet().stream()
                        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                        .limit(EXAMPLES)
                        .map(entry -> log.caseId(entry.getKey()))
                        .toList());
        points.add(point);
        byCase.keySet()
                .forEach(c -> affectedBy
                        .computeIfAbsent(count(point), key -> new BitSet())
                        .set(c));
    }

    private double severity(String activity) {
        Felt felt = options.felt().get(activity);
        return options.severities().getOrDefault(activity, felt == null ? 1.0 : felt.severity());
    }

    private void lowScores(List<PainPoint> points) {
        new TreeMap<>(options.felt()).forEach((activity, felt) -> {
            if (felt.isLow()) {
                BitSet unhappy = new BitSet();
                for (int c = 0; c < log.cases(); c++) {
                    unhappy.set(c, felt.unhappy().contains(log.caseId(c)));
                }
                lowScore(activity, unhappy, points);
            }
        });
    }

    private void lowScore(String activity, BitSet unhappy, List<PainPoint> points) {
        int affected = unhappy.cardinality();
        if (affected < options.leastJourneys()) {
            return;
        }
        PainPoint point = new PainPoint(
                PainPoint.Kind.LOW_SCORE,
                activity,
                null,
                Ratio.of(affected, log.cases()),
                Intervals.wilson(affected, log.cases(), 0.95),
                0,
                0,
                severity(activity),
                0,
                unhappy.stream().limit(EXAMPLES).mapToObj(log::caseId).toList());
        points.add(point);
        affectedBy.put(count(point), unhappy);
    }

    private double expected(Place place, List<Loss> list) {
        Duration target = options.targets().get(place.activity());
        if (target != null) {
            return target.toNanos() / 1e9;
        }
        double[] all = list.stream().mapToDouble(Loss::seconds).toArray();
        Arrays.sort(all);
        return Math.max(0, Quantiles.type7(all, 0.25));
    }

    private double seconds(long from, long to) {
        return options.elapsed().between(from, to) / 1e6;
    }

    private String name(int event) {
        return log.activity(log.activityOf(event));
    }
}
