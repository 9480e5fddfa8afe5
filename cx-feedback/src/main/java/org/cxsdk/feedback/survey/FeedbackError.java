package org.cxsdk.feedback.survey;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-feedback registers; docs/errors.md tells when each occurs and what to do. */
public enum FeedbackError implements ErrorCode {
    /** An instrument does not define the score that was asked for. */
    UNKNOWN_SCORE("CX-FEEDBACK-0001"),
    /** There are too few labelled comments to train a classifier. */
    TOO_LITTLE_TO_LEARN("CX-FEEDBACK-0002"),
    /** The bytes of a stored text classifier are not those of one. */
    DAMAGED_CLASSIFIER("CX-FEEDBACK-0003"),
    /** There is no case, theme or note of this name. */
    UNKNOWN_CASE("CX-FEEDBACK-0020"),
    /** A case is worked on by nobody in particular. */
    NOBODY_ACTS("CX-FEEDBACK-0021"),
    /** A case was opened under a working calendar that the recovery plan does not have. */
    UNKNOWN_CALENDAR("CX-FEEDBACK-0022");

    private final String code;

    FeedbackError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
