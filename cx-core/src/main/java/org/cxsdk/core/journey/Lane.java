package org.cxsdk.core.journey;

/** Who acts in a step, as a service blueprint draws it. */
public enum Lane {
    /** The person or business served. */
    CUSTOMER,
    /** Staff or a system in contact with the customer. */
    FRONT_OFFICE,
    /** Case handling that the customer does not see. */
    MIDDLE_OFFICE,
    /** Support behind it: records, payments, other agencies. */
    BACK_OFFICE
}
