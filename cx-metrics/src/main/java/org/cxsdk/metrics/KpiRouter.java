package org.cxsdk.metrics;

import java.util.ArrayList;
import java.util.HashMap;
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

    private final List<KpiState> always = new ArrayList<>();
    private final Map<String, List<KpiState>> byKind = new HashMap<>();
    private final CellKeys keys = new CellKeys();

    private KpiRouter() {}

    /** Makes an empty state for each KPI that is computed from observations, and puts it under the definition's hash. */
    static KpiRouter of(KpiDefinitions definitions, Map<String, KpiState> states) {
        KpiRouter router = new KpiRouter();
        for (KpiDefinition definition : definitions.kpis()) {
            if (!definition.isDerived()) {
                KpiState state = KpiState.type(definition).empty().get();
                state.share(router.keys);
                states.put(definition.ref().sha256(), state);
                router.route(definition, state);
            }
        }
        return router;
    }

    private void route(KpiDefinition definition, KpiState state) {
        Optional<Set<String>> kinds = Kinds.of(definition);
        if (kinds.isEmpty()) {
            always.add(state);
        } else {
            kinds.get()
                    .forEach(kind -> byKind.computeIfAbsent(kind, absent -> new ArrayList<>())
                            .add(state));
        }
    }

    void add(Observation observation) {
        for (KpiState state : always) {
            state.add(observation);
        }
        for (KpiState state : byKind.getOrDefault(observation.kind(), List.of())) {
            state.add(observation);
        }
    }
}
