package org.cxsdk.consent.once;

/**
 * How sure it is that a datum is true, from low to high; the levels of Regulation (EU) 910/2014, applied to data. A datum
 * that the person stated herself is {@link #LOW}.
 */
public enum Assurance {
    /** Somebody said so. */
    LOW,
    /** It was checked against a document. */
    SUBSTANTIAL,
    /** It comes from the register that is authoritative for it. */
    HIGH
}
