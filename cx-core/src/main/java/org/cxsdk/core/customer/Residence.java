package org.cxsdk.core.customer;

/** How an individual belongs to the country. */
public enum Residence {
    /** Holds its citizenship. */
    CITIZEN,
    /** Lives there without it. */
    RESIDENT,
    /** Lives elsewhere. */
    NON_RESIDENT,
    /** Not known. */
    UNKNOWN
}
