package org.cxsdk.core.catalog;

/** How far a service can be done on a channel. */
public enum Coverage {
    /** Not offered there, or the channel is out of use. */
    NONE,
    /** One can read or hear about it, no more. */
    INFORMATION,
    /** Some of its transactions. */
    PARTIAL,
    /** All of its transactions, from end to end. */
    END_TO_END
}
