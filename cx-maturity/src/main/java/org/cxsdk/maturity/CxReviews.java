package org.cxsdk.maturity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.context.OnConflict;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.AnswerProblem;
import org.cxsdk.maturity.assess.AnswerRules;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewState;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.Scorer;

/**
 * Reviews that are kept step by step: who rated, settled, validated and when, to be read again by whoever audits. The step that approves
 * keeps the assessment as well, in the same transaction; from then on neither is changed, a later review supersedes.
 *
 * <p>Only ratings that the model takes are let in, and only an agreed assessment that it scores is approved. Opened on a context that
 * stands in a transaction it works inside it. Safe for threads: of two steps at once one is taken, the other is looked at again.
 */
public final class CxReviews {

    private final CxContext context;
    private final ReviewStore reviews;
    private final AssessmentStore assessments;

    private CxReviews(CxContext context, ReviewStore reviews, AssessmentStore assessments) {
        this.context = Objects.requireNonNull(context, "context");
        this.reviews = Objects.requireNonNull(reviews, "reviews");
        this.assessments = Objects.requireNonNull(assessments, "assessments");
    }

    /** Opens the reviews on the context's storage. */
    public static CxReviews on(CxContext context) {
        return new CxReviews(context, ReviewStore.inStorage(), AssessmentStore.inStorage());
    }

    /** The same reviews over other stores. */
    public CxReviews over(ReviewStore otherReviews, AssessmentStore otherAssessments) {
        return new CxReviews(context, otherReviews, otherAssessments);
    }

    /**
     * Opens a review.
     *
     * @param review one without steps
     * @throws CxException {@link MaturityError#REVIEW_EXISTS} if the subject has one in this scope by this model
     */
    public Review open(MaturityModel model, Review review) {
        return context.write(OnConflict.RETRY, session -> {
            reviews.open(session, model.ref(), review);
            return review;
        });
    }

    /**
     * Takes a step and keeps it, or refuses it.
     *
     * @throws CxException {@link MaturityError#NOT_FOUND} if no review was opened; {@link MaturityError#OTHER_MODEL} if it answers another
     *     version of the model; {@link MaturityError#UNFIT_ANSWERS} if the model does not take the ratings, and for the step that approves
     *     what {@link Scorer#score} throws; nothing is kept then
     */
    public Review.Outcome take(MaturityModel model, Subject subject, Scope scope, ReviewStep step) {
        Objects.requireNonNull(step, "step");
        return context.write(OnConflict.RETRY, session -> {
            ReviewStore.Kept kept = reviews.find(session, model.id(), subject, scope)
                    .orElseThrow(() -> new CxException(
                            MaturityError.NOT_FOUND,
                            "no review of " + subject + " in " + scope + " by " + model.id() + " was opened",
                            "Open one first."));
            requireSame(model, kept);
            Review.Outcome outcome = kept.review().take(step);
            outcome.fold(
                    after -> {
                        requireFit(model, step);
                        keep(session, model, kept, step, after);
                        return true;
                    },
                    reason -> false);
            return outcome;
        });
    }

    private void keep(CxSession session, MaturityModel model, ReviewStore.Kept kept, ReviewStep step, Review after) {
        if (after.state() == ReviewState.APPROVED) {
            Assessment agreed = after.agreed().orElseThrow();
            Scorer.of(model).score(agreed);
            assessments.approve(session, model.ref(), agreed, step.at());
        }
        reviews.append(session, kept, step);
    }

    /** A review with all its steps, as far as it has come. */
    public Optional<Review> find(ModelId model, Subject subject, Scope scope) {
        return context.read(session -> reviews.find(session, model, subject, scope))
                .map(ReviewStore.Kept::review);
    }

    /** Erases a person from reviews and assessments: names, notes and reasons; answers, decisions and scores stay. */
    public void forget(String person) {
        context.write(session -> {
            reviews.forget(session, person);
            assessments.forget(session, person);
            return person;
        });
    }

    private static void requireSame(MaturityModel model, ReviewStore.Kept kept) {
        if (!model.ref().equals(kept.model())) {
            throw new CxException(
                    MaturityError.OTHER_MODEL,
                    "the review of " + kept.review().subject() + " answers " + kept.model() + ", not " + model.ref(),
                    "Load the model that it answers, or open a review by the new one.");
        }
    }

    private static void requireFit(MaturityModel model, ReviewStep step) {
        List<AnswerProblem> problems = new ArrayList<>();
        if (step instanceof ReviewStep.HandIn handIn) {
            problems.addAll(AnswerRules.of(model).problemsOf(handIn.ratings()));
        } else if (step instanceof ReviewStep.Settle settle) {
            Answer bare = settle.answer().withoutEvidence();
            problems.addAll(AnswerRules.of(model)
                    .problemsOf(Assessment.of(Subject.of("draft"), Scope.of("draft"), List.of(bare))));
        }
        if (!problems.isEmpty()) {
            throw new CxException(
                    MaturityError.UNFIT_ANSWERS,
                    "the ratings of " + step.by() + " do not fit " + model.ref() + AnswerProblem.lines(problems),
                    "Mend every line above and take the step again.");
        }
    }
}
