package org.cxsdk.metrics;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Observation;

/**
 * Computes KPIs from observations in memory: which of them hold ({@link Facts}), what each KPI remembers of those
 * ({@link KpiState}), and the figures. The outcome is a function of the set of observations, the definitions and the
 * as-of time; order and repetition change nothing. {@link CxMetrics} does the same from the journal, step by step.
 *
 * <p>Cost: for each observation and each KPI that its kind may concern, the filters and one cell; KPIs that take in the same
 * (all that are told of the times of the same cases, a figure and its trailing sum) do so once. Memory grows with observations
 * and cells.
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
        Map<String, KpiState> states = new LinkedHashMap<>();
        KpiRouter router = KpiRouter.once(definitions, states);
        known.observations().forEach(router::add);
        router.settle();
        List<KpiResult> results = KpiEvaluator.evaluate(definitions, states, asOf, revision, source);
        return KpiReport.of(definitions, asOf, revision, results, known.excluded());
    }
}
