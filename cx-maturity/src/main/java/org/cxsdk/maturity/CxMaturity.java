package org.cxsdk.maturity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewState;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Scorer;

/**
 * The front of cx-maturity: keeps assessments, lets measurements decide criteria, and tells score, level and why.
 *
 * <p>Results are never stored: they are computed from the kept answers by the model that is handed in, so that whoever
 * holds both can compute them again. Only what a model takes is kept. Opened on a context that stands in a transaction it
 * works inside it. Safe for threads.
 */
public final class CxMaturity {

    private final CxContext context;
    private final AssessmentStore store;

    private CxMaturity(CxContext context, AssessmentStore store) {
        this.context = Objects.requireNonNull(context, "context");
        this.store = Objects.requireNonNull(store, "store");
    }

    /** Opens the module on the context's storage. */
    public static CxMaturity on(CxContext context) {
        return new CxMaturity(context, AssessmentStore.inStorage());
    }

    /** The same module over another store of assessments. */
    public CxMaturity over(AssessmentStore other) {
        return new CxMaturity(context, other);
    }

    /**
     * Scores an assessment and keeps it; one of the same model, subject and scope is replaced.
     *
     * @throws CxException {@link MaturityError#UNFIT_ANSWERS} or {@link MaturityError#FORBIDDEN_GAP} if the model refuses
     *     it; nothing is kept then
     */
    public AssessmentResult assess(MaturityModel model, Assessment assessment) {
        AssessmentResult result = Scorer.of(model).score(assessment);
        context.write(OnConflict.RETRY, session -> {
            store.save(session, model.ref(), assessment);
            return assessment;
        });
        return result;
    }

    /**
     * Lets a measurement decide the criteria that the model binds to its definition, and scores again. A later measurement
     * of the same definition takes its place.
     *
     * @throws CxException {@link MaturityError#NOT_FOUND} if the subject was not assessed in the scope; {@link
     *     MaturityError#UNFIT_ANSWERS} if the measurement decides no criterion or is in another unit; {@link
     *     MaturityError#OTHER_MODEL} if the assessment answers another version of the model
     */
    public AssessmentResult measure(MaturityModel model, Subject subject, Scope scope, Measurement measurement) {
        Objects.requireNonNull(measurement, "measurement");
        return context.write(OnConflict.RETRY, session -> {
            AssessmentStore.Kept kept = store.find(session, model.id(), subject, scope)
                    .orElseThrow(() -> new CxException(
                            MaturityError.NOT_FOUND,
                            subject + " was not assessed by " + model.id() + " in " + scope,
                            "Record the assessment first."));
            Assessment measured = sameModel(model, kept).assessment().with(measurement);
            AssessmentResult result = Scorer.of(model).score(measured);
            store.save(session, model.ref(), measured);
            return result;
        });
    }

    /**
     * The scores of a kept assessment, computed now.
     *
     * @return empty if the subject was not assessed in the scope
     * @throws CxException {@link MaturityError#OTHER_MODEL} if the assessment answers another version of the model
     */
    public Optional<AssessmentResult> result(MaturityModel model, Subject subject, Scope scope) {
        return context.read(session -> store.find(session, model.id(), subject, scope))
                .map(kept -> Scorer.of(model).score(sameModel(model, kept).assessment()));
    }

    /** A kept assessment: exactly which model it answers, and how. */
    public Optional<AssessmentStore.Kept> find(ModelId model, Subject subject, Scope scope) {
        return context.read(session -> store.find(session, model, subject, scope));
    }

    /**
     * Keeps the assessment that an approved review came to; it is never changed again, and a later one has a scope of its own.
     *
     * @throws CxException {@link MaturityError#REVIEW_REFUSED} if the review is not approved; {@link MaturityError#APPROVED} if
     *     an approved assessment stands there; what {@link #assess} throws
     */
    public AssessmentResult approve(MaturityModel model, Review review) {
        Assessment agreed = review.agreed()
                .filter(assessment -> review.state() == ReviewState.APPROVED)
                .orElseThrow(() -> new CxException(
                        MaturityError.REVIEW_REFUSED,
                        "the review of " + review.subject() + " in " + review.scope() + " is " + review.state(),
                        "Take the steps that are due: settle, submit, validate."));
        AssessmentResult result = Scorer.of(model).score(agreed);
        ReviewStep last = review.steps().get(review.steps().size() - 1);
        context.write(OnConflict.RETRY, session -> {
            store.approve(session, model.ref(), agreed, last.at());
            return agreed;
        });
        return result;
    }

    /** Every kept assessment of a subject by any version of a model, by scope: its history. */
    public List<AssessmentStore.Kept> history(ModelId model, Subject subject) {
        return context.read(session -> store.ofSubject(session, model, subject));
    }

    /** A part of the assessments kept by any version of a model, by subject; {@code Cursor.start()} begins. */
    public Slice<AssessmentStore.Kept, Cursor> assessments(ModelId model, Cursor after, int limit) {
        return context.read(session -> store.ofModel(session, model, after, limit));
    }

    /** Erases an assessor: her name and the notes she wrote cannot be read any more; answers and scores stay. */
    public void forgetAssessor(String assessor) {
        context.write(session -> {
            store.forget(session, assessor);
            return assessor;
        });
    }

    private static AssessmentStore.Kept sameModel(MaturityModel model, AssessmentStore.Kept kept) {
        DefinitionRef ref = model.ref();
        if (!ref.equals(kept.model())) {
            throw new CxException(
                    MaturityError.OTHER_MODEL,
                    "the assessment of " + kept.assessment().subject() + " answers " + kept.model() + " ("
                            + kept.model().sha256().substring(0, 12) + "…), not " + ref + " ("
                            + ref.sha256().substring(0, 12) + "…)",
                    "Load the model that it answers, or assess again by the new one.");
        }
        return kept;
    }
}
