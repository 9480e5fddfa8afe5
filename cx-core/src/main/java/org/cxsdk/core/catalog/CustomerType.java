package org.cxsdk.core.catalog;

/** Who is served. */
public enum CustomerType {
    /** A citizen or resident, for herself or for somebody she represents. */
    INDIVIDUAL,
    /** A company, an association, a sole trader. */
    BUSINESS,
    /** Somebody who is in the country for a short time. */
    VISITOR
}
