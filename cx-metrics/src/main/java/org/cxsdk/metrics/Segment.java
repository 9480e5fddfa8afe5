package org.cxsdk.metrics;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cxsdk.core.Observation;

/**
 * A part of what a KPI looks at: {@code channel = web}. The empty segment is the whole.
 *
 * @param values value by dimension, sorted by dimension; an empty value stands for the observations that lack the
 *     dimension, which form a segment of their own and are never dropped
 */
public record Segment(Map<String, Optional<String>> values) implements Comparable<Segment> {

    private static final Comparator<Map.Entry<String, Optional<String>>> ENTRY_ORDER =
            Map.Entry.<String, Optional<String>>comparingByKey()
                    .thenComparing(
                            entry -> entry.getValue().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The value of every dimension in the segment that holds what is not told apart. */
    public static final String OTHER = "(other)";

    /** The whole. */
    public static final Segment WHOLE = new Segment(Map.of());

    public Segment {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The observations in which the dimension has this value. */
    public static Segment of(String dimension, String value) {
        return new Segment(Map.of(dimension, Optional.of(value)));
    }

    /** What is left when only the greatest segments of these dimensions are told apart. */
    static Segment other(Iterable<String> dimensions) {
        Map<String, Optional<String>> values = new TreeMap<>();
        dimensions.forEach(name -> values.put(name, Optional.of(OTHER)));
        return new Segment(values);
    }

    /** Where an observation belongs, by these dimensions. */
    static Segment of(Observation observation, Iterable<String> dimensions) {
        Map<String, Optional<String>> values = new TreeMap<>();
        dimensions.forEach(name ->
                values.put(name, Optional.ofNullable(observation.dimensions().get(name))));
        return new Segment(values);
    }

    /** This segment seen by fewer dimensions. */
    Segment by(Iterable<String> dimensions) {
        Map<String, Optional<String>> fewer = new TreeMap<>();
        dimensions.forEach(name -> fewer.put(name, values.getOrDefault(name, Optional.empty())));
        return new Segment(fewer);
    }

    /** Fewer dimensions first, then by dimension and value; what is missing comes first. */
    @Override
    public int compareTo(Segment other) {
        if (this == other) {
            return 0;
        }
        int bySize = Integer.compare(values.size(), other.values.size());
        if (bySize != 0) {
            return bySize;
        }
        Iterator<Map.Entry<String, Optional<String>>> theirs =
                other.values.entrySet().iterator();
        for (Map.Entry<String, Optional<String>> own : values.entrySet()) {
            int byEntry = ENTRY_ORDER.compare(own, theirs.next());
            if (byEntry != 0) {
                return byEntry;
            }
        }
        return 0;
    }

    /** {@code channel=web, office=(missing)}; {@code (all)} for the whole. */
    @Override
    public String toString() {
        return values.isEmpty()
                ? "(all)"
                : values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().orElse("(missing)"))
                        .collect(Collectors.joining(", "));
    }
}
