package org.cxsdk.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;

/**
 * What new observations change when some of them correct or retract what was taken in before, or were corrected before they
 * came. Of the facts that have several versions it works out what held before and what holds now; what no longer holds is
 * taken out of the cells and cases it lies in, what holds now is put into its own, and all others are left alone. Cells with
 * single values or distinct things cannot give back: those are computed anew from the journal, and only those.
 *
 * <p>Cost: the journal is read through twice, once more if cells are computed anew; memory grows with the corrected facts
 * and the touched cells, not with the journal. The outcome is that of computing everything anew, to the byte.
 */
final class Restatement {

    private final KpiDefinitions definitions;
    private final Facts.Known before;
    private final Facts.Known now;
    private final Facts.Known single;
    private final Set<String> linked;
    private final Set<String> awaited;

    private Restatement(
            KpiDefinitions definitions,
            Facts.Known before,
            Facts.Known now,
            Facts.Known single,
            Set<String> linked,
            Set<String> awaited) {
        this.definitions = definitions;
        this.before = before;
        this.now = now;
        this.single = single;
        this.linked = linked;
        this.awaited = awaited;
    }

    /** Hands out what was read before, in the order of the journal, as often as it is asked. */
    interface Past {
        void forEach(Consumer<Observation> action);
    }

    static Restatement of(KpiDefinitions definitions, Past past, List<Observation> added) {
        Set<String> linked = new HashSet<>();
        Set<String> named = new TreeSet<>();
        Consumer<Observation> follow = observation -> replaced(observation).ifPresent(earlier -> {
            linked.add(observation.id().value());
            linked.add(earlier.value());
            named.add(earlier.value());
        });
        past.forEach(follow);
        added.forEach(follow);
        List<Observation> versions = new ArrayList<>();
        past.forEach(observation -> {
            if (linked.contains(observation.id().value())) {
                versions.add(observation);
            }
        });
        Facts.Known before = Facts.asOf(versions, Instant.MAX);
        List<Observation> single = new ArrayList<>();
        added.forEach(observation -> (linked.contains(observation.id().value()) ? versions : single).add(observation));
        versions.forEach(version -> named.remove(version.id().value()));
        return new Restatement(
                definitions, before, Facts.asOf(versions, Instant.MAX), Facts.asOf(single, Instant.MAX), linked, named);
    }

    static Optional<ObservationId> replaced(Observation observation) {
        return Optional.ofNullable(observation.corrects()).or(() -> Optional.ofNullable(observation.retracts()));
    }

    /** Observations that others name and that have not come yet. */
    Set<String> awaited() {
        return awaited;
    }

    /** How many observations do not count for any KPI, by code, if so many did not before. */
    Map<String, Long> excluded(Map<String, Long> soFar) {
        Map<String, Long> excluded = new TreeMap<>(soFar);
        before.excluded().forEach((reason, count) -> excluded.merge(reason.code(), -count, Long::sum));
        now.excluded().forEach((reason, count) -> excluded.merge(reason.code(), count, Long::sum));
        single.excluded().forEach((reason, count) -> excluded.merge(reason.code(), count, Long::sum));
        excluded.values().removeIf(count -> count == 0);
        return excluded;
    }

    /** What is taken out. */
    Map<String, KpiState> out() {
        return states(without(before.observations(), now.observations()));
    }

    /** What is put in. */
    Map<String, KpiState> in() {
        List<Observation> added = without(now.observations(), before.observations());
        added.addAll(single.observations());
        return states(added);
    }

    /**
     * Changes what is stored of the touched cells and cases.
     *
     * @param stored by the hash of the KPI's definition
     * @param all everything that was read, the new observations too
     */
    void apply(Map<String, KpiState> stored, Map<String, KpiState> out, Map<String, KpiState> in, Past all) {
        Map<KpiState, Set<CellKey>> anew = new HashMap<>();
        stored.forEach((kpi, state) -> {
            Set<CellKey> cells = state.replace(required(out, kpi), required(in, kpi));
            if (!cells.isEmpty()) {
                anew.put(state, cells);
            }
        });
        if (anew.isEmpty()) {
            return;
        }
        Consumer<Observation> compute =
                observation -> anew.forEach((state, cells) -> state.addWithin(cells, observation));
        now.observations().forEach(compute);
        all.forEach(observation -> {
            if (!linked.contains(observation.id().value()) && Facts.canBe(observation)) {
                compute.accept(observation);
            }
        });
    }

    private Map<String, KpiState> states(List<Observation> observations) {
        Map<String, KpiState> states = new LinkedHashMap<>();
        observations.forEach(KpiRouter.of(definitions, states)::add);
        return states;
    }

    private static KpiState required(Map<String, KpiState> states, String kpi) {
        KpiState state = states.get(kpi);
        if (state == null) {
            throw new IllegalStateException("no state of the KPI with hash " + kpi);
        }
        return state;
    }

    private static List<Observation> without(List<Observation> some, List<Observation> others) {
        Set<ObservationId> ids = new HashSet<>();
        others.forEach(observation -> ids.add(observation.id()));
        List<Observation> left = new ArrayList<>();
        some.stream().filter(observation -> !ids.contains(observation.id())).forEach(left::add);
        return left;
    }
}
