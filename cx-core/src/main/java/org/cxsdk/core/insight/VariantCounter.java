package org.cxsdk.core.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which paths the cases of a log took, and how many took each. Paths are found by a hash of their activities and compared
 * activity by activity, so two paths are never taken for one. Linear in the events; needs 24 bytes for each different
 * path while it runs, twice that after growing. Stateless.
 */
public final class VariantCounter {

    private final EventLog log;
    /** An open-addressing table of path numbers plus 1; 0 is an empty place. Its length is a power of 2. */
    private int[] table = new int[1024];

    private int[] sampleOf = new int[512];
    private int[] counts = new int[512];
    private long[] hashes = new long[512];
    private int size;

    private VariantCounter(EventLog log) {
        this.log = log;
    }

    /**
     * Counts the paths.
     *
     * @param top of how many paths to return the activities, the most frequent ones
     */
    public static Variants count(EventLog log, int top) {
        if (top < 0) {
            throw new IllegalArgumentException("top (" + top + ") must not be negative");
        }
        VariantCounter counter = new VariantCounter(log);
        for (int c = 0; c < log.cases(); c++) {
            counter.add(c);
        }
        return new Variants(counter.size, log.cases(), counter.pathsByCases(), counter.top(top));
    }

    private void add(int c) {
        long hash = hash(c);
        int mask = table.length - 1;
        int place = home(hash) & mask;
        int path = table[place] - 1;
        while (path >= 0 && (hashes[path] != hash || !samePath(sampleOf[path], c))) {
            place = (place + 1) & mask;
            path = table[place] - 1;
        }
        if (path < 0) {
            path = enter(c, hash, place);
        }
        counts[path]++;
    }

    private int enter(int c, long hash, int place) {
        if (size == counts.length) {
            grow();
            table[free(hash)] = size + 1;
        } else {
            table[place] = size + 1;
        }
        sampleOf[size] = c;
        hashes[size] = hash;
        return size++;
    }

    private static int home(long hash) {
        return (int) (hash >>> 32);
    }

    private int free(long hash) {
        int mask = table.length - 1;
        int place = home(hash) & mask;
        while (table[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** FNV-1a over activity numbers with a multiplying finish; only the spread matters, equality is checked. */
    private long hash(int c) {
        long hash = 0xcbf29ce484222325L;
        for (int e = log.from(c); e < log.from(c + 1); e++) {
            hash = (hash ^ log.activityOf(e)) * 0x100000001b3L;
        }
        return (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    }

    private boolean samePath(int c, int d) {
        int length = log.length(c);
        if (length != log.length(d)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (log.activityOf(log.from(c) + i) != log.activityOf(log.from(d) + i)) {
                return false;
            }
        }
        return true;
    }

    /** Twice the places; paths keep their numbers. */
    private void grow() {
        sampleOf = Arrays.copyOf(sampleOf, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        table = new int[2 * table.length];
        for (int path = 0; path < size; path++) {
            table[free(hashes[path])] = path + 1;
        }
    }

    private SortedMap<Integer, Integer> pathsByCases() {
        int[] sorted = Arrays.copyOf(counts, size);
        Arrays.sort(sorted);
        SortedMap<Integer, Integer> paths = new TreeMap<>();
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && sorted[to] == sorted[from]) {
                to++;
            }
            paths.put(sorted[from], to - from);
            from = to;
        }
        return paths;
    }

    private List<Variants.Variant> top(int limit) {
        Comparator<Integer> order = Comparator.<Integer>comparingInt(path -> -counts[path])
                .thenComparing((a, b) -> comparePaths(sampleOf[a], sampleOf[b]));
        // the last of those chosen stands at the head, so that most paths are turned away by one comparison
        PriorityQueue<Integer> chosen = new PriorityQueue<>(order.reversed());
        for (int path = 0; path < size && limit > 0; path++) {
            if (chosen.size() < limit) {
                chosen.add(path);
            } else if (counts[path] >= counts[chosen.element()] && order.compare(path, chosen.element()) < 0) {
                chosen.remove();
                chosen.add(path);
            }
        }
        return chosen.stream().sorted(order).map(this::variant).toList();
    }

    private Variants.Variant variant(int path) {
        int c = sampleOf[path];
        List<String> activities = IntStream.range(log.from(c), log.from(c + 1))
                .mapToObj(e -> log.activity(log.activityOf(e)))
                .toList();
        return new Variants.Variant(counts[path], activities);
    }

    /** Activity by activity by name; of two paths that begin alike the shorter comes first. */
    private int comparePaths(int c, int d) {
        int shared = Math.min(log.length(c), log.length(d));
        for (int i = 0; i < shared; i++) {
            int a = log.activityOf(log.from(c) + i);
            int b = log.activityOf(log.from(d) + i);
            if (a != b) {
                return log.activity(a).compareTo(log.activity(b));
            }
        }
        return log.length(c) - log.length(d);
    }
}
