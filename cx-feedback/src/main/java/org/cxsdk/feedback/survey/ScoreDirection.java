package org.cxsdk.feedback.survey;

/** Which way a score is good. Two scores of different directions must not be averaged. */
public enum ScoreDirection {
    /** More is better. */
    HIGHER_IS_BETTER,
    /** Less is better, for example effort from 1 "very low" to 5 "very high". */
    LOWER_IS_BETTER;

    /** The name in files: {@code higher-is-better}, {@code lower-is-better}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
