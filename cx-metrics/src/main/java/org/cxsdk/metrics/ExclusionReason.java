package org.cxsdk.metrics;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/**
 * Why an observation or case was left out of a figure. Exclusions that a definition names itself stand beside these.
 */
public enum ExclusionReason implements Reason {
    /** The same identifier came before. */
    DUPLICATE_ID("An observation with this identifier was there already.", "وردت ملاحظة بهذا المعرّف من قبل."),
    /** A later version of the same fact replaces it. */
    SUPERSEDED("A later observation corrects it.", "صُحِّحت بملاحظة لاحقة."),
    /** The fact was withdrawn. */
    RETRACTED("It was withdrawn, or only withdraws another one.", "سُحبت، أو لا تفيد إلا سحب غيرها."),
    /** It was not yet known at the as-of time. */
    RECORDED_AFTER_AS_OF(
            "It was recorded after the as-of time of this figure.", "سُجِّلت بعد الوقت المرجعي لهذا الرقم."),
    /** Its clock is wrong. */
    OCCURRED_AFTER_RECORDED(
            "It claims to have happened after it was recorded: mend the clock of its source and correct it.",
            "تاريخ حدوثها بعد تاريخ تسجيلها: أصلح ساعة المصدر ثم صحّحها."),
    /** The definition requires a dimension that it lacks. */
    MISSING_DIMENSION("A dimension that the KPI requires is missing.", "ينقصها بُعد يتطلبه المؤشر."),
    /** A value to be summed is missing; it is not taken as 0. */
    MISSING_VALUE(
            "The value to be summed is missing; it is not taken as 0.", "القيمة المطلوب جمعها مفقودة ولا تُعد صفراً."),
    /** A number with too many digits to be summed exactly. */
    VALUE_OUT_OF_RANGE(
            "The value has more digits than can be summed exactly.", "للقيمة أرقام أكثر مما يمكن جمعه بدقة."),
    /** A case event that names no case. */
    MISSING_REFERENCE(
            "It names no case, so opening and closing cannot be matched.",
            "لا تذكر معاملة، فلا يمكن مطابقة الفتح والإغلاق."),
    /** It came when its period was final already, and the definition keeps final figures as they are. */
    TOO_LATE(
            "It was recorded when its period was final; the definition counts such observations apart.",
            "سُجِّلت بعد أن أصبحت فترتها نهائية، والتعريف يعدّ هذه الملاحظات على حدة."),
    /** The clock of the case stands. */
    PAUSED("The case is paused, so nobody knows yet when it is due.", "المعاملة موقوفة، فلا يُعرف موعد استحقاقها بعد."),
    /** Its time to be closed is not over at the as-of time. */
    NOT_DUE_YET("The case is not yet due at the as-of time.", "لم يحن موعد استحقاق المعاملة عند الوقت المرجعي."),
    /** Not closed, in a figure about closed cases only. */
    STILL_OPEN(
            "The case is still open, and this figure looks at closed cases only.",
            "المعاملة مفتوحة، وهذا الرقم للمغلقة فقط."),
    /** A closing without an opening. */
    CLOSED_WITHOUT_OPENING("A closing was observed, but no opening.", "رُصد إغلاق دون فتح."),
    /** Over before anybody watched it. */
    CLOSED_BEFORE_WATCHED(
            "The case was closed before it came to be watched here.", "أُغلقت المعاملة قبل أن تبدأ متابعتها هنا."),
    /** Closed before it was opened. */
    CLOSED_BEFORE_OPENED("The case was closed before it was opened.", "أُغلقت المعاملة قبل فتحها.");

    private final LocalizedText text;

    ExclusionReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
