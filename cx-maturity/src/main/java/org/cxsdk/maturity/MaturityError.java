package org.cxsdk.maturity;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-maturity registers; docs/errors.md tells when each occurs and what to do. */
public enum MaturityError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-MATURITY-0001");

    private final String code;

    MaturityError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
