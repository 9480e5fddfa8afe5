package org.cxsdk.core.customer;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why somebody may not act for somebody else; most decisive first. */
public enum RepresentationReason implements Reason {
    /** No mandate names this actor for this person. */
    NO_MANDATE(
            "Nobody gave this person a mandate to act for the other one. Ask for the document that shows it.",
            "لا يوجد تفويض لهذا الشخص للتصرف نيابة عن الآخر. اطلب المستند الذي يثبت ذلك."),
    /** The mandate was annulled. */
    MANDATE_VOID(
            "The mandate was annulled; nothing done under it counts.", "أُبطل التفويض ولا يُعتد بأي تصرف تم بموجبه."),
    /** The mandate has not begun. */
    MANDATE_NOT_BEGUN("The mandate has not begun yet.", "لم يبدأ التفويض بعد."),
    /** The mandate is over, as when a child came of age. */
    MANDATE_ENDED(
            "The mandate is over. The person acts for herself, or somebody with a new mandate does.",
            "انتهى التفويض. يتصرف الشخص بنفسه أو من يحمل تفويضًا جديدًا."),
    /** The mandate does not cover the purpose. */
    OUTSIDE_MANDATE("The mandate does not cover this purpose.", "لا يشمل التفويض هذا الغرض."),
    /** The mandate was passed on more often than it may be. */
    PASSED_ON_TOO_OFTEN(
            "The mandate was passed on more often than it allows.", "نُقل التفويض مرات أكثر مما هو مسموح به."),
    /** A companion helps and decides nothing. */
    ONLY_ACCOMPANIES(
            "A companion helps and decides nothing. Let the person act herself.",
            "المرافق يساعد ولا يقرر شيئًا. دعوا الشخص يتصرف بنفسه."),
    /** All who have a mandate must act together, and one is missing. */
    OTHERS_MUST_AGREE(
            "Others must agree as well: those who have this mandate act together.",
            "يجب أن يوافق الآخرون أيضًا: من يحملون هذا التفويض يتصرفون معًا.");

    private final LocalizedText text;

    RepresentationReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
