package org.cxsdk.core.catalog;

/** What a customer can do about a service. */
public enum TransactionKind {
    /** Read or hear about it; no transaction yet. */
    INFORM,
    /** Ask for it. */
    APPLY,
    /** Change what was asked for or granted. */
    MODIFY,
    /** Pay for it. */
    PAY,
    /** See where it stands. */
    TRACK,
    /** Get its result. */
    RECEIVE,
    /** Take the request back or end the service. */
    CANCEL
}
