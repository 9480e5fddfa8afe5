package org.cxsdk.core.catalog;

/** Whether a channel can be used. */
public enum ChannelStatus {
    /** Announced, not yet open. */
    PLANNED,
    /** In use. */
    ACTIVE,
    /** Out of use for the time being. */
    SUSPENDED,
    /** Closed for good. */
    CLOSED
}
