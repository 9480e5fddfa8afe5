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
    /** A version of a vocabulary, rulebook or notice was published before with other content. */
    VOCABULARY_VERSION_REUSED("CX-CONSENT-0006"),
    /** Data was to be released, and there is no log that the disclosure could be written to. */
    NO_DISCLOSURE_LOG("CX-CONSENT-0007"),
    /** Somebody acts for a person without a mandate that allows it. */
    NOT_MANDATED("CX-CONSENT-0008"),
    /** A grant names a notice that was not published with this content or in this language. */
    UNKNOWN_NOTICE("CX-CONSENT-0009"),
    /** A grant goes beyond a ceiling of the rulebook. */
    BEYOND_CEILING("CX-CONSENT-0010"),
    /** An emergency was declared and nobody says who declares it. */
    ACTOR_MISSING("CX-CONSENT-0011"),
    /** Who declared an emergency reviews it. */
    SELF_REVIEW("CX-CONSENT-0012"),
    /** A decision was to see a revision of a person's log that this storage does not have yet. */
    STORAGE_BEHIND("CX-CONSENT-0013");

    private final String code;

    ConsentError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
