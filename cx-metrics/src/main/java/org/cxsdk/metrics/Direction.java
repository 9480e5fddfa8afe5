package org.cxsdk.metrics;

/** Which way a KPI gets better. */
public enum Direction {
    /** More is better: a completion rate. */
    HIGHER_IS_BETTER,
    /** Less is better: a waiting time. */
    LOWER_IS_BETTER
}
