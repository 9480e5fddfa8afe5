package org.cxsdk.consent;

import org.cxsdk.core.ErrorCode;

/** The errors that cx-consent registers; docs/errors.md tells when each occurs and what to do. */
public enum ConsentError implements ErrorCode {
    /** A withdrawal names a statement that the subject never made. */
    STATEMENT_NOT_FOUND("CX-CONSENT-0001"),
    /** Concepts do not form a taxonomy: a cycle, an unknown parent or a concept named twice. */
    INVALID_TAXONOMY("CX-CONSENT-0002"),
    /** A statement names a purpose or category that the current vocabulary does not have. */
    UNKNOWN_TERM("CX-CONSENT-0003"),
    /** A statement identifier was used before, for a statement with other content. */
    STATEMENT_ID_REUSED("CX-CONSENT-0004"),
    /** No vocabulary of purposes and categories has been published. */
    NO_VOCABULARY("CX-CONSENT-0005"),
    /** A vocabulary version was published before with other content. */
    VOCABULARY_VERSION_REUSED("CX-CONSENT-0006"),
    /** Data was to be released, and there is no log that the disclosure could be written to. */
    NO_DISCLOSURE_LOG("CX-CONSENT-0007");

    private final String code;

    ConsentError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
