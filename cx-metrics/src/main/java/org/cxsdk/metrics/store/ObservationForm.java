package org.cxsdk.metrics.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;
import org.jspecify.annotations.Nullable;

/** Stored form 1 of an observation; numbers as text without trailing zeros, so that equal ones have equal bytes. */
record ObservationForm(
        String id,
        String kind,
        String source,
        Instant occurred,
        Instant recorded,
        @Nullable String subject,
        @Nullable String reference,
        Map<String, String> dimensions,
        Map<String, String> values,
        @Nullable String corrects,
        @Nullable String retracts) {

    static ObservationForm of(Observation observation) {
        Map<String, String> values = new TreeMap<>();
        observation
                .values()
                .forEach((name, value) ->
                        values.put(name, value.stripTrailingZeros().toString()));
        return new ObservationForm(
                observation.id().value(),
                observation.kind(),
                observation.source(),
                observation.occurred(),
                observation.recorded(),
                observation.subject() == null ? null : observation.subject().value(),
                observation.reference(),
                observation.dimensions(),
                values,
                observation.corrects() == null ? null : observation.corrects().value(),
                observation.retracts() == null ? null : observation.retracts().value());
    }

    Observation toObservation() {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        values.forEach((name, value) -> numbers.put(name, new BigDecimal(value)));
        return new Observation(
                ObservationId.of(id),
                kind,
                source,
                occurred,
                recorded,
                subject == null ? null : SubjectId.of(subject),
                reference,
                dimensions,
                numbers,
                corrects == null ? null : ObservationId.of(corrects),
                retracts == null ? null : ObservationId.of(retracts));
    }
}
