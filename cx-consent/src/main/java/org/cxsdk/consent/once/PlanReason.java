package org.cxsdk.consent.once;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** Why a datum is reused, confirmed or asked, besides the reasons of the decision; a closed list. */
public enum PlanReason implements Reason {
    /** It may be used, and it is fresh and sure enough. */
    HELD_AND_FRESH(
            "It is held, may be used, and is fresh and sure enough.",
            "البيانات متوفرة ويجوز استخدامها وحديثة وموثوقة بما يكفي."),
    /** It may be used, and it is old. */
    STALE(
            "It is held and may be used, but it is older than allowed. Show it and ask whether it still holds.",
            "البيانات متوفرة ويجوز استخدامها لكنها أقدم من المسموح. اعرضها واسأل إن كانت لا تزال صحيحة."),
    /** It may be used, and it is not sure enough. */
    NOT_SURE_ENOUGH(
            "It is held and may be used, but it is less sure than the service needs. Ask the person, with proof.",
            "البيانات متوفرة ويجوز استخدامها لكنها أقل موثوقية مما تحتاجه الخدمة. اطلبها من الشخص مع إثبات."),
    /** Nobody holds it. */
    NOT_HELD("Nobody is known to hold it.", "لا تُعرف جهة تحتفظ بها."),
    /** It is asked every time. */
    ASKED_EVERY_TIME("It is asked every time, by its nature.", "تُطلب في كل مرة بحكم طبيعتها."),
    /** The person gave it in this plan. */
    GIVEN_JUST_NOW(
            "The person gave it just now; all services use this answer.", "قدّمها الشخص الآن وتستخدمها جميع الخدمات."),
    /** It may not be reused. */
    MAY_NOT_BE_REUSED(
            "It is held, but may not be reused for this; the person is asked herself.",
            "البيانات متوفرة لكن لا يجوز إعادة استخدامها لهذا الغرض، فتُطلب من الشخص مباشرة.");

    private final LocalizedText text;

    PlanReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
