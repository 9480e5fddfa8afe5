package org.cxsdk.core.insight;

/** What orders events of one case that carry the same instant and the same sequence number. */
public enum TieRule {
    /** The one that was added first comes first: the order of the file, or of arrival. */
    ARRIVAL,
    /** By the name of the activity, then as {@link #ARRIVAL}: the same whatever the order of the file. */
    ACTIVITY_NAME
}
