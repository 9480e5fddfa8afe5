package org.cxsdk.core.catalog;

/** A conformance level of the Web Content Accessibility Guidelines 2.2, or none. */
public enum WcagLevel {
    /** Checked, and not even level A is met. */
    NONE,
    /** Level A. */
    A,
    /** Level AA, which most laws ask for. */
    AA,
    /** Level AAA. */
    AAA
}
