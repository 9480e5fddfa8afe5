package org.cxsdk.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cxsdk.core.Observation;

/**
 * Computes KPIs from observations in memory: which of them hold ({@link Facts}), what each KPI remembers of those
 * ({@link KpiState}), and the figures. The outcome is a function of the set of observations, the definitions and the
 * as-of time; order and repetition change nothing. {@link CxMetrics} does the same from the journal, step by step.
 *
 * <p>Cost: for each observation and KPI its filters and one cell; memory grows with observations and cells.
 */
public final class KpiEngine {

    private KpiEngine() {}

    /**
     * Computes the figures.
     *
     * @param definitions what is computed
     * @param observations from any source, in any order
     * @param asOf as known at this time; never taken from a clock here
     */
    public static KpiReport compute(KpiDefinitions definitions, Collection<Observation> observations, Instant asOf) {
        return compute(definitions, observations, asOf, 0, "observations in memory");
    }

    static KpiReport compute(
            KpiDefinitions definitions,
            Collection<Observation> observations,
            Instant asOf,
            long revision,
            String source) {
        Facts.Known known = Facts.asOf(observations, asOf);
        List<KpiResult> results = new ArrayList<>();
        for (KpiDefinition definition : definitions.kpis()) {
            KpiState state = KpiState.type(definition).empty().get();
            known.observations().forEach(state::add);
            results.addAll(KpiEvaluator.evaluate(definition, state, asOf, revision, source));
        }
        return new KpiReport(definitions.sha256(), asOf, revision, results, known.excluded());
    }
}
