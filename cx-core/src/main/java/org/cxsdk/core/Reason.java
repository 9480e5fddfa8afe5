package org.cxsdk.core;

/**
 * Why an outcome is what it is. Implemented by enums, one constant for each reason, so that callers can branch on the
 * constant and people can read the text.
 */
public interface Reason {

    /** A stable code in capitals, unique within its enum, for example {@code EXPIRED}. */
    String code();

    /** One sentence: when this reason is given and what can be done; at least in English and Arabic. */
    LocalizedText text();
}
