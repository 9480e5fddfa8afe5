package org.cxsdk.core.context;

/** What happens when a transaction meets a version, unique or revision conflict. */
public enum OnConflict {
    /** The conflict is the answer: right where the expected version came from outside, as from a form on a screen. */
    FAIL,
    /**
     * The work is done again, a bounded number of times: right where it reads what it changes itself and touches
     * nothing but the session, so that doing it twice does no harm.
     */
    RETRY
}
