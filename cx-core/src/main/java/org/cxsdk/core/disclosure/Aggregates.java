package org.cxsdk.core.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that is published about the same people, together: how many people each figure rests on, and which figures
 * are sums of others. Rows and columns of a table, months of a quarter and offices of a region are all sums, so what an
 * attacker can work out from one by means of another is seen.
 *
 * @param sizes how many people each cell has, none negative; in the order given
 * @param sums each says that one cell holds exactly the people of the others, which do not overlap
 * @param shown cells that are out already and cannot be taken back
 * @param neverShown cells that nobody publishes but that people are in: the rest of a region beside its one published
 *     office
 */
public record Aggregates(Map<String, Long> sizes, List<Sum> sums, Set<String> shown, Set<String> neverShown) {

    public Aggregates {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        sums = List.copyOf(sums);
        shown = Collections.unmodifiableSet(new LinkedHashSet<>(shown));
        neverShown = Collections.unmodifiableSet(new LinkedHashSet<>(neverShown));
        sizes.forEach((cell, size) -> {
            if (size < 0) {
                throw new IllegalArgumentException("size of cell \"" + cell + "\" (" + size + ") must not be negative");
            }
        });
        for (Sum sum : sums) {
            long parts = 0;
            for (String part : sum.parts()) {
                parts += requireSize(sizes, part);
            }
            if (parts != requireSize(sizes, sum.whole())) {
                throw new IllegalArgumentException("the parts of \"" + sum.whole() + "\" have " + parts
                        + " people, the whole " + sizes.get(sum.whole()));
            }
        }
        shown.forEach(requireKnown(sizes));
        neverShown.forEach(requireKnown(sizes));
        if (!Collections.disjoint(shown, neverShown)) {
            throw new IllegalArgumentException("a cell is both shown and never shown");
        }
    }

    /** How many people are in a cell. */
    long size(String cell) {
        return requireSize(sizes, cell);
    }

    private static Consumer<String> requireKnown(Map<String, Long> sizes) {
        return cell -> requireSize(sizes, cell);
    }

    private static long requireSize(Map<String, Long> sizes, String cell) {
        Long size = sizes.get(cell);
        if (size == null) {
            throw new IllegalArgumentException("there is no cell \"" + cell + "\"");
        }
        return size;
    }

    /**
     * One cell holds exactly the people of others.
     *
     * @param whole the cell with all of them
     * @param parts the cells they are spread over, at least one
     */
    public record Sum(String whole, List<String> parts) {
        public Sum {
            Objects.requireNonNull(whole, "whole");
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a sum needs parts");
            }
        }
    }

    /** Starts with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects cells and sums. */
    public static final class Builder {
        private final Map<String, Long> sizes = new LinkedHashMap<>();
        private final List<Sum> sums = new ArrayList<>();
        private final Set<String> shown = new LinkedHashSet<>();
        private final Set<String> neverShown = new LinkedHashSet<>();

        private Builder() {}

        /** Adds a cell. */
        public Builder cell(String name, long size) {
            if (sizes.putIfAbsent(name, size) != null) {
                throw new IllegalArgumentException("two cells \"" + name + "\"");
            }
            return this;
        }

        /** Says that a cell holds exactly the people of others. */
        public Builder sum(String whole, List<String> parts) {
            sums.add(new Sum(whole, parts));
            return this;
        }

        /**
         * Says that one cell holds all the people of another and perhaps more: an office in a region, a month in a year. Who
         * is in the rest must not be worked out from the two.
         */
        public Builder inside(String part, String whole) {
            String rest = whole + " without " + part;
            neverShown(rest, requireSize(sizes, whole) - requireSize(sizes, part));
            return sum(whole, List.of(part, rest));
        }

        /** Adds a cell that nobody publishes. */
        public Builder neverShown(String name, long size) {
            neverShown.add(name);
            return cell(name, size);
        }

        /** Says that a cell is out already. */
        public Builder shown(String name) {
            shown.add(name);
            return this;
        }

        /** Returns what was collected. */
        public Aggregates build() {
            return new Aggregates(sizes, sums, shown, neverShown);
        }
    }
}
