package org.cxsdk.metrics.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.metrics.Segment;
import org.jspecify.annotations.Nullable;

/** The first stored form of a decision; figures as text, so that none of their digits is lost. */
record DecisionForm(String id, String what, String why, List<CitationForm> citations, String decidedBy, Instant at) {

    record DimensionForm(String name, @Nullable String value) {}

    record CitationForm(
            String kpi,
            String version,
            String sha256,
            String period,
            List<DimensionForm> segment,
            String state,
            @Nullable String value,
            long n,
            long revision,
            String source) {

        static CitationForm of(Citation citation) {
            return new CitationForm(
                    citation.definition().id(),
                    citation.definition().version(),
                    citation.definition().sha256(),
                    citation.period(),
                    citation.segment().values().entrySet().stream()
                            .map(one -> new DimensionForm(
                                    one.getKey(), one.getValue().orElse(null)))
                            .toList(),
                    citation.state().code(),
                    citation.value().map(BigDecimal::toString).orElse(null),
                    citation.n(),
                    citation.revision(),
                    citation.source());
        }

        Citation toCitation() {
            Map<String, Optional<String>> values = new TreeMap<>();
            segment.forEach(one -> values.put(one.name(), Optional.ofNullable(one.value())));
            return new Citation(
                    new DefinitionRef(kpi, version, sha256),
                    period,
                    new Segment(values),
                    state(state),
                    Optional.ofNullable(value).map(BigDecimal::new),
                    n,
                    revision,
                    source);
        }

        private static Measurement.State state(String code) {
            for (Measurement.State state : Measurement.State.values()) {
                if (state.code().equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("unknown state '" + code + "'");
        }
    }

    static DecisionForm of(Decision decision) {
        return new DecisionForm(
                decision.id().value(),
                decision.what(),
                decision.why(),
                decision.citations().stream().map(CitationForm::of).toList(),
                decision.decidedBy().value(),
                decision.at());
    }

    Decision toDecision() {
        return new Decision(
                DecisionId.of(id),
                what,
                why,
                citations.stream().map(CitationForm::toCitation).toList(),
                ActorId.of(decidedBy),
                at);
    }
}
