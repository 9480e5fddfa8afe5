package org.cxsdk.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.jspecify.annotations.Nullable;

/**
 * Which observations hold, as known at a time. Observations that correct or retract one another are versions of one
 * fact, in whatever order they arrived and however they are chained. Of a fact holds the version that no other version
 * replaces; of several such, the one recorded last. If that one is a retraction, nothing of the fact holds. The outcome
 * is a function of the set of observations: order, repetition and batches do not matter.
 *
 * <p>Cost: one pass; memory grows with the number of observations.
 */
public final class Facts {

    /** Recorded last wins; of two recorded at once the retraction, then the greater id. */
    private static final Comparator<Observation> LATEST = Comparator.comparing(Observation::recorded)
            .thenComparing(version -> version.retracts() != null)
            .thenComparing(version -> version.id().value());

    /** Of two observations that wrongly share an id the one recorded first is kept, then the lesser by content. */
    private static final Comparator<Observation> FIRST =
            Comparator.comparing(Observation::recorded).thenComparing(Observation::toString);

    private Facts() {}

    /**
     * What holds, and how many observations do not and why.
     *
     * @param observations those that hold, by id
     * @param excluded how many were left out, by reason; together with {@code observations} they are all
     */
    public record Known(List<Observation> observations, Map<ExclusionReason, Long> excluded) {
        public Known {
            observations = List.copyOf(observations);
            excluded = Map.copyOf(excluded);
        }
    }

    /** Returns what holds of these observations, as known at {@code asOf}. */
    public static Known asOf(Collection<Observation> observations, Instant asOf) {
        Map<ExclusionReason, Long> excluded = new EnumMap<>(ExclusionReason.class);
        Map<ObservationId, Observation> byId = new TreeMap<>(Comparator.comparing(ObservationId::value));
        for (Observation observation : observations) {
            if (observation.recorded().isAfter(asOf)) {
                count(excluded, ExclusionReason.RECORDED_AFTER_AS_OF);
                continue;
            }
            Observation sameId = byId.get(observation.id());
            if (sameId != null) {
                count(excluded, ExclusionReason.DUPLICATE_ID);
            }
            if (sameId == null || FIRST.compare(observation, sameId) < 0) {
                byId.put(observation.id(), observation);
            }
        }
        List<Observation> holding = new ArrayList<>();
        for (List<Observation> versions : versionsByFact(byId.values())) {
            Observation holds = holding(versions);
            for (Observation version : versions) {
                if (holds.retracts() != null || version.retracts() != null) {
                    count(excluded, ExclusionReason.RETRACTED);
                } else if (version != holds) {
                    count(excluded, ExclusionReason.SUPERSEDED);
                } else if (!canBe(version)) {
                    count(excluded, ExclusionReason.OCCURRED_AFTER_RECORDED);
                } else {
                    holding.add(version);
                }
            }
        }
        return new Known(holding, excluded);
    }

    /** Whether it had happened when it was recorded. */
    static boolean canBe(Observation observation) {
        return !observation.occurred().isAfter(observation.recorded());
    }

    private static Collection<List<Observation>> versionsByFact(Collection<Observation> observations) {
        Chains chains = new Chains();
        for (Observation observation : observations) {
            ObservationId earlier = replaced(observation);
            if (earlier != null) {
                chains.join(observation.id(), earlier);
            }
        }
        Map<ObservationId, List<Observation>> facts = new LinkedHashMap<>();
        for (Observation observation : observations) {
            facts.computeIfAbsent(chains.root(observation.id()), root -> new ArrayList<>(1))
                    .add(observation);
        }
        return facts.values();
    }

    private static Observation holding(List<Observation> versions) {
        Set<ObservationId> replaced = new HashSet<>();
        versions.forEach(version -> replaced.add(replaced(version)));
        // Versions that replace one another in a circle leave none; then the latest of all holds.
        return versions.stream()
                .filter(version -> !replaced.contains(version.id()))
                .max(LATEST)
                .orElseGet(() -> versions.stream().max(LATEST).orElseThrow());
    }

    private static @Nullable ObservationId replaced(Observation observation) {
        return observation.corrects() != null ? observation.corrects() : observation.retracts();
    }

    private static void count(Map<ExclusionReason, Long> excluded, ExclusionReason reason) {
        excluded.merge(reason, 1L, Long::sum);
    }

    /** Which identifiers belong to one fact: disjoint sets, joined link by link; unlinked ones are not stored. */
    private static final class Chains {
        private final Map<ObservationId, ObservationId> parents = new HashMap<>();

        void join(ObservationId one, ObservationId other) {
            ObservationId a = root(one);
            ObservationId b = root(other);
            if (!a.equals(b)) {
                parents.put(a, b);
            }
        }

        ObservationId root(ObservationId id) {
            ObservationId root = id;
            for (ObservationId parent = parents.get(root); parent != null; parent = parents.get(root)) {
                root = parent;
            }
            // The path is made short, so that long chains stay cheap.
            for (ObservationId at = id; !at.equals(root); ) {
                ObservationId next = parents.put(at, root);
                at = next == null ? root : next;
            }
            return root;
        }
    }
}
