package org.cxsdk.consent.standard;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cxsdk.consent.Validity;

/**
 * An exception to what stands above it (HL7 FHIR R5, Consent.provision): where it applies, the decision is turned over, and
 * its own exceptions turn it over again. Fields are joined by "and", the values of a field by "or"; an empty field says
 * nothing.
 *
 * @param period when it applies
 * @param actors who, as references
 * @param actions what is done, as codes
 * @param labels security labels of the data, as codes
 * @param purposes what for, as codes
 * @param types types of resources and documents
 * @param codes what the data is about, as codes
 * @param exceptions exceptions to this one
 */
public record FhirProvision(
        Validity period,
        Set<String> actors,
        Set<String> actions,
        Set<String> labels,
        Set<String> purposes,
        Set<String> types,
        Set<String> codes,
        List<FhirProvision> exceptions) {

    public FhirProvision {
        actors = Set.copyOf(actors);
        actions = Set.copyOf(actions);
        labels = Set.copyOf(labels);
        purposes = Set.copyOf(purposes);
        types = Set.copyOf(types);
        codes = Set.copyOf(codes);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * What is asked of a consent.
     *
     * @param actors who asks: one's own reference and those of one's organisations
     * @param action what is to be done, as a code
     * @param labels security labels of the data
     * @param purpose what for, as a code
     * @param type type of the resource
     * @param codes what the data is about
     */
    public record Question(
            Set<String> actors, String action, Set<String> labels, String purpose, String type, Set<String> codes) {
        public Question {
            actors = Set.copyOf(actors);
            labels = Set.copyOf(labels);
            codes = Set.copyOf(codes);
        }
    }

    /** The decision where this provision applies: turned over, unless one of its exceptions turns it back. */
    boolean decide(boolean permitAbove, Question question, Instant at) {
        boolean permit = !permitAbove;
        for (FhirProvision exception : exceptions) {
            if (exception.applies(question, at) && exception.decide(permit, question, at) != permit) {
                return !permit;
            }
        }
        return permit;
    }

    boolean applies(Question question, Instant at) {
        return period.contains(at)
                && touches(actors, question.actors())
                && touches(actions, Set.of(question.action()))
                && touches(labels, question.labels())
                && touches(purposes, Set.of(question.purpose()))
                && touches(types, Set.of(question.type()))
                && touches(codes, question.codes());
    }

    private static boolean touches(Set<String> stated, Set<String> asked) {
        return stated.isEmpty() || stated.stream().anyMatch(asked::contains);
    }
}
