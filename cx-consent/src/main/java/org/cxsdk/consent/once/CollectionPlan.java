package org.cxsdk.consent.once;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.consent.RecipientId;
import org.cxsdk.consent.Scope;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ServiceId;

/**
 * What is done about every datum of one or more services: fetched, confirmed, asked. A datum that two services need is asked
 * once. What the person says (an answer, a consent) makes another plan; this one does not change.
 *
 * @param subject about whom
 * @param plannedAt as of when
 * @param data one line for each service and datum, in the order of the requirements
 */
public record CollectionPlan(SubjectId subject, Instant plannedAt, List<PlannedDatum> data) {

    public CollectionPlan {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(plannedAt, "plannedAt");
        data = List.copyOf(data);
    }

    /** The questions that are put to the person, each once, however many services need the answer. */
    public List<Question> questions() {
        Map<AttributeId, Question> questions = new LinkedHashMap<>();
        for (PlannedDatum datum : data) {
            boolean isQuestion = datum.action() == CollectionAction.ASK || datum.action() == CollectionAction.CONFIRM;
            if (isQuestion) {
                questions.merge(
                        datum.attribute().id(),
                        new Question(datum.attribute(), datum.action(), datum.isMandatory(), Set.of(datum.service())),
                        Question::and);
            }
        }
        return List.copyOf(questions.values());
    }

    /** What the person is asked to allow: one for each recipient and purpose, with all the data it is about. */
    public List<ConsentRequest> consentsToAsk() {
        Map<String, ConsentRequest> requests = new LinkedHashMap<>();
        for (PlannedDatum datum : in(CollectionAction.NEEDS_CONSENT)) {
            requests.merge(
                    datum.recipient() + "\0" + datum.purpose(),
                    new ConsentRequest(datum.recipient(), List.of(datum)),
                    ConsentRequest::and);
        }
        return List.copyOf(requests.values());
    }

    /** Everything that is fetched. */
    public List<PlannedDatum> fetches() {
        return in(CollectionAction.REUSE);
    }

    /** Everything about which this is done. */
    public List<PlannedDatum> in(CollectionAction action) {
        return data.stream().filter(datum -> datum.action() == action).toList();
    }

    /**
     * How many questions the person is spared: each datum that is taken from who holds it, and each that several services would
     * ask for, from the second one on.
     */
    public int requestsAvoided() {
        return (int) data.stream().filter(this::isSpared).count();
    }

    /** Whether the person is not asked for this datum: it is reused, or asked for another service before this one. */
    boolean isSpared(PlannedDatum datum) {
        if (datum.action() == CollectionAction.REUSE) {
            return true;
        }
        return isPut(datum)
                && data.stream()
                        .takeWhile(other -> other != datum)
                        .anyMatch(other -> isPut(other)
                                && other.attribute()
                                        .id()
                                        .equals(datum.attribute().id()));
    }

    /** Whether it is, or was, put to the person. */
    private static boolean isPut(PlannedDatum datum) {
        return datum.action() == CollectionAction.ASK
                || datum.action() == CollectionAction.CONFIRM
                || datum.action() == CollectionAction.ANSWERED;
    }

    /** How many data are asked although somebody holds them. */
    public int askedAgain() {
        return (int) data.stream().filter(PlannedDatum::isAskedAgain).count();
    }

    /** Whether nothing is left to ask. */
    public boolean isComplete() {
        return questions().isEmpty() && consentsToAsk().isEmpty();
    }

    /**
     * One question to the person.
     *
     * @param attribute what is asked
     * @param action whether it is asked or shown to be confirmed; asked if any service needs it asked
     * @param isMandatory whether any service cannot be had without it
     * @param services which services use the answer
     */
    public record Question(Attribute attribute, CollectionAction action, boolean isMandatory, Set<ServiceId> services) {
        public Question {
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(action, "action");
            services = Collections.unmodifiableSet(new LinkedHashSet<>(services));
        }

        Question and(Question other) {
            Set<ServiceId> both = new LinkedHashSet<>(services);
            both.addAll(other.services);
            return new Question(
                    attribute,
                    action == CollectionAction.ASK ? action : other.action,
                    isMandatory || other.isMandatory,
                    both);
        }
    }

    /**
     * What one recipient would get for one purpose if the person allowed it.
     *
     * @param recipient who
     * @param data which data, from where
     */
    public record ConsentRequest(RecipientId recipient, List<PlannedDatum> data) {
        public ConsentRequest {
            Objects.requireNonNull(recipient, "recipient");
            data = List.copyOf(data);
        }

        /** The scopes to grant, one for each kind of data. */
        public Set<Scope> scopes() {
            Set<Scope> scopes = new LinkedHashSet<>();
            data.forEach(datum ->
                    scopes.add(new Scope(datum.purpose(), datum.attribute().category(), datum.recipient())));
            return scopes;
        }

        ConsentRequest and(ConsentRequest other) {
            List<PlannedDatum> both = new ArrayList<>(data);
            both.addAll(other.data);
            return new ConsentRequest(recipient, both);
        }
    }
}
