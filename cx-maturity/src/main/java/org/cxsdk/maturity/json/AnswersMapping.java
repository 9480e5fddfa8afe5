package org.cxsdk.maturity.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.DocumentNode;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.Absence;
import org.cxsdk.maturity.model.Criterion;
import org.cxsdk.maturity.model.Faces;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/** From an answers document to an assessment that fits its model, noting every rule that the document breaks. */
final class AnswersMapping {

    private final Loaded<AnswersDocument> loaded;
    private final MaturityModel model;
    private final Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /**
     * Where an answer stands.
     *
     * @param record the part of the document
     * @param naming the part that names its evidence
     * @param evidence what that part names
     */
    private record Place(Record record, Record naming, List<EvidenceId> evidence) {}

    private AnswersMapping(Loaded<AnswersDocument> loaded, MaturityModel model) {
        this.loaded = loaded;
        this.model = model;
    }

    /**
     * The assessment that the document describes.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if the document breaks any rule
     */
    static Assessment assessment(Loaded<AnswersDocument> loaded, MaturityModel model) {
        return new AnswersMapping(loaded, model).map();
    }

    private Assessment map() {
        AnswersDocument document = loaded.document();
        String named = document.model();
        if (named != null
                && !named.equals(model.ref().toString())
                && !named.equals(model.id().value())) {
            loaded.violation(
                    "model",
                    "is not the model that is used, " + model.ref(),
                    "Use that model, or map the answers to this one");
        }
        boolean bare = named == null && document.organisation() == null && document.period() == null;
        if (!bare) {
            require(named, "model", "Name the model, like " + model.ref());
            require(document.organisation(), "organisation", "Name who is assessed");
            require(document.period(), "period", "Name the period that is covered");
        }
        orEmpty(document.evidence()).forEach(this::evidence);
        orEmpty(document.answers()).forEach(this::answer);
        checkAgainstModel();
        AnswersDocument checked = loaded.checked();
        return new Assessment(
                bare ? AnswerFiles.subjectOf(loaded.source()) : Objects.requireNonNull(checked.organisation()),
                bare ? AnswerFiles.WHOLE : Objects.requireNonNull(checked.period()),
                checked.assessor(),
                answers,
                evidence,
                Map.of());
    }

    private void require(@Nullable Object value, String key, String remedy) {
        if (value == null) {
            loaded.violation(key, "is missing", remedy);
        }
    }

    private void evidence(EvidenceId id, AnswersDocument.Evidence given) {
        if (given.title() == null) {
            return;
        }
        try {
            evidence.put(
                    id,
                    new Evidence(
                            id,
                            given.title(),
                            given.type(),
                            given.owner(),
                            given.scope(),
                            !Boolean.FALSE.equals(given.supports()),
                            given.confidence(),
                            given.collected(),
                            given.validUntil(),
                            given.sha256()));
        } catch (IllegalArgumentException e) {
            loaded.violation(
                    loaded.pathOf(given), String.valueOf(e.getMessage()), "Mend the description of this evidence");
            evidence.put(id, new Evidence(id, given.title(), null, null, null, null, null));
        }
    }

