package org.cxsdk.feedback.recovery;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why somebody may not grant a remedy; most decisive first. */
public enum AuthorityReason implements Reason {
    /** No rule lets this role grant it. */
    NO_RULE(
            "No rule lets this role grant this remedy for this issue.",
            "لا توجد قاعدة تتيح لهذا الدور منح هذه المعالجة."),
    /** A remedy with money needs an amount, in the currency of the rule; one without takes none. */
    AMOUNT_UNFIT(
            "The amount is missing, not positive, not expected, or in another currency than the rule. Give one that fits.",
            "المبلغ مفقود أو غير موجب أو غير متوقع أو بعملة مختلفة عن القاعدة. أدخل مبلغًا مناسبًا."),
    /** It is more than this role may grant at once. */
    ABOVE_LIMIT(
            "The amount is above what this role may grant at once. Ask a role with a higher limit.",
            "المبلغ أعلى مما يجوز لهذا الدور منحه دفعة واحدة. اطلب ذلك من دور بحد أعلى."),
    /** The customer was granted it as often as the rule allows. */
    TOO_OFTEN(
            "This customer was granted this remedy as often as the rule allows in the period.",
            "مُنحت هذه المعالجة لهذا المتعامل بعدد المرات المسموح به خلال الفترة."),
    /** Together with what the customer was granted before it is too much. */
    ABOVE_TOTAL(
            "With what this customer was granted in the period, the amount is above the total that the rule allows.",
            "مع ما مُنح لهذا المتعامل خلال الفترة يتجاوز المبلغ الإجمالي المسموح به.");

    private final LocalizedText text;

    AuthorityReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
