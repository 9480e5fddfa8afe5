package org.cxsdk.feedback.survey;

/** Which answers a share is a share of. It is part of the score: the same counts give other figures under another one. */
public enum Denominator {
    /** Answers with an opinion; "don't know" and "not applicable" are left out. */
    OPINIONS,
    /** Answers with an opinion and "don't know", as the NHS Friends and Family Test counts. */
    OPINIONS_AND_DONT_KNOW,
    /** Everybody who was asked and to whom the question applied, answered or not. */
    ASKED;

    /** The name in files: {@code opinions}, {@code opinions-and-dont-know}, {@code asked}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
