package org.cxsdk.core.insight.conform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place/transition net with weighted arcs, one initial and one final marking: which orders of activities a model allows.
 * A transition has a label, the activity that it stands for, or is silent: it routes and leaves no event. Several
 * transitions may share a label.
 *
 * <p>A run begins in the initial marking and ends in exactly the final one. Immutable and safe for use by many threads.
 */
public final class PetriNet {

    /** A place may begin and end with so many tokens, and hold so many while a trace is aligned. */
    public static final int MOST_TOKENS = 1_000;

    private final List<String> places;
    private final List<String> transitions;
    private final List<Optional<String>> labels;
    private final int[][] inputs;
    private final int[][] outputs;
    private final int[] initial;
    private final int[] end;

    private PetriNet(Builder builder) {
        this.places = List.copyOf(builder.places.keySet());
        this.transitions = List.copyOf(builder.transitions.keySet());
        this.labels = List.copyOf(builder.labels);
        this.inputs = builder.inputs.stream().map(Builder::packed).toArray(int[][]::new);
        this.outputs = builder.outputs.stream().map(Builder::packed).toArray(int[][]::new);
        this.initial = builder.initial.stream().mapToInt(Integer::intValue).toArray();
        this.end = builder.end.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Starts a net without places. */
    public static Builder builder() {
        return new Builder();
    }

    /** Identifiers of the places, in the order in which they were added. */
    public List<String> places() {
        return places;
    }

    /** Identifiers of the transitions, in the order in which they were added. */
    public List<String> transitions() {
        return transitions;
    }

    /** The activity that a transition stands for; nothing if it is silent. */
    public Optional<String> label(int transition) {
        return labels.get(transition);
    }

    /** The tokens of each place at the beginning. */
    public int[] initialMarking() {
        return initial.clone();
    }

    /** The tokens of each place at the end. */
    public int[] finalMarking() {
        return end.clone();
    }

    /** How many tokens a transition takes from which place. */
    public Map<Integer, Integer> inputsOf(int transition) {
        return unpacked(inputs[transition]);
    }

    /** How many tokens a transition puts into which place. */
    public Map<Integer, Integer> outputsOf(int transition) {
        return unpacked(outputs[transition]);
    }

    private static Map<Integer, Integer> unpacked(int[] arcs) {
        Map<Integer, Integer> unpacked = new LinkedHashMap<>();
        for (int i = 0; i < arcs.length; i += 2) {
            unpacked.put(arcs[i], arcs[i + 1]);
        }
        return Collections.unmodifiableMap(unpacked);
    }

    /** What a transition takes: place, tokens, place, tokens, … */
    int[] takes(int transition) {
        return inputs[transition];
    }

    /** What a transition puts: place, tokens, place, tokens, … */
    int[] puts(int transition) {
        return outputs[transition];
    }

    /** Collects places, transitions and arcs. Not for use by several threads. */
    public static final class Builder {
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final Map<String, Integer> transitions = new LinkedHashMap<>();
        private final List<Optional<String>> labels = new ArrayList<>();
        private final List<Map<Integer, Integer>> inputs = new ArrayList<>();
        private final List<Map<Integer, Integer>> outputs = new ArrayList<>();
        private final List<Integer> initial = new ArrayList<>();
        private final List<Integer> end = new ArrayList<>();

        private Builder() {}

        /** Adds a place that is empty at the beginning and at the end. */
        public Builder place(String id) {
            return place(id, 0, 0);
        }

        /**
         * Adds a place.
         *
         * @param first its tokens at the beginning
         * @param last its tokens at the end
         */
        public Builder place(String id, int first, int last) {
            if (first < 0 || last < 0) {
                throw new IllegalArgumentException("tokens of place " + id + " must not be negative");
            }
            requireNew(id);
            places.put(id, places.size());
            initial.add(first);
            end.add(last);
            return this;
        }

        /** Adds a transition that stands for an activity. */
        public Builder transition(String id, String activity) {
            return add(id, Objects.requireNonNull(activity, "activity"));
        }

        /** Adds a transition that leaves no event. */
        public Builder silent(String id) {
            return add(id, null);
        }

        /** Adds an arc from a place to a transition or from a transition to a place, for one token. */
        public Builder arc(String source, String target) {
            return arc(source, target, 1);
        }

        /** Adds an arc for this many tokens; arcs between the same two add up. */
        public Builder arc(String source, String target, int weight) {
            if (weight < 1) {
                throw new IllegalArgumentException("weight (" + weight + ") of an arc must be at least 1");
            }
            Integer fromPlace = places.get(source);
            Integer toPlace = places.get(target);
            Integer fromTransition = transitions.get(source);
            Integer toTransition = transitions.get(target);
            if (fromPlace != null && toTransition != null) {
                inputs.get(toTransition).merge(fromPlace, weight, Integer::sum);
            } else if (fromTransition != null && toPlace != null) {
                outputs.get(fromTransition).merge(toPlace, weight, Integer::sum);
            } else {
                throw new IllegalArgumentException(
                        "an arc joins a place and a transition of the net; there is none from " + source + " to "
                                + target);
            }
            return this;
        }

        /** Returns the net. */
        public PetriNet build() {
            if (places.isEmpty()) {
                throw new IllegalArgumentException("a net needs at least one place");
            }
            return new PetriNet(this);
        }

        private Builder add(String id, @Nullable String label) {
            requireNew(id);
            transitions.put(id, transitions.size());
            labels.add(Optional.ofNullable(label));
            inputs.add(new LinkedHashMap<>());
            outputs.add(new LinkedHashMap<>());
            return this;
        }

        private void requireNew(String id) {
            Objects.requireNonNull(id, "id");
            if (places.containsKey(id) || transitions.containsKey(id)) {
                throw new IllegalArgumentException("two nodes of the net are called " + id);
            }
        }

        private static int[] packed(Map<Integer, Integer> arcs) {
            int[] packed = new int[2 * arcs.size()];
            int i = 0;
            for (Map.Entry<Integer, Integer> arc : arcs.entrySet()) {
                packed[i++] = arc.getKey();
                packed[i++] = arc.getValue();
            }
            return packed;
        }
    }

    @Override
    public String toString() {
        return "net of " + places.size() + " places and " + transitions.size() + " transitions, begins with "
                + Arrays.toString(initial);
    }
}
