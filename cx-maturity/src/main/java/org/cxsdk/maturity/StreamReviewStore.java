package org.cxsdk.maturity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.ExternalId;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.Fact;
import org.cxsdk.core.context.RecordedFact;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Assessor;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * {@link ReviewStore} over one stream for each review. Read again, every step goes through the state machine once more: a stream that
 * breaks its rules is no review.
 */
final class StreamReviewStore implements ReviewStore {

    /** Stands for what an erased person wrote; the state machine asks for some reason. */
    private static final String ERASED = "(erased)";

    @Override
    public void open(CxSession session, DefinitionRef model, Review review) {
        if (!review.steps().isEmpty()) {
            throw new IllegalArgumentException("review (" + review.steps().size() + " steps) must have none yet");
        }
        String stream = stream(new ModelId(model.id()), review.subject(), review.scope());
        if (!session.read(ReviewFactForm.FACTS, stream, 0, 1).items().isEmpty()) {
            throw new CxException(
                    MaturityError.REVIEW_EXISTS,
                    "there is a review of " + review.subject() + " in " + review.scope() + " by " + model.id(),
                    "Go on with it, or give the new one a scope of its own.");
        }
        String entry = session.lookupHash(
                ExternalId.of("review", DocumentAssessmentStore.sha256(stream + review.assessors())));
        List<ReviewFactForm.Person> assessors = new ArrayList<>();
        for (Assessor assessor : review.assessors()) {
            assessors.add(person(session, stream, entry, "assessor-" + assessors.size(), assessor, words(assessor)));
        }
        session.append(
                ReviewFactForm.FACTS,
                stream,
                ExpectedRevision.none(),
                new Fact<>(
                        entry,
                        session.now(),
                        new ReviewFactForm.Opened(
                                AssessmentForm.Ref.of(model),
                                review.subject().value(),
                                review.scope().value(),
                                review.isExternal(),
                                assessors)));
    }

    @Override
    public void append(CxSession session, Kept before, ReviewStep step) {
        String stream = stream(
                new ModelId(before.model().id()),
                before.review().subject(),
                before.review().scope());
        // another step at the same revision is a conflict, the same one again is none
        String entry = session.lookupHash(
                ExternalId.of("review-step", DocumentAssessmentStore.sha256(stream + before.revision() + step)));
        session.append(
                ReviewFactForm.FACTS,
                stream,
                ExpectedRevision.at(before.revision()),
                new Fact<>(entry, session.now(), form(session, stream, entry, step)));
    }

    @Override
    public Optional<Kept> find(CxSession session, ModelId model, Subject subject, Scope scope) {
        String stream = stream(model, subject, scope);
        List<RecordedFact<ReviewFactForm>> facts =
                session.readWhole(ReviewFactForm.FACTS, stream).items();
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        RecordedFact<ReviewFactForm> first = facts.get(0);
        ReviewFactForm.Opened opened = (ReviewFactForm.Opened) first.value();
        Set<Assessor> assessors = new TreeSet<>();
        for (int i = 0; i < opened.assessors().size(); i++) {
            ReviewFactForm.Person person = opened.assessors().get(i);
            assessors.add(assessor(person, opened(session, first, "assessor-" + i, person)));
        }
        Review review = Review.of(subject, scope, assessors, opened.external());
        for (RecordedFact<ReviewFactForm> fact : facts.subList(1, facts.size())) {
            ReviewStep step = step(session, fact, subject, scope);
            review = review.take(step).fold(after -> after, refused -> {
                throw new CxException(
                        MaturityError.REVIEW_REFUSED,
                        "entry " + fact.revision() + " of the review of " + subject + " in " + scope + " is refused: "
                                + refused.code(),
                        "The stream was written by something else than this SDK; restore it from a backup.");
            });
        }
        return Optional.of(new Kept(opened.model().toRef(), review, facts.size()));
    }

    @Override
    public void forget(CxSession session, String person) {
        session.destroyKeys(owner(session, person));
    }

    // ---- writing

    private static ReviewFactForm form(CxSession session, String stream, String entry, ReviewStep step) {
        ReviewFactForm.Person by = person(session, stream, entry, "words", step.by(), words(step));
        Instant at = step.at();
        if (step instanceof ReviewStep.HandIn handIn) {
            Assessment ratings = handIn.ratings();
            return new ReviewFactForm.HandedIn(
                    by,
                    at,
                    ratings.answers().stream()
                            .map(AssessmentForm.AnswerForm::of)
                            .toList(),
                    ratings.evidence().values().stream()
                            .map(AssessmentForm.EvidenceForm::of)
                            .toList(),
                    ratings.measurements().values().stream()
                            .map(AssessmentForm.MeasurementForm::of)
                            .toList());
        }
        if (step instanceof ReviewStep.Settle settle) {
            return new ReviewFactForm.Settled(by, at, AssessmentForm.AnswerForm.of(settle.answer()));
        }
        if (step instanceof ReviewStep.Submit) {
            return new ReviewFactForm.Submitted(by, at);
        }
        if (step instanceof ReviewStep.Validate validate) {
            return new ReviewFactForm.Validated(by, at, validate.accepted());
        }
        if (step instanceof ReviewStep.ValidateExternally outside) {
            return new ReviewFactForm.ValidatedExternally(by, at, outside.organisation(), outside.accepted());
        }
        return new ReviewFactForm.Superseded(by, at);
    }

    private static ReviewFactForm.Words words(Assessor assessor) {
        return new ReviewFactForm.Words(assessor.value(), null, null, Map.of());
    }

