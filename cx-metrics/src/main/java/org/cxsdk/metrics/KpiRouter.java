package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.Observation;

/**
 * Hands an observation to the states of those KPIs that its kind may concern; thirty KPIs of different things cost little
 * more than a few.
 */
final class KpiRouter {

    private final List<Route> always = new ArrayList<>();
    private final Map<String, List<Route>> byKind = new HashMap<>();
    private final CellKeys keys = new CellKeys();
    /** States that take in what another takes in, with that one. */
    private final Map<KpiState, KpiState> followers = new LinkedHashMap<>();

    /** A KPI, and how it takes in what comes this way. */
    private record Route(KpiState state, Intake intake) {}

    private KpiRouter() {}

    /** Makes an empty state for each KPI that is computed from observations, and puts it under the definition's hash. */
    static KpiRouter of(KpiDefinitions definitions, Map<String, KpiState> states) {
        return of(definitions, states, false);
    }

    /**
     * The same for states that nobody adds to or merges into afterwards: KPIs that take in the same, such as all that are told
     * of the times of the same cases, do so once. After the last observation they are {@linkplain #settle settled}.
     */
    static KpiRouter once(KpiDefinitions definitions, Map<String, KpiState> states) {
        return of(definitions, states, true);
    }

    private static KpiRouter of(KpiDefinitions definitions, Map<String, KpiState> states, boolean together) {
        KpiRouter router = new KpiRouter();
        Map<Intake.Signature, KpiState> leaders = new HashMap<>();
        for (KpiDefinition definition : definitions.kpis()) {
            if (!definition.isDerived()) {
                KpiState state = KpiState.type(definition).empty().get();
                states.put(definition.ref().sha256(), state);
                KpiState leader = together ? leaders.putIfAbsent(state.signature(), state) : null;
                if (leader == null) {
                    router.route(definition, state);
                } else {
                    router.followers.put(state, leader);
                }
            }
        }
        return router;
    }

    private void route(KpiDefinition definition, KpiState state) {
        Optional<Set<String>> kinds = Kinds.of(definition);
        Intake intake = new Intake(definition, keys);
        if (kinds.isEmpty()) {
            always.add(new Route(state, intake));
        } else {
            kinds.get()
                    .forEach(kind -> byKind.computeIfAbsent(kind, absent -> new ArrayList<>())
                            .add(new Route(state, intake.ofKind(kind))));
        }
    }

    /** Gives the states that took in nothing themselves what the others have. */
    void settle() {
        followers.forEach(KpiState::adopt);
    }

    void add(Observation observation) {
        add(observation, always);
        add(observation, byKind.getOrDefault(observation.kind(), List.of()));
    }

    private static void add(Observation observation, List<Route> routes) {
        for (Route route : routes) {
            route.state().add(observation, route.intake());
        }
    }
}
