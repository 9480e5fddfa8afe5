package org.cxsdk.core;

/**
 * Why an outcome is what it is. Implemented by enums, one constant for each reason, so that callers can branch on the
 * constant and people can read the text.
 */
public interface Reason {

    /** Name of the constant; every enum has it. */
    String name();

    /** A stable code in capitals, unique within its enum, for example {@code EXPIRED}: the constant's name. */
    default String code() {
        return name();
    }

    /** One sentence: when this reason is given and what can be done; at least in English and Arabic. */
    LocalizedText text();
}
