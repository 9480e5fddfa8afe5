package org.cxsdk.metrics.target;

import java.math.BigDecimal;
import java.util.List;
import org.cxsdk.metrics.Direction;

/** The first stored form of a change; numbers as text, so that none of their digits is lost. */
record TargetForm(String kind, String value, String direction, List<EvidenceForm> evidence) {

    record EvidenceForm(String period, String value, long n, String definitionSha256) {}

    static TargetForm of(TargetChange change) {
        return new TargetForm(
                change.kind().name(),
                change.value().toString(),
                change.direction().name(),
                change.evidence().stream()
                        .map(one ->
                                new EvidenceForm(one.period(), one.value().toString(), one.n(), one.definitionSha256()))
                        .toList());
    }

    TargetChange toChange() {
        return new TargetChange(
                TargetChange.Kind.valueOf(kind),
                new BigDecimal(value),
                Direction.valueOf(direction),
                evidence.stream()
                        .map(one -> new TargetChange.Evidence(
                                one.period(), new BigDecimal(one.value()), one.n(), one.definitionSha256()))
                        .toList());
    }
}