    private void answer(NodeId criterion, AnswersDocument.Answer given) {
        Map<String, AnswersDocument.Face> byFace = given.faces();
        Faces faces = model.find(criterion).orElse(null) instanceof Criterion known ? known.faces() : null;
        if (byFace == null) {
            Answer whole = answer(criterion, given, given.value(), given.state(), given.note(), given.evidence());
            if (whole == null) {
                return;
            }
            // one state is of everything about the criterion; one value is not: the rules ask for its face
            List<Answer> answered = faces != null && whole.value() == null ? whole.onEachOf(faces) : List.of(whole);
            answered.forEach(answer -> add(answer, given, given, given.evidence()));
            return;
        }
        if (given.value() != null || given.state() != null) {
            loaded.violation(
                    loaded.pathOf(given, given.value() != null ? "value" : "state"),
                    "stands beside faces",
                    "Answer each face, or give one state for all of them");
        }
        if (faces != null && !byFace.keySet().containsAll(faces.titles().keySet())) {
            Set<String> without = new LinkedHashSet<>(faces.titles().keySet());
            without.removeAll(byFace.keySet());
            loaded.violation(
                    loaded.pathOf(given, "faces"),
                    "leave out " + without,
                    "Answer every face, or give it one of the states not-answered, not-applicable, not-relevant,"
                            + " not-known");
        }
        byFace.forEach((face, part) -> {
            String note = part.note() == null ? given.note() : part.note();
            List<EvidenceId> rests = part.evidence() == null ? given.evidence() : part.evidence();
            Answer answer = answer(criterion, part, part.value(), part.state(), note, rests);
            if (answer != null) {
                add(answer.with(Faces.of(face)), part, part.evidence() == null ? given : part, rests);
            }
        });
    }

    private void add(Answer answer, Record place, Record naming, @Nullable List<EvidenceId> named) {
        answers.add(answer);
        places.add(new Place(place, naming, named == null ? List.of() : named));
    }

    /** An answer; null if it does not say one thing. */
    private @Nullable Answer answer(
            NodeId criterion,
            Record place,
            @Nullable DocumentNode value,
            AnswersDocument.@Nullable State state,
            @Nullable String note,
            @Nullable List<EvidenceId> named) {
        boolean scalar = value == null
                || value.kind() == DocumentNode.Kind.TEXT
                || value.kind() == DocumentNode.Kind.NUMBER
                || value.kind() == DocumentNode.Kind.TRUTH;
        boolean answered = state == null || state == AnswersDocument.State.ANSWERED;
        if (!scalar) {
            loaded.violation(
                    loaded.pathOf(place, "value"),
                    "is neither a text, a number nor a truth value",
                    "Write one of these");
            return null;
        }
        if (answered == (value == null)) {
            loaded.violation(
                    loaded.pathOf(place),
                    answered ? "has no value and no state that says why" : "has a value, and a state without one",
                    "Give a value, or one of the states not-answered, not-applicable, not-relevant, not-known");
            return null;
        }
        return new Answer(
                criterion,
                value == null ? null : value.text(),
                value == null ? absence(Objects.requireNonNull(state)) : null,
                Map.of(),
                note,
                named == null ? List.of() : named);
    }

    private static Absence absence(AnswersDocument.State state) {
        return Absence.valueOf(state.name());
    }

    private void checkAgainstModel() {
        Set<String> criteria = new LinkedHashSet<>();
        for (Criterion criterion : model.criteria()) {
            criteria.add(criterion.id().value());
        }
        Assessment draft = new Assessment(Subject.of("draft"), Scope.of("draft"), null, answers, evidence, Map.of());
        for (AnswerProblem problem : AnswerRules.of(model).problemsOf(draft)) {
            Place place = places.get(problem.answer());
            if (problem.part().equals("criterion")) {
                loaded.unknown(
                        loaded.pathOf(place.record()),
                        answers.get(problem.answer()).criterion().value(),
                        problem.rule(),
                        criteria);
            } else {
                loaded.violation(path(place, problem), problem.rule(), problem.remedy());
            }
        }
    }

    /** Where the problem stands; one of several pieces of evidence by its own place. */
    private String path(Place place, AnswerProblem problem) {
        if (problem.part().equals("face")) {
            return loaded.pathOf(place.record());
        }
        if (!problem.part().equals("evidence")) {
            return loaded.pathOf(place.record(), problem.part());
        }
        String part = loaded.pathOf(place.naming(), problem.part());
        for (int i = 0; i < place.evidence().size(); i++) {
            if (place.evidence().get(i).value().equals(problem.value())) {
                return part + "[" + i + "]";
            }
        }
        return part;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
