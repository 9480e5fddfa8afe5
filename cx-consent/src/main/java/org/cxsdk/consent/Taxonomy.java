package org.cxsdk.consent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.CxException;

/**
 * Concepts ordered from broad to narrow: a directed graph without cycles in which a concept may have several parents.
 * It answers one question: does {@code broad} cover {@code narrow}, that is, are they the same or does a path of parents
 * lead from the narrow one to the broad one?
 *
 * <p>The closure is computed once, one bit set of ancestors for each concept: memory n²/8 bytes at worst for n concepts,
 * an answer in two look-ups and one bit test. Immutable and safe for threads.
 *
 * @param <T> the kind of identifier; its {@code toString} is its value
 */
public final class Taxonomy<T> {

    /** One concept as it is written down. */
    private final Map<T, Concept<T>> concepts;

    private final Map<T, Integer> index;
    private final List<T> byIndex;

    /** For each concept itself and everything above it, one bit each. */
    private final long[][] upwards;

    private Taxonomy(Map<T, Concept<T>> concepts) {
        this.concepts = concepts;
        this.byIndex = List.copyOf(concepts.keySet());
        this.index = new HashMap<>();
        for (int i = 0; i < byIndex.size(); i++) {
            index.put(byIndex.get(i), i);
        }
        this.upwards = closure();
    }

    /**
     * Returns the taxonomy of these concepts, which may stand in any order.
     *
     * @throws CxException {@link ConsentError#INVALID_TAXONOMY} with every {@linkplain #problems problem}
     */
    public static <T> Taxonomy<T> of(List<Concept<T>> concepts) {
        List<Problem> problems = problems(concepts);
        if (!problems.isEmpty()) {
            throw new CxException(
                    ConsentError.INVALID_TAXONOMY,
                    problems.stream().map(Problem::rule).collect(Collectors.joining("; ")),
                    "Name each concept once, and as parents only concepts of the same list that are broader.");
        }
        Map<T, Concept<T>> byId = new LinkedHashMap<>();
        concepts.forEach(concept -> byId.put(concept.id(), concept));
        return new Taxonomy<>(Collections.unmodifiableMap(byId));
    }

    /** Returns a taxonomy without concepts: each identifier covers itself alone. */
    public static <T> Taxonomy<T> empty() {
        return new Taxonomy<>(Map.of());
    }

    /** Everything that keeps these concepts from being a taxonomy, in the order of the list; empty if they are one. */
    public static <T> List<Problem> problems(List<Concept<T>> concepts) {
        List<Problem> problems = new ArrayList<>();
        Map<T, Concept<T>> byId = new LinkedHashMap<>();
        for (int i = 0; i < concepts.size(); i++) {
            Concept<T> concept = concepts.get(i);
            if (byId.putIfAbsent(concept.id(), concept) != null) {
                problems.add(new Problem(i, -1, "\"" + concept.id() + "\" is named twice"));
            }
        }
        for (int i = 0; i < concepts.size(); i++) {
            List<T> parents = concepts.get(i).parents();
            for (int p = 0; p < parents.size(); p++) {
                if (!byId.containsKey(parents.get(p))) {
                    problems.add(new Problem(
                            i,
                            p,
                            "\"" + concepts.get(i).id() + "\" has the unknown parent \"" + parents.get(p) + "\""));
                }
            }
        }
        SortedSet<String> onCycles = new TreeSet<>();
        for (int i = 0; i < concepts.size(); i++) {
            List<T> cycle = cycleThrough(concepts.get(i).id(), byId);
            if (!cycle.isEmpty()
                    && onCycles.addAll(cycle.stream().map(Object::toString).toList())) {
                problems.add(new Problem(
                        i,
                        -1,
                        "\"" + concepts.get(i).id() + "\" is broader than itself: "
                                + cycle.stream().map(Object::toString).collect(Collectors.joining(" -> "))));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::concept));
        return problems;
    }

    /** Whether this is one of the concepts. */
    public boolean knows(T id) {
        return index.containsKey(id);
    }

    /** Whether {@code broad} is {@code narrow} or lies above it. An identifier that is no concept covers itself alone. */
    public boolean covers(T broad, T narrow) {
        if (broad.equals(narrow)) {
            return true;
        }
        Integer above = index.get(broad);
        Integer below = index.get(narrow);
        return above != null && below != null && isIn(above, upwards[below]);
    }

    /** The taxonomy's own copy of an identifier, so that many statements share it; what is no concept stays as it is. */
    T shared(T id) {
        Integer found = index.get(id);
        return found == null ? id : byIndex.get(found);
    }

    /** The number of a concept; -1 if it is none. */
    int index(T id) {
        Integer found = index.get(id);
        return found == null ? -1 : found;
    }

    /** Everything that covers a concept, itself included, as a set to be asked with {@link #isIn}. */
    long[] covering(int concept) {
        return upwards[concept];
    }

