package org.cxsdk.core.catalog;

/** Something that is there for people whom a channel would otherwise shut out. */
public enum AccessibilityFact {
    /** No step between the street and the counter. */
    STEP_FREE,
    /** A loop for hearing aids. */
    HEARING_LOOP,
    /** Somebody who signs, there or by video. */
    SIGN_LANGUAGE,
    /** Telephone by way of text. */
    TEXT_RELAY,
    /** Works with a screen reader. */
    SCREEN_READER,
    /** Works without a mouse or touch. */
    KEYBOARD_ONLY,
    /** Texts in large print. */
    LARGE_PRINT,
    /** Texts in Braille. */
    BRAILLE,
    /** Texts in easy language. */
    PLAIN_LANGUAGE,
    /** A place with little noise and light. */
    QUIET_ROOM,
    /** Staff come to the customer. */
    HOME_VISIT
}
