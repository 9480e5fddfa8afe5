package org.cxsdk.core.catalog;

/** How much of a person there is on a channel. */
public enum Assistance {
    /** The customer serves herself; nobody is there. */
    DIGITAL,
    /** The customer serves herself, and a person takes over when she asks. */
    ASSISTED,
    /** A person serves the customer. */
    HUMAN
}
