package org.cxsdk.feedback.text;

/** Whether a comment praises or complains. */
public enum Sentiment {
    /** It praises. */
    POSITIVE,
    /** It does neither, or both. */
    NEUTRAL,
    /** It complains. */
    NEGATIVE,
    /** Nothing was decided: the means at hand do not allow it. Never counted as neutral. */
    NOT_ANALYSED;

    /** The name in files: {@code positive}, {@code not-analysed}, … */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
