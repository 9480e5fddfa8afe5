package org.cxsdk.core.storage.decorate;

/** What a {@link FaultInjectingStorage} does to a transaction. */
public enum Fault {
    /** An operation fails before the store hears of it. All is rolled back; a retry makes sense. */
    BEFORE_OPERATION,
    /** An operation fails after the store did it. All is rolled back; a retry makes sense. */
    AFTER_OPERATION,
    /** A write with an expectation, or an append, meets somebody who was faster. All is rolled back. */
    CONFLICT,
    /** The store refuses to commit, as on a serialization failure. All is rolled back; a retry makes sense. */
    COMMIT_REFUSED,
    /** The connection is lost while committing, and all is rolled back. The caller is not told which; no retry. */
    COMMIT_LOST,
    /** All is committed, and then the connection is lost. The caller is not told which; no retry. */
    ANSWER_LOST
}
