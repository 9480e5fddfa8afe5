package org.cxsdk.feedback.intake;

/** How a contact ended. People are heard at every end, not only where it went well. */
public enum End {
    /** The person got what she came for. */
    COMPLETED,
    /** It was tried and could not be done. */
    FAILED,
    /** She was told that she is not entitled. */
    INELIGIBLE,
    /** She went away in the middle. */
    ABANDONED;

    /** The name in files and in the dimension {@code end}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
