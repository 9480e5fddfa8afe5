package org.cxsdk.core.insight.conform;

/** How sure a cost is. */
public enum Exactness {
    /** It is the least possible. */
    EXACT,
    /** The search stopped at its limit: the least possible lies between the bound and the cost that are told. */
    BOUNDED
}
