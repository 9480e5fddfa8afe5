package org.cxsdk.consent;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.SubjectId;

/** Turns statements and decisions into observations, the one shape that KPI engines read. */
public final class ConsentObservations {

    private static final String SOURCE = "consent";

    private ConsentObservations() {}

    /**
     * {@code consent.granted}, {@code consent.refused}, {@code consent.withdrawn}, {@code consent.restricted} or {@code
     * consent.lifted} with the dimensions {@code purpose},
     * {@code category}, {@code recipient} and, for a grant, {@code basis}. The same fact always gives the same identifier.
     *
     * @param subject who said it
     * @param fact what was said
     * @param scope what it is about; for a withdrawal or a lifting that of what it names, empty if that is not kept
     */
    public static Observation of(SubjectId subject, ConsentFact fact, Optional<Scope> scope) {
        String kind = fact.<String>fold(
                granted -> "granted",
                refused -> "refused",
                withdrawn -> "withdrawn",
                order -> order instanceof ConsentFact.Restricted ? "restricted" : "lifted");
        Observation.Builder observation = Observation.builder(id(subject, fact), SOURCE + "." + kind, fact.recorded())
                .source(SOURCE)
                .subject(subject);
        scope.ifPresent(about -> dimensions(observation, about));
        if (fact instanceof ConsentFact.Granted granted) {
            observation.dimension("basis", granted.basis().name());
        }
        return observation.build();
    }

    /**
     * {@code reuse.decided} with the dimensions {@code outcome}, {@code reason} (the most decisive one), {@code purpose},
     * {@code category} and {@code recipient}.
     *
     * @param id identifies the occasion on which it was decided
     * @param decision the decision
     */
    public static Observation of(ObservationId id, ReuseDecision decision) {
        ReuseOutcome outcome = decision.outcome();
        Observation.Builder observation = Observation.builder(id, "reuse.decided", decision.decidedAt())
                .source(SOURCE)
                .subject(decision.request().subject())
                .dimension("outcome", outcome.code())
                .dimension("reason", outcome.reasons().get(0).code());
        dimensions(observation, decision.request().scope());
        return observation.build();
    }

    private static void dimensions(Observation.Builder observation, Scope scope) {
        observation
                .dimension("purpose", scope.purpose().value())
                .dimension("category", scope.category().value())
                .dimension("recipient", scope.recipient().value());
    }

    /** A name-based UUID (RFC 9562 version 3) of person and statement: short whatever their lengths, always the same. */
    private static ObservationId id(SubjectId subject, ConsentFact fact) {
        String name = "org.cxsdk.consent\0" + subject.value() + "\0" + fact.id().value();
        return ObservationId.of(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
