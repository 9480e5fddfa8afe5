package org.cxsdk.maturity.plan;

import org.cxsdk.core.ErrorCode;

/** What can go wrong with plans, programmes and policies; docs/errors.md tells when each occurs and what to do. */
public enum PlanError implements ErrorCode {
    /** A version of a definition was published before with other content. */
    OTHER_CONTENT("CX-MATURITY-0101"),
    /** Something that is referred to was never published or made. */
    UNKNOWN("CX-MATURITY-0102"),
    /** A plan exists under this identifier. */
    PLAN_EXISTS("CX-MATURITY-0103"),
    /** A step that the state of things does not allow. */
    NOT_NOW("CX-MATURITY-0104");

    private final String code;

    PlanError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
