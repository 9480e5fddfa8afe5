package org.cxsdk.feedback.exchange;

/** What an import does if some rows are wrong; all of them are told in either case. */
public enum OnBadRow {
    /** Good rows are kept. */
    KEEP_GOOD,
    /** The whole file is refused. */
    REFUSE_FILE
}
