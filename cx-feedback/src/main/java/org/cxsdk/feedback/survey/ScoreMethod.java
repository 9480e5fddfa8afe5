package org.cxsdk.feedback.survey;

/** How answers become one figure. Two figures with different methods are different things and cannot be compared. */
public enum ScoreMethod {
    /**
     * Share of answers with a favourable code, in percent: CSAT "top 2", NHS Friends and Family Test.
     * Interval: Wilson score.
     */
    TOP_BOX("percent"),
    /**
     * Net score: percent favourable minus percent unfavourable, from -100 to 100. With codes 9-10 and 0-6 it is the Net
     * Promoter Score. Interval: adjusted Wald (add 3 answers, three quarters of them to either side), cut at -100 and
     * 100; Rocks, "Interval estimation for the Net Promoter Score", The American Statistician 70(4), 2016.
     */
    NET("points"),
    /** Mean of the codes, on their own scale. Interval: Student's t; none below two answers. */
    MEAN("points"),
    /**
     * Mean of the codes mapped to 0..100: {@code 100 (mean - lowest) / (highest - lowest)}, as GOV.UK publishes user
     * satisfaction. Interval: Student's t, mapped alike.
     */
    RESCALED_MEAN("percent");

    private final String unit;

    ScoreMethod(String unit) {
        this.unit = unit;
    }

    /** Unit of the figure. */
    public String unit() {
        return unit;
    }

    /** The name in files: {@code top-box}, {@code net}, {@code mean}, {@code rescaled-mean}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