    private static ReviewFactForm.Words words(ReviewStep step) {
        String reason = null;
        String independence = null;
        Map<String, String> notes = new TreeMap<>();
        if (step instanceof ReviewStep.HandIn handIn) {
            notes.putAll(AssessmentForm.Words.of(handIn.ratings()).notes());
            String assessor = handIn.ratings().assessor();
            if (assessor != null) {
                notes.put("assessor", assessor);
            }
        } else if (step instanceof ReviewStep.Settle settle) {
            reason = settle.reason();
            String note = settle.answer().note();
            if (note != null) {
                notes.put("0", note);
            }
        } else if (step instanceof ReviewStep.Validate validate) {
            reason = validate.reason();
        } else if (step instanceof ReviewStep.ValidateExternally outside) {
            reason = outside.reason();
            independence = outside.independence();
        } else if (step instanceof ReviewStep.Supersede supersede) {
            reason = supersede.reason();
        }
        return new ReviewFactForm.Words(step.by().value(), reason, independence, notes);
    }

    private static ReviewFactForm.Person person(
            CxSession session,
            String stream,
            String entry,
            String field,
            Assessor assessor,
            ReviewFactForm.Words words) {
        return new ReviewFactForm.Person(
                hash(session, assessor.value()),
                session.seal(
                        owner(session, assessor.value()),
                        ReviewFactForm.FACTS.place(stream, entry, field),
                        ReviewFactForm.WORDS,
                        words));
    }

    // ---- reading

    private static ReviewStep step(CxSession session, RecordedFact<ReviewFactForm> fact, Subject subject, Scope scope) {
        ReviewFactForm form = fact.value();
        if (form instanceof ReviewFactForm.HandedIn handed) {
            ReviewFactForm.@Nullable Words words = opened(session, fact, "words", handed.by());
            return new ReviewStep.HandIn(
                    assessor(handed.by(), words), handed.at(), ratings(handed, words, subject, scope));
        }
        if (form instanceof ReviewFactForm.Settled settled) {
            ReviewFactForm.@Nullable Words words = opened(session, fact, "words", settled.by());
            Answer answer = settled.answer()
                    .toValue(words == null ? null : words.notes().get("0"));
            return new ReviewStep.Settle(assessor(settled.by(), words), settled.at(), answer, reason(words));
        }
        if (form instanceof ReviewFactForm.Submitted submitted) {
            return new ReviewStep.Submit(
                    assessor(submitted.by(), opened(session, fact, "words", submitted.by())), submitted.at());
        }
        if (form instanceof ReviewFactForm.Validated validated) {
            ReviewFactForm.@Nullable Words words = opened(session, fact, "words", validated.by());
            return new ReviewStep.Validate(
                    assessor(validated.by(), words), validated.at(), validated.accepted(), reason(words));
        }
        if (form instanceof ReviewFactForm.ValidatedExternally outside) {
            ReviewFactForm.@Nullable Words words = opened(session, fact, "words", outside.by());
            String independence = words == null ? null : words.independence();
            return new ReviewStep.ValidateExternally(
                    assessor(outside.by(), words),
                    outside.at(),
                    outside.organisation(),
                    independence == null ? ERASED : independence,
                    outside.accepted(),
                    reason(words));
        }
        if (form instanceof ReviewFactForm.Superseded superseded) {
            ReviewFactForm.@Nullable Words words = opened(session, fact, "words", superseded.by());
            return new ReviewStep.Supersede(assessor(superseded.by(), words), superseded.at(), reason(words));
        }
        throw new CxException(
                MaturityError.REVIEW_REFUSED,
                "entry " + fact.revision() + " opens the review of " + subject + " in " + scope + " a second time",
                "The stream was written by something else than this SDK; restore it from a backup.");
    }

    private static Assessment ratings(
            ReviewFactForm.HandedIn handed, ReviewFactForm.@Nullable Words words, Subject subject, Scope scope) {
        Map<String, String> notes = words == null ? Map.of() : words.notes();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < handed.answers().size(); i++) {
            answers.add(handed.answers().get(i).toValue(notes.get(Integer.toString(i))));
        }
        Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
        handed.evidence().forEach(form -> evidence.put(EvidenceId.of(form.id()), form.toValue()));
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        handed.measurements().forEach(form -> measurements.put(form.definition().id(), form.toValue()));
        return new Assessment(subject, scope, notes.get("assessor"), answers, evidence, measurements);
    }

    private static ReviewFactForm.@Nullable Words opened(
            CxSession session, RecordedFact<ReviewFactForm> fact, String field, ReviewFactForm.Person person) {
        return session.open(person.words(), ReviewFactForm.FACTS.place(fact, field), ReviewFactForm.WORDS)
                .content()
                .orElse(null);
    }

    /** By name; somebody who was erased by what tells her from others and nothing more. */
    private static Assessor assessor(ReviewFactForm.Person person, ReviewFactForm.@Nullable Words words) {
        return Assessor.of(words == null ? "erased-" + person.person().substring(0, 16) : words.name());
    }

    private static String reason(ReviewFactForm.@Nullable Words words) {
        String reason = words == null ? null : words.reason();
        return reason == null ? ERASED : reason;
    }

    /** The same person as of an assessment, so that she is forgotten in both. */
    private static SubjectId owner(CxSession session, String name) {
        return DocumentAssessmentStore.person(session, name);
    }

    private static String hash(CxSession session, String name) {
        return session.lookupHash(ExternalId.of("assessor", name));
    }

    /** Model, subject and scope may be longer than an id together, so the stream's is their hash. */
    private static String stream(ModelId model, Subject subject, Scope scope) {
        return DocumentAssessmentStore.id(model, subject, scope);
    }
}
