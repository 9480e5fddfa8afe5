package org.cxsdk.maturity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.storage.Cursor;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.model.ModelId;
import org.cxsdk.maturity.model.Scope;

/**
 * Keeps assessments: one for each model, subject and scope. {@link CxMaturity#on} uses the one over {@code Storage}; an
 * agency that has a table of assessments already may implement it over that one.
 */
public interface AssessmentStore {

    /** Returns the store that keeps them as documents of the context's storage. */
    static AssessmentStore inStorage() {
        return new DocumentAssessmentStore();
    }

    /**
     * Keeps an assessment; one of the same model, subject and scope is replaced, unless it is approved.
     *
     * @param model exactly which model it answers
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.model.MaturityError#APPROVED} if an approved one stands there
     */
    void save(CxSession session, DefinitionRef model, Assessment assessment);

    /**
     * Keeps an assessment that a review approved; from then on it is never replaced.
     *
     * @param model exactly which model it answers
     * @param approved when it was approved
     * @throws org.cxsdk.core.CxException {@link org.cxsdk.maturity.model.MaturityError#APPROVED} if an approved one stands there
     */
    void approve(CxSession session, DefinitionRef model, Assessment assessment, Instant approved);

    /** The assessments of a subject by any version of a model, by scope. */
    List<Kept> ofSubject(CxSession session, ModelId model, Subject subject);

    /** The assessment of a subject in a scope by any version of a model. */
    Optional<Kept> find(CxSession session, ModelId model, Subject subject, Scope scope);

    /** All assessments by any version of a model, by subject and scope. */
    Slice<Kept, Cursor> ofModel(CxSession session, ModelId model, Cursor after, int limit);

    /** Erases an assessor: her name and the notes she wrote cannot be read any more, the answers stay. */
    void forget(CxSession session, String assessor);

    /**
     * A kept assessment.
     *
     * @param model exactly which model it answers
     * @param assessment the assessment; without assessor and notes if these were erased
     * @param approved when a review approved it; empty if it may still be changed
     */
    record Kept(DefinitionRef model, Assessment assessment, Optional<Instant> approved) {}
}
