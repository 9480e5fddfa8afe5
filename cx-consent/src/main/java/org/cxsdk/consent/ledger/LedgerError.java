package org.cxsdk.consent.ledger;

import org.cxsdk.core.ErrorCode;

/** The errors that the ledger registers; docs/errors.md tells when each occurs and what to do. */
public enum LedgerError implements ErrorCode {
    /** A disclosure identifier was used before, for another disclosure. */
    DISCLOSURE_ID_REUSED("CX-CONSENT-0040"),
    /** Data may not go out yet: the entry is part of a transaction that may still be rolled back. */
    ENTRY_NOT_COMMITTED("CX-CONSENT-0041"),
    /** The ledger's storage was altered behind its back. */
    LEDGER_DAMAGED("CX-CONSENT-0042"),
    /** A proof was asked for of an entry or a size that the ledger does not have. */
    BEYOND_LEDGER("CX-CONSENT-0043"),
    /** A legal hold with this identifier is placed already, or none is. */
    HOLD_NOT_AS_EXPECTED("CX-CONSENT-0044");

    private final String code;

    LedgerError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
