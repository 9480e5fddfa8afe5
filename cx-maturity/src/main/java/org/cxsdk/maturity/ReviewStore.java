package org.cxsdk.maturity;

import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;

/**
 * Keeps reviews, step by step: one for each model, subject and scope. Steps are only ever added. {@link CxReviews#on} uses the one over
 * {@code Storage}.
 */
public interface ReviewStore {

    /** Returns the store that keeps each review as a stream of the context's storage. */
    static ReviewStore inStorage() {
        return new StreamReviewStore();
    }

    /**
     * Opens a review.
     *
     * @param model exactly which model is answered
     * @param review one without steps
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.model.MaturityError#REVIEW_EXISTS} if there is one
     */
    void open(CxSession session, DefinitionRef model, Review review);

    /**
     * Adds a step to a review.
     *
     * @param before the review before it, as {@link #find} told it
     */
    void append(CxSession session, Kept before, ReviewStep step);

    /** A review with all its steps. */
    Optional<Kept> find(CxSession session, ModelId model, Subject subject, Scope scope);

    /** Erases a person: her name, notes and reasons cannot be read any more; what she answered and decided stays. */
    void forget(CxSession session, String person);

    /**
     * A kept review.
     *
     * @param model exactly which model is answered
     * @param review the review; of persons who were erased it has a name that tells nothing
     * @param revision how many entries it has
     */
    record Kept(DefinitionRef model, Review review, long revision) {}
}
