package org.cxsdk.core.insight.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.insight.Rework;
import org.cxsdk.core.insight.path.Funnel;
import org.cxsdk.core.stat.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Question: what do the events say up to now? One event in, or one taken back, and every figure is right again, whatever the
 * order of arrival: the same figures as from a log of all events at once.
 *
 * <p>Each journey keeps its events in the stated order (time, sequence, identifier of the event). An event in the middle
 * takes away the edge that it splits and adds two; one that is taken back does the opposite. Edges keep count and sum of
 * their times; paths keep a count by a 64-bit hash of the journey's activities, checked against a stored example, so that two
 * paths are never taken for one. Quantiles need all times and are worked out on request from the journeys. Funnels and changes
 * of channel are kept from the first time they are asked for.
 *
 * <p>The identifier makes an event count once: added again with the same content it changes nothing, with another it
 * replaces the former (a correction). In order of time, constant cost for each event, apart from a look at its journey;
 * late events, funnels and changes of channel cost the length of the journey. Memory: 44 bytes for each event, and its identifier. Not for use by several threads.
 */
public final class LiveInsights {

    private final Codes activities = new Codes();
    private final Map<String, Journey> journeys = new HashMap<>();
    private final Map<Long, EdgeTally> edges = new HashMap<>();
    private final PathTallies paths = new PathTallies();
    private final Codes channels = new Codes();
    private final Map<Funnel, FunnelFollower> funnels = new LinkedHashMap<>();
    private final List<Follower> followers = new ArrayList<>();
    private @Nullable SwitchFollower switches;
    private final Map<Integer, Integer> reworked = new HashMap<>();
    private int casesWithRework;
    private long durationMicros;
    private long[] occurrences = new long[16];
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private long events;

    private LiveInsights() {}

    /** Starts without events. */
    public static LiveInsights empty() {
        return new LiveInsights();
    }

    /**
     * Adds an event of which no channel is known, or corrects it if one of this identifier is there.
     *
     * @param eventId names it within its journey
     * @return whether anything changed
     */
    public boolean add(String caseId, String eventId, String activity, Instant time, long sequence) {
        return put(caseId, eventId, code(activity), Journey.UNKNOWN, micros(time), sequence);
    }

    /**
     * Adds an event, or corrects it if one of this identifier is there.
     *
     * @param eventId names it within its journey
     * @return whether anything changed
     */
    public boolean add(String caseId, String eventId, String activity, ChannelId channel, Instant time, long sequence) {
        return put(caseId, eventId, code(activity), channels.code(channel.value()), micros(time), sequence);
    }

