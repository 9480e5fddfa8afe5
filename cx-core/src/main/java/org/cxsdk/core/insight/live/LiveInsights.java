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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Question: what do the events say up to now? One event in, or one taken back, and every figure is right again, whatever the
 * order of arrival: the same figures as from a log of all events at once.
 *
 * <p>Each journey keeps its events in the stated order (time, sequence, identifier of the event). An event in the middle
 * takes away the edge that it splits and adds two; one that is taken back does the opposite. Edges keep count and sum of
 * their times; paths keep a count by a 64-bit hash of the journey's activities, checked against a stored example, so that two
 * paths are never taken for one. Quantiles of edges need all times and are worked out on request from the journeys.
 *
 * <p>The identifier makes an event count once: added again with the same content it changes nothing, with another it
 * replaces the former (a correction). In order of time, constant cost for each event, apart from hashing its journey once;
 * late events cost the length of their journey. Memory: 40 bytes for each event, and its identifier. Not for use by several threads.
 */
public final class LiveInsights {

    private final Codes activities = new Codes();
    private final Map<String, Journey> journeys = new HashMap<>();
    private final Map<Long, EdgeTally> edges = new HashMap<>();
    private final Map<Long, PathTally> paths = new HashMap<>();
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
     * Adds an event, or corrects it if one of this identifier is there.
     *
     * @param eventId names it within its journey
     * @return whether anything changed
     */
    public boolean add(String caseId, String eventId, String activity, Instant time, long sequence) {
        return add(
                caseId,
                eventId,
                activity,
                Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000),
                sequence);
    }

    /** Adds or corrects an event; the time in microseconds since 1970-01-01T00:00Z. */
    public boolean add(String caseId, String eventId, String activity, long micros, long sequence) {
        Journey journey = journeys.computeIfAbsent(caseId, id -> new Journey());
        int code = code(activity);
        int known = journey.indexOf(eventId);
        if (known >= 0) {
            if (journey.activity[known] == code
                    && journey.micros[known] == micros
                    && journey.sequence[known] == sequence) {
                return false;
            }
            takeOut(journey, known);
        }
        putIn(journey, eventId, code, micros, sequence);
        return true;
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
        takeOut(journey, known);
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
        int count = 0;
        for (PathTally first : paths.values()) {
            for (PathTally tally = first; tally != null; tally = tally.next) {
                count++;
            }
        }
        return count;
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
        for (PathTally tally = paths.get(hash(codes, codes.length)); tally != null; tally = tally.next) {
            if (Arrays.equals(tally.path, codes)) {
                return tally.count;
            }
        }
        return 0;
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

    private void putIn(Journey journey, String id, int code, long micros, long sequence) {
        int at = journey.placeOf(micros, sequence, id);
        if (journey.size > 0) {
            forgetPath(journey);
            edge(journey, at - 1, at, -1);
        }
        if (at == 0) {
            tally(starts, journey, 0, -1);
        }
        if (at == journey.size) {
            tally(ends, journey, journey.size - 1, -1);
        }
        journey.insert(at, id, code, micros, sequence);
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
        rememberPath(journey, at);
    }

    private void takeOut(Journey journey, int at) {
        forgetPath(journey);
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
        if (first) {
            tally(starts, journey, 0, 1);
        }
        if (last) {
            tally(ends, journey, journey.size - 1, 1);
        }
        edge(journey, at - 1, at, 1);
        if (journey.size > 0) {
            rememberPath(journey, at);
        }
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

    private void forgetPath(Journey journey) {
        PathTally tally = journey.path;
        if (tally == null || --tally.count > 0) {
            return;
        }
        PathTally first = paths.get(tally.hash);
        if (first == tally) {
            if (tally.next == null) {
                paths.remove(tally.hash);
            } else {
                paths.put(tally.hash, tally.next);
            }
        } else {
            for (PathTally before = first; before != null; before = before.next) {
                if (before.next == tally) {
                    before.next = tally.next;
                }
            }
        }
    }

    /** Only what comes from the changed place on has to be hashed again. */
    private void rememberPath(Journey journey, int from) {
        journey.hashFrom(from);
        long hash = journey.hashes[journey.size - 1];
        PathTally first = paths.get(hash);
        for (PathTally tally = first; tally != null; tally = tally.next) {
            if (tally.is(journey)) {
                tally.count++;
                journey.path = tally;
                return;
            }
        }
        PathTally fresh = new PathTally(hash, Arrays.copyOf(journey.activity, journey.size), first);
        fresh.count = 1;
        paths.put(hash, fresh);
        journey.path = fresh;
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

    static long step(long hash, int activity) {
        long mixed = (hash ^ activity) * 0x9e3779b97f4a7c15L;
        return mixed ^ (mixed >>> 29);
    }

    private static long hash(int[] path, int length) {
        long hash = Journey.SEED;
        for (int i = 0; i < length; i++) {
            hash = step(hash, path[i]);
        }
        return hash;
    }

    private static final class EdgeTally {
        private long count;
        private long micros;
    }

    /** One path; paths whose hashes collide are chained. */
    static final class PathTally {
        private final long hash;
        private final int[] path;
        private @Nullable PathTally next;
        private int count;

        PathTally(long hash, int[] path, @Nullable PathTally next) {
            this.hash = hash;
            this.path = path;
            this.next = next;
        }

        boolean is(Journey journey) {
            return Arrays.equals(path, 0, path.length, journey.activity, 0, journey.size);
        }
    }

    private static final class Codes {
        private final Map<String, Integer> codes = new HashMap<>();
        private final List<String> names = new ArrayList<>();

        int code(String name) {
            Integer known = codes.get(name);
            if (known != null) {
                return known;
            }
            codes.put(name, names.size());
            names.add(name);
            return names.size() - 1;
        }

        @Nullable
        Integer known(String name) {
            return codes.get(name);
        }

        String name(int code) {
            return names.get(code);
        }

        int size() {
            return names.size();
        }
    }
}