    /** Whether a set of concepts has the one with this number. */
    static boolean isIn(int concept, long[] set) {
        return (set[concept >> 6] >>> concept & 1) != 0;
    }

    /** Everything strictly above a concept, sorted by value; nothing for an identifier that is no concept. */
    public SortedSet<T> above(T id) {
        SortedSet<T> found = sorted();
        Integer below = index.get(id);
        if (below != null) {
            for (int i = 0; i < byIndex.size(); i++) {
                if (i != below && isIn(i, upwards[below])) {
                    found.add(byIndex.get(i));
                }
            }
        }
        return found;
    }

    /** Everything strictly below a concept, sorted by value; nothing for an identifier that is no concept. */
    public SortedSet<T> below(T id) {
        SortedSet<T> found = sorted();
        Integer above = index.get(id);
        if (above != null) {
            for (int i = 0; i < byIndex.size(); i++) {
                if (i != above && isIn(above, upwards[i])) {
                    found.add(byIndex.get(i));
                }
            }
        }
        return found;
    }

    /** The concepts as written down, in the order given. */
    public List<Concept<T>> concepts() {
        return List.copyOf(concepts.values());
    }

    /** Two taxonomies are equal if they have the same concepts with the same parents, in whatever order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Taxonomy<?> that && canonical().equals(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return "Taxonomy(" + concepts.size() + " concepts)";
    }

    /**
     * One line for each concept, sorted: identifier, then its parents, sorted, each after a tab. Identifiers contain no
     * control character, so no two taxonomies share this text.
     */
    String canonical() {
        return concepts.values().stream()
                .map(concept -> concept.id()
                        + concept.parents().stream()
                                .map(parent -> "\t" + parent)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining())
                        + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    /** Parents come before children, so that each set is the union of finished ones (Kahn's order). */
    private long[][] closure() {
        int n = byIndex.size();
        List<BitSet> sets = new ArrayList<>(n);
        List<List<Integer>> children = new ArrayList<>(n);
        int[] open = new int[n];
        for (int i = 0; i < n; i++) {
            BitSet self = new BitSet(n);
            self.set(i);
            sets.add(self);
            children.add(new ArrayList<>());
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            List<T> parents = concept(i).parents();
            open[i] = parents.size();
            for (T parent : parents) {
                children.get(Objects.requireNonNull(index.get(parent))).add(i);
            }
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            int parent = ready.remove();
            for (int child : children.get(parent)) {
                sets.get(child).or(sets.get(parent));
                if (--open[child] == 0) {
                    ready.add(child);
                }
            }
        }
        int words = (n + Long.SIZE - 1) / Long.SIZE;
        return sets.stream().map(set -> Arrays.copyOf(set.toLongArray(), words)).toArray(long[][]::new);
    }

    private Concept<T> concept(int i) {
        return Objects.requireNonNull(concepts.get(byIndex.get(i)));
    }

    private static <T> SortedSet<T> sorted() {
        return new TreeSet<>(Comparator.comparing(Object::toString));
    }

    /** A path of parents that leads from a concept back to it, both ends included; empty if there is none. */
    private static <T> List<T> cycleThrough(T start, Map<T, Concept<T>> byId) {
        Map<T, T> childOf = new HashMap<>();
        Deque<T> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            T at = open.remove();
            Concept<T> concept = byId.get(at);
            for (T parent : concept == null ? List.<T>of() : concept.parents()) {
                if (parent.equals(start)) {
                    List<T> path = new ArrayList<>(List.of(start));
                    for (T step = at; !step.equals(start); step = Objects.requireNonNull(childOf.get(step))) {
                        path.add(step);
                    }
                    path.add(start);
                    Collections.reverse(path);
                    return path;
                }
                if (childOf.putIfAbsent(parent, at) == null) {
                    open.add(parent);
                }
            }
        }
        return List.of();
    }

    /**
     * One concept.
     *
     * @param id the concept
     * @param parents the next broader concepts, none for a root
     */
    public record Concept<T>(T id, List<T> parents) {
        public Concept {
            Objects.requireNonNull(id, "id");
            parents = List.copyOf(parents);
        }

        /** Returns a root. */
        public static <T> Concept<T> of(T id) {
            return new Concept<>(id, List.of());
        }

        /** The same concept with one more parent. */
        public Concept<T> under(T parent) {
            List<T> more = new ArrayList<>(parents);
            more.add(parent);
            return new Concept<>(id, more);
        }
    }

    /**
     * One thing that keeps concepts from being a taxonomy.
     *
     * @param concept which concept of the list, from 0
     * @param parent which of its parents, from 0; -1 if it is not about one parent
     * @param rule what is wrong, one clause
     */
    public record Problem(int concept, int parent, String rule) {}
}
