package org.cxsdk.feedback;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-feedback registers; docs/errors.md tells when each occurs and what to do. */
public enum FeedbackError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-FEEDBACK-0001");

    private final String code;

    FeedbackError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
