package org.cxsdk.consent;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-consent registers; docs/errors.md tells when each occurs and what to do. */
public enum ConsentError implements ErrorCode {
    /** Something that was referred to does not exist. */
    NOT_FOUND("CX-CONSENT-0001");

    private final String code;

    ConsentError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
