package org.cxsdk.feedback.recovery;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why something cannot be done to a case. */
public enum CaseReason implements Reason {
    /** Closed cases are reopened first. */
    CLOSED("The case is closed. Reopen it first.", "الحالة مغلقة. أعد فتحها أولاً."),
    /** It is solved. */
    ALREADY_SOLVED("The case is solved already. Reopen it if it is not.", "تم حل الحالة مسبقًا. أعد فتحها إن لم تُحل."),
    /** It was done in this stage. */
    ALREADY_DONE("This was done already in this stage.", "تم ذلك مسبقًا في هذه المرحلة."),
    /** It waits. */
    ALREADY_PAUSED("The case waits already.", "الحالة معلقة مسبقًا."),
    /** It does not wait. */
    NOT_PAUSED("The case does not wait.", "الحالة غير معلقة."),
    /** Nobody said why it went wrong and what was done. */
    NOT_SOLVED(
            "The case is not solved. Say the root cause and the action first.",
            "لم تُحل الحالة. اذكر السبب الجذري والإجراء أولاً."),
    /** The customer does not know. */
    CUSTOMER_NOT_TOLD(
            "The customer has not heard what became of it. Tell her first.",
            "لم يُبلَّغ المتعامل بالنتيجة. أبلغه أولاً."),
    /** Nobody was refused a remedy. */
    WITHIN_AUTHORITY(
            "Nothing asked for is outside authority and can go to somebody else. Solve it here.",
            "لا يوجد طلب خارج الصلاحية يمكن رفعه. حل الحالة هنا."),
    /** The promise is not past due, or that rung has heard. */
    NOT_DUE("Nothing is past due that this rung has not heard.", "لا يوجد ما تجاوز موعده ولم يُبلَّغ به هذا المستوى.");

    private final LocalizedText text;

    CaseReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
