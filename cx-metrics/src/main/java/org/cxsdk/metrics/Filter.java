package org.cxsdk.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cxsdk.core.Identifier;
import org.cxsdk.core.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Which observations are meant, as structure: there is no expression language to learn or to inject into. A dimension
 * or value that an observation lacks satisfies no condition on it, so {@code not (x = "true")} holds where {@code x} is
 * missing; where that would be wrong, the definition {@linkplain KpiDefinition#requires requires} the dimension.
 */
public sealed interface Filter {

    /** Lets everything pass. */
    Filter EVERYTHING = new All(List.of());

    /** Whether the observation is meant. */
    boolean matches(Observation observation);

    /** The filter as a line that people can read; equal filters have equal texts, others differ. */
    String text();

    /** Observations of one of these kinds. */
    static Filter kind(String... kinds) {
        return new Kind(Set.of(kinds));
    }

    /** Observations whose dimension has one of these values. */
    static Filter dimension(String name, String... values) {
        return new Dimension(name, Set.of(values));
    }

    /** Observations that satisfy each of the filters. */
    static Filter all(Filter... filters) {
        return new All(List.of(filters));
    }

    /** Observations that satisfy at least one of the filters. */
    static Filter any(Filter... filters) {
        return new Any(List.of(filters));
    }

    /** Observations that do not satisfy the filter. */
    static Filter not(Filter filter) {
        return new Not(filter);
    }

    /**
     * By kind of observation.
     *
     * @param kinds the kinds that pass, at least one
     */
    record Kind(Set<String> kinds) implements Filter {
        public Kind {
            kinds = sorted("kinds", kinds);
        }

        @Override
        public boolean matches(Observation observation) {
            return kinds.contains(observation.kind());
        }

        @Override
        public String text() {
            return condition("kind", kinds);
        }
    }

    /**
     * By dimension.
     *
     * @param name which dimension
     * @param values the values that pass, at least one
     */
    record Dimension(String name, Set<String> values) implements Filter {
        public Dimension {
            Identifier.require("Filter.dimension", name);
            values = sorted("values", values);
        }

        @Override
        public boolean matches(Observation observation) {
            String value = observation.dimensions().get(name);
            return value != null && values.contains(value);
        }

        @Override
        public String text() {
            return condition("dimension " + quoted(name), values);
        }
    }

    /**
     * Observations that lack a dimension.
     *
     * @param name which dimension
     */
    record Missing(String name) implements Filter {
        public Missing {
            Identifier.require("Filter.missing", name);
        }

        @Override
        public boolean matches(Observation observation) {
            return !observation.dimensions().containsKey(name);
        }

        @Override
        public String text() {
            return "dimension " + quoted(name) + " is missing";
        }
    }

    /**
     * By value; at least one bound is given.
     *
     * @param name which value
     * @param atLeast least value that passes, null for no lower bound
     * @param atMost greatest value that passes, null for no upper bound
     */
    record Value(
            String name,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost) implements Filter {
        public Value {
            Identifier.require("Filter.value", name);
            if (atLeast == null && atMost == null) {
                throw new IllegalArgumentException("a condition on value \"" + name + "\" needs a bound");
            }
            if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
                throw new IllegalArgumentException(
                        "atLeast (" + atLeast + ") must not be above atMost (" + atMost + ")");
            }
        }

        @Override
        public boolean matches(Observation observation) {
            BigDecimal value = observation.values().get(name);
            return value != null
                    && (atLeast == null || value.compareTo(atLeast) >= 0)
                    && (atMost == null || value.compareTo(atMost) <= 0);
        }

        @Override
        public String text() {
            String lower = atLeast == null ? "" : " >= " + plain(atLeast);
            String upper = atMost == null ? "" : " <= " + plain(atMost);
            return "value " + quoted(name) + lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and") + upper;
        }

        private static String plain(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Each of several filters.
     *
     * @param filters the filters; none lets everything pass
     */
    record All(List<Filter> filters) implements Filter {
        public All {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean matches(Observation observation) {
            for (Filter filter : filters) {
                if (!filter.matches(observation)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text() {
            return filters.isEmpty() ? "everything" : joined(filters, " and ");
        }
    }

    /**
     * At least one of several filters.
     *
     * @param filters the filters, at least one
     */
    record Any(List<Filter> filters) implements Filter {
        public Any {
            filters = List.copyOf(filters);
            if (filters.isEmpty()) {
                throw new IllegalArgumentException("any of no filters would let nothing pass");
            }
        }

        @Override
        public boolean matches(Observation observation) {
            for (Filter filter : filters) {
                if (filter.matches(observation)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return joined(filters, " or ");
        }
    }

    /**
     * The opposite.
     *
     * @param filter what must not hold
     */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean matches(Observation observation) {
            return !filter.matches(observation);
        }

        @Override
        public String text() {
            return "not (" + filter.text() + ")";
        }
    }

    /**
     * Observations that were recorded late.
     *
     * @param atLeast how long after they happened, not negative
     */
    record Delayed(Duration atLeast) implements Filter {
        public Delayed {
            if (atLeast.isNegative()) {
                throw new IllegalArgumentException("atLeast (" + atLeast + ") must not be negative");
            }
        }

        @Override
        public boolean matches(Observation observation) {
            return !observation.recorded().isBefore(observation.occurred().plus(atLeast));
        }

        @Override
        public String text() {
            return "recorded at least " + atLeast + " late";
        }
    }

    private static String joined(List<Filter> filters, String word) {
        return filters.size() == 1
                ? filters.get(0).text()
                : filters.stream().map(filter -> "(" + filter.text() + ")").collect(Collectors.joining(word));
    }

    private static String condition(String what, Collection<String> values) {
        return values.size() == 1
                ? what + " = " + quoted(values.iterator().next())
                : what + " in " + values.stream().map(Filter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Set<String> sorted(String what, Set<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
