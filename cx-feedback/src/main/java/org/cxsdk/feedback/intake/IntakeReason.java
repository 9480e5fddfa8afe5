package org.cxsdk.feedback.intake;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why somebody is not asked, or may not answer. */
public enum IntakeReason implements Reason {
    /** The sample leaves this occasion out. */
    NOT_SAMPLED("The sample leaves this occasion out.", "لم تقع هذه المناسبة ضمن العينة."),
    /** The person was asked as often as the cap allows. */
    ASKED_OFTEN_ENOUGH("The person was asked often enough lately.", "سُئل هذا الشخص بما يكفي مؤخرا."),
    /** The round is not open now. */
    NOT_OPEN("The round is not open now.", "الاستطلاع غير مفتوح الآن."),
    /** There is no such round or invitation. */
    UNKNOWN("There is no such invitation.", "لا توجد دعوة كهذه."),
    /** The invitation was used before. */
    USED("The invitation was used before.", "استُخدمت الدعوة من قبل."),
    /** The round asks by name and the answer came without, or the other way round. */
    OTHER_KIND(
            "The round takes answers of the other kind, by name or anonymous.",
            "يقبل هذا الاستطلاع النوع الآخر من الإجابات، بالاسم أو دون اسم.");

    private final LocalizedText text;

    IntakeReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
