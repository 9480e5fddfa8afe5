package org.cxsdk.maturity.assess;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why a review refuses a step. */
public enum ReviewReason implements Reason {
    WRONG_STATE(
            "The review is not in the state for this step; look at its state.",
            "المراجعة ليست في الحالة التي تسمح بهذه الخطوة؛ تحقق من حالتها."),
    NOT_AN_ASSESSOR(
            "Only the named assessors may do this; name another review.", "لا يقوم بهذا إلا المقيِّمون المعيَّنون."),
    OTHER_ASSESSMENT(
            "The ratings are of another subject or scope; hand in those of this review.",
            "التقييم يخص جهة أو نطاقا آخر؛ يلزم تقديم تقييم هذه المراجعة."),
    NOT_DISPUTED(
            "The assessors agree on this criterion; only what they differ on is settled.",
            "المقيِّمون متفقون على هذا المعيار؛ ولا يُحسم إلا ما اختلفوا فيه."),
    UNSETTLED(
            "Criteria are still disputed; settle each with a reason first.",
            "لا تزال هناك معايير مختلف فيها؛ يلزم حسم كل منها مع ذكر السبب."),
    REASON_MISSING("A reason is needed in words; write why.", "يلزم ذكر السبب كتابة."),
    RATED_IT_HERSELF(
            "Who rated may not validate; let somebody else do it.",
            "لا يجوز لمن قيَّم أن يصادق؛ يلزم أن يقوم بذلك شخص آخر."),
    VALIDATED_IT_BEFORE(
            "The inside validator may not be the outside one; let somebody else do it.",
            "لا يجوز أن يكون المصادق الداخلي هو الخارجي؛ يلزم أن يقوم بذلك شخص آخر."),
    NOT_INDEPENDENT(
            "The declaration of independence or the organisation is missing, or is the assessed one; declare it.",
            "إقرار الاستقلالية أو الجهة ناقص، أو هي الجهة المقيَّمة نفسها؛ يلزم الإقرار.");

    private final LocalizedText text;

    ReviewReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