    /** Adds or corrects an event; the time in microseconds since 1970-01-01T00:00Z. */
    public boolean add(String caseId, String eventId, String activity, long micros, long sequence) {
        return put(caseId, eventId, code(activity), Journey.UNKNOWN, micros, sequence);
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    private boolean put(String caseId, String eventId, int code, int channel, long micros, long sequence) {
        Journey journey = journeys.computeIfAbsent(caseId, id -> new Journey());
        int known = journey.indexOf(eventId);
        if (known >= 0
                && journey.activity[known] == code
                && journey.channel[known] == channel
                && journey.micros[known] == micros
                && journey.sequence[known] == sequence) {
            return false;
        }
        follow(journey, -1);
        if (known >= 0) {
            takeOut(journey, known);
        }
        putIn(journey, eventId, code, channel, micros, sequence);
        follow(journey, 1);
        return true;
    }

    /** What a journey adds to figures that need all of it. */
    private void follow(Journey journey, int by) {
        if (journey.size > 0) {
            for (int i = 0; i < followers.size(); i++) {
                followers.get(i).count(journey, by);
            }
        }
    }

    /**
     * Takes an event back.
     *
     * @return whether it was there
     */
    public boolean retract(String caseId, String eventId) {
        Journey journey = journeys.get(caseId);
        int known = journey == null ? -1 : journey.indexOf(eventId);
        if (journey == null || known < 0) {
            return false;
        }
        follow(journey, -1);
        takeOut(journey, known);
        follow(journey, 1);
        if (journey.size == 0) {
            journeys.remove(caseId);
        }
        return true;
    }

    /** How many events there are. */
    public long events() {
        return events;
    }

    /** How many journeys there are. */
    public int cases() {
        return journeys.size();
    }

    /** How many different paths there are. */
    public int paths() {
        return paths.different();
    }

    /** How many journeys took exactly this path so far. */
    public int path(List<String> path) {
        int[] codes = new int[path.size()];
        for (int i = 0; i < codes.length; i++) {
            Integer code = activities.known(path.get(i));
            if (code == null) {
                return 0;
            }
            codes[i] = code;
        }
        return paths.count(codes);
    }

    /** How long journeys took so far, from their first event to their last, in seconds; empty without journeys. */
    public Optional<Summary> caseDurationSeconds() {
        return journeys.isEmpty()
                ? Optional.empty()
                : Optional.of(Summary.of(journeys.values().stream()
                        .mapToDouble(journey -> journey.duration() / 1e6)
                        .toArray()));
    }

    /** The mean of {@link #caseDurationSeconds}, at no cost; empty without journeys. */
    public OptionalDouble meanCaseSeconds() {
        return journeys.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(durationMicros / 1e6 / journeys.size());
    }

    /** What was done more than once in a journey; empty without journeys. */
    public Optional<Rework> rework() {
        if (journeys.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> byActivity = new LinkedHashMap<>();
        reworked.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.<Map.Entry<Integer, Integer>>comparingInt(entry -> -entry.getValue())
                        .thenComparing(entry -> activities.name(entry.getKey())))
                .forEach(entry -> byActivity.put(activities.name(entry.getKey()), entry.getValue()));
        return Optional.of(new Rework(Ratio.of(casesWithRework, journeys.size()), byActivity));
    }

    /** How far journeys came in a funnel. The first time it looks at every journey; from then on it is kept up to date. */
    public List<LiveStep> funnel(Funnel funnel) {
        FunnelFollower follower = funnels.get(funnel);
        if (follower == null) {
            follower = followed(new FunnelFollower(funnel, activities));
            funnels.put(funnel, follower);
        }
        return follower.steps();
    }

    /** Changes of channel. The first time it looks at every journey; from then on they are kept up to date. */
    public LiveSwitches switches() {
        SwitchFollower follower = switches;
        if (follower == null) {
            follower = followed(new SwitchFollower(channels));
            switches = follower;
        }
        return follower.switches();
    }

    private <F extends Follower> F followed(F follower) {
        journeys.values().forEach(journey -> follower.count(journey, 1));
        followers.add(follower);
        return follower;
    }

    /** What followed what, by count descending, then by names. */
    public List<LiveEdge> edges() {
        List<LiveEdge> list = new ArrayList<>();
        edges.forEach((pair, tally) -> list.add(new LiveEdge(
                activities.name((int) (pair >> 32)),
                activities.name((int) (long) pair),
                tally.count,
                tally.micros / 1e6)));
        list.sort(Comparator.<LiveEdge>comparingLong(edge -> -edge.count())
                .thenComparing(LiveEdge::from)
                .thenComparing(LiveEdge::to));
        return list;
    }

    /** How often each activity occurred, by name. */
    public Map<String, Long> activityCounts() {
        return byName(occurrences);
    }

    /** How many journeys begin with each activity, by name. */
    public Map<String, Long> startActivities() {
        return byName(starts);
    }

    /** How many journeys end with each activity so far, by name. */
    public Map<String, Long> endActivities() {
        return byName(ends);
    }

    /** The median of the times of an edge in seconds, worked out from all journeys; empty if it does not occur. */
    public Optional<Double> medianSeconds(String from, String to) {
        Integer a = activities.known(from);
        Integer b = activities.known(to);
        if (a == null || b == null || !edges.containsKey(pair(a, b))) {
            return Optional.empty();
        }
        List<Double> seconds = new ArrayList<>();
        for (Journey journey : journeys.values()) {
            for (int i = 1; i < journey.size; i++) {
                if (journey.activity[i - 1] == a && journey.activity[i] == b) {
                    seconds.add((journey.micros[i] - journey.micros[i - 1]) / 1e6);
                }
            }
        }
        Collections.sort(seconds);
        int middle = seconds.size() / 2;
        return Optional.of(
                seconds.size() % 2 == 1 ? seconds.get(middle) : (seconds.get(middle - 1) + seconds.get(middle)) / 2);
    }

    /**
     * One edge.
     *
     * @param from the earlier activity
     * @param to the later one
     * @param count how often
     * @param sumSeconds its times added up
     */
    public record LiveEdge(String from, String to, long count, double sumSeconds) {
        /** Mean of its times, in seconds. */
        public double meanSeconds() {
            return sumSeconds / count;
        }
    }

    /**
     * A step of a funnel.
     *
     * @param activity the step; in any order the number of steps taken
     * @param reached how many journeys reached it as the funnel asks
     * @param outOfOrder how many did the activity otherwise
     * @param never how many never did it
     */
    public record LiveStep(String activity, int reached, int outOfOrder, int never) {}

    /**
     * Changes of channel, counted as {@link org.cxsdk.core.insight.channel.SwitchInsights} says.
     *
     * @param journeysWithTwoEvents how many journeys say the channel of at least two events
     * @param journeysWithSwitch in how many it changed
     * @param switches how often it changed
     * @param journeysWithPingPong in how many it came back to an earlier one
     * @param pingPongs how often it came back
     * @param matrix how often an event on the one channel was followed by one on the other, staying included, by names
     */
    public record LiveSwitches(
            int journeysWithTwoEvents,
            int journeysWithSwitch,
            int switches,
            int journeysWithPingPong,
            int pingPongs,
            Map<String, Map<String, Integer>> matrix) {
        public LiveSwitches {
            matrix = Collections.unmodifiableMap(new LinkedHashMap<>(matrix));
        }
    }

    private void putIn(Journey journey, String id, int code, int channel, long micros, long sequence) {
        int at = journey.placeOf(micros, sequence, id);
        durationMicros -= journey.duration();
        if (journey.size > 0) {
            paths.forget(journey);
            edge(journey, at - 1, at, -1);
        }
        if (at == 0) {
            tally(starts, journey, 0, -1);
        }
        if (at == journey.size) {
            tally(ends, journey, journey.size - 1, -1);
        }
        journey.insert(at, id, code, channel, micros, sequence);
        durationMicros += journey.duration();
        if (journey.occurrences(code) == 2) {
            rework(journey, code, 1);
        }
        occurrences[code]++;
        events++;
        if (at == 0) {
            tally(starts, journey, 0, 1);
        }
        if (at == journey.size - 1) {
            tally(ends, journey, journey.size - 1, 1);
        }
        edge(journey, at - 1, at, 1);
        edge(journey, at, at + 1, 1);
        paths.remember(journey, at);
    }

    private void takeOut(Journey journey, int at) {
        durationMicros -= journey.duration();
        if (journey.occurrences(journey.activity[at]) == 2) {
            rework(journey, journey.activity[at], -1);
        }
        paths.forget(journey);
        edge(journey, at - 1, at, -1);
        edge(journey, at, at + 1, -1);
        boolean first = at == 0;
        boolean last = at == journey.size - 1;
        if (first) {
            tally(starts, journey, 0, -1);
        }
        if (last) {
            tally(ends, journey, at, -1);
        }
        occurrences[journey.activity[at]]--;
        events--;
        journey.remove(at);
        durationMicros += journey.duration();
        if (first) {
            tally(starts, journey, 0, 1);
        }
        if (last) {
            tally(ends, journey, journey.size - 1, 1);
        }
        edge(journey, at - 1, at, 1);
        if (journey.size > 0) {
            paths.remember(journey, at);
        }
    }

    /** An activity is now done again in the journey, or no longer. */
    private void rework(Journey journey, int code, int by) {
        reworked.merge(code, by, Integer::sum);
        int before = journey.repeated;
        journey.repeated += by;
        casesWithRework += Math.min(1, journey.repeated) - Math.min(1, before);
    }

    /** Counts the edge between two neighbours up or down, if both are there. */
    private void edge(Journey journey, int one, int other, int by) {
        if (one < 0 || other >= journey.size) {
            return;
        }
        long pair = pair(journey.activity[one], journey.activity[other]);
        EdgeTally tally = edges.computeIfAbsent(pair, key -> new EdgeTally());
        tally.count += by;
        tally.micros += by * (journey.micros[other] - journey.micros[one]);
        if (tally.count == 0) {
            edges.remove(pair);
        }
    }

    private static void tally(long[] counts, Journey journey, int at, int by) {
        if (at >= 0 && at < journey.size) {
            counts[journey.activity[at]] += by;
        }
    }

    private int code(String activity) {
        int code = activities.code(activity);
        if (code >= occurrences.length) {
            occurrences = Arrays.copyOf(occurrences, 2 * occurrences.length);
            starts = Arrays.copyOf(starts, occurrences.length);
            ends = Arrays.copyOf(ends, occurrences.length);
        }
        return code;
    }

    private Map<String, Long> byName(long[] counts) {
        Map<String, Long> byName = new TreeMap<>();
        for (int a = 0; a < activities.size(); a++) {
            if (counts[a] > 0) {
                byName.put(activities.name(a), counts[a]);
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    private static long pair(int a, int b) {
        return (long) a << 32 | b;
    }

    private static final class EdgeTally {
        private long count;
        private long micros;
    }
}
