package org.cxsdk.consent.once;

/** What is done about a datum that a service needs. */
public enum CollectionAction {
    /** It is taken from who holds it; the person is not asked. */
    REUSE,
    /** It is shown to the person, who says whether it still holds. */
    CONFIRM,
    /** The person gave it in this plan already, for this or another service. */
    ANSWERED,
    /** The person may allow that it is fetched, or give it herself. */
    NEEDS_CONSENT,
    /** The person is asked for it. */
    ASK,
    /** It may not be used, whoever gives it. */
    FORBIDDEN
}
