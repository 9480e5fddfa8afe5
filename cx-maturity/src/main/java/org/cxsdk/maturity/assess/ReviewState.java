package org.cxsdk.maturity.assess;

/** How far the review of an assessment has come. It moves forward, and back only when a validator sends it back. */
public enum ReviewState {
    /** Two to four assessors rate alone; nobody sees another's ratings. */
    RATING,
    /** All have handed in; they talk and settle each criterion on which they differ, with a reason. */
    CONSENSUS,
    /** A validator of the same organisation looks at it. */
    VALIDATION,
    /** Somebody from outside looks at it, who declared to be independent. */
    EXTERNAL_VALIDATION,
    /** It stands, and is never changed again; a later review supersedes it. */
    APPROVED,
    /** A later approved review has taken its place. */
    SUPERSEDED
}
