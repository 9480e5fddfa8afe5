package org.cxsdk.maturity.model;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-maturity registers; docs/errors.md tells when each occurs and what to do. */
public enum MaturityError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-MATURITY-0001"),
    /** Answers do not fit the model. */
    UNFIT_ANSWERS("CX-MATURITY-0002"),
    /** Something is without a score where the model forbids that. */
    FORBIDDEN_GAP("CX-MATURITY-0003"),
    /** Two assessments have the same subject and scope. */
    SAME_SUBJECT_AND_SCOPE("CX-MATURITY-0004"),
    /** An assessment answers another version of a model than the one it is to be scored by. */
    OTHER_MODEL("CX-MATURITY-0005"),
    /** Two assessments cannot be compared. */
    NOT_COMPARABLE("CX-MATURITY-0006"),
    /** A review refuses a step. */
    REVIEW_REFUSED("CX-MATURITY-0007"),
    /** An approved assessment was to be changed. */
    APPROVED("CX-MATURITY-0008"),
    /** A review was opened before. */
    REVIEW_EXISTS("CX-MATURITY-0009");

    private final String code;

    MaturityError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
