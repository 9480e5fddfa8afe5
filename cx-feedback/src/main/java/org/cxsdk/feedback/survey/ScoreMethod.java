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
    RESCALED_MEAN("percent"),
    /**
     * For each respondent the mean of several items on one scale, each mapped to 0..100 and turned round where it says so,
     * times a factor plus a constant; then the mean over respondents who answered every item. With ten items it is the
     * System Usability Scale, {@code 2.5 (Σ odd (x - 1) + Σ even (5 - x))}. Interval: Student's t, mapped alike.
     */
    ITEM_INDEX("points"),
    /**
     * What was experienced less what was expected, for each respondent who answered both; then the mean. Interval: Student's
     * t of the differences.
     */
    GAP("points"),
    /** Share of respondents whose experience was at least what they expected, in percent. Interval: Wilson score. */
    MET("percent"),
    /** Share of respondents whose experience was better than what they expected, in percent. Interval: Wilson score. */
    EXCEEDED("percent"),
    /**
     * Percent who chose something as good minus percent who chose it as bad, of all who were asked either: the drivers of US
     * OMB Circular A-11. Interval: adjusted Wald.
     */
    NET_CHOICE("points");

    private final String unit;

    ScoreMethod(String unit) {
        this.unit = unit;
    }

    /** Unit of the figure. */
    public String unit() {
        return unit;
    }

    /** Whether it is a share of answers, from 0 to 100 percent. */
    public boolean isShare() {
        return this == TOP_BOX || this == MET || this == EXCEEDED;
    }

    /** The name in files: {@code top-box}, {@code net}, {@code mean}, {@code rescaled-mean}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
