package org.cxsdk.consent.standard;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why something did not survive the way from one standard to another. */
public enum LossReason implements Reason {
    /** The target has no place for it. */
    NO_PLACE("The target has no place for this: keep the original.", "لا مكان لهذا في المعيار الهدف: احتفظ بالأصل."),
    /** The target has no word for the state. */
    NO_WORD(
            "The target has no word for this state: tell the receiver in another way.",
            "لا توجد في المعيار الهدف كلمة لهذه الحالة: أبلغ المستلم بطريقة أخرى."),
    /** The target demands it, and it is not known. */
    DEMANDED_THERE(
            "The target demands this and it is not known here: add it.",
            "يتطلب المعيار الهدف هذا وهو غير معروف هنا: أضفه."),
    /** An instant became a day, or a day an instant. */
    PRECISION("Day and instant were converted: check the limits.", "جرى التحويل بين اليوم واللحظة: راجع الحدود."),
    /** The source says two things that do not fit. */
    CONTRADICTION(
            "The source says two things that do not fit together: ask its author.",
            "يقول المصدر أمرين لا يتوافقان: اسأل صاحبه."),
    /** A word of the source is unknown. */
    UNKNOWN_WORD(
            "This word of the source is unknown and counts as not valid.",
            "هذه الكلمة من المصدر غير معروفة وتُعد غير صالحة.");

    private final LocalizedText text;

    LossReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
