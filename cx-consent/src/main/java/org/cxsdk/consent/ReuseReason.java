package org.cxsdk.consent;

import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/**
 * Why a decision is what it is, and why each statement won or lost: a closed list. The order is that in which reasons
 * are told, most decisive first.
 */
public enum ReuseReason implements Reason {
    /** The request names a purpose that is not in the vocabulary. */
    UNKNOWN_PURPOSE(
            "The purpose is not in the vocabulary, so nothing can cover it. Correct the request, or publish a"
                    + " vocabulary that has the purpose.",
            "الغرض غير موجود في قائمة المصطلحات، فلا يمكن أن يشمله أي تصريح. صحّح الطلب أو انشر قائمة مصطلحات تتضمن"
                    + " هذا الغرض."),
    /** The request names a data category that is not in the vocabulary. */
    UNKNOWN_CATEGORY(
            "The data category is not in the vocabulary, so nothing can cover it. Correct the request, or publish a"
                    + " vocabulary that has the category.",
            "فئة البيانات غير موجودة في قائمة المصطلحات، فلا يمكن أن يشملها أي تصريح. صحّح الطلب أو انشر قائمة مصطلحات"
                    + " تتضمن هذه الفئة."),
    /** An authority forbids the use, whatever the person or a law says. */
    BLOCKED(
            "An authority, such as a court, forbids this use. Do not use the data; ask the authority.",
            "تمنع جهة مختصة، كالمحكمة، هذا الاستخدام. لا تستخدم البيانات وراجع الجهة."),
    /** Somebody declared an emergency. */
    EMERGENCY(
            "Somebody declared an emergency for this use. It is reviewed afterwards and the person is told.",
            "أعلن أحدهم حالة طارئة لهذا الاستخدام. ستُراجع لاحقًا ويُبلَّغ الشخص."),
    /** A law, a task in law or a contract permits the use. */
    LEGAL_GROUND(
            "A law, a task laid down in law or a contract permits this use; no consent is needed.",
            "يجيز هذا الاستخدام قانون أو مهمة منصوص عليها قانونًا أو عقد، ولا حاجة إلى موافقة."),
    /** A consent of the person is in force and covers the request. */
    CONSENT_IN_FORCE(
            "The person consented to this use and the consent is in force.",
            "وافق الشخص على هذا الاستخدام والموافقة سارية."),
    /** An explicit request of the person is in force and covers the request. */
    EXPLICIT_REQUEST_IN_FORCE(
            "The person explicitly asked for this exchange and the request is in force.",
            "طلب الشخص صراحةً هذا التبادل والطلب سارٍ."),
    /** A refusal covers the request, but a later grant is at least as specific. */
    GRANTED_AFTER_REFUSAL(
            "The person had refused, but later granted something at least as specific, so the refusal no longer counts"
                    + " here.",
            "كان الشخص قد رفض، لكنه منح لاحقًا موافقة لا تقل تحديدًا، فلم يعد الرفض ساريًا هنا."),
    /** A refusal takes part of the requested data out of the permit. */
    PARTLY_REFUSED(
            "The person refused part of the requested data. Use only what is not excluded.",
            "رفض الشخص جزءًا من البيانات المطلوبة. استخدم ما لم يُستثنَ فقط."),
    /** Part of the requested data came into the category only after the person was asked. */
    PARTLY_NEW(
            "Part of the requested data belongs to this category only since the person was asked. Use only what is not"
                    + " excluded, or ask her again.",
            "أصبح جزء من البيانات المطلوبة ضمن هذه الفئة بعد سؤال الشخص. استخدم ما لم يُستثنَ فقط أو اسأله من جديد."),
    /** Part of the requested data needs an explicit consent. */
    PARTLY_SPECIAL(
            "Part of the requested data is of a special kind, which needs an explicit consent. Use only what is not"
                    + " excluded.",
            "جزء من البيانات المطلوبة من فئة خاصة تستلزم موافقة صريحة. استخدم ما لم يُستثنَ فقط."),
    /** An authority forbids part of the requested data. */
    PARTLY_BLOCKED(
            "An authority forbids part of the requested data. Use only what is not excluded.",
            "تمنع جهة مختصة جزءًا من البيانات المطلوبة. استخدم ما لم يُستثنَ فقط."),
    /** A refusal covers the request and no later grant overcomes it. */
    REFUSED(
            "The person refused this use. Ask her for the data itself, or go on without it.",
            "رفض الشخص هذا الاستخدام. اطلب منه البيانات مباشرة أو تابع من دونها."),
    /** The person took the grant back. */
    WITHDRAWN(
            "The person withdrew the consent. Stop using the data, and ask again only if something has changed.",
            "سحب الشخص موافقته. أوقف استخدام البيانات ولا تطلب الموافقة من جديد إلا إذا تغيّر الأمر."),
    /** The validity of the grant is over. */
    EXPIRED(
            "The consent has expired. Ask the person whether she renews it.",
            "انتهت مدة الموافقة. اسأل الشخص إن كان يرغب في تجديدها."),
    /** The validity of the grant has not begun. */
    NOT_YET_VALID("The consent is not valid yet. Wait until it begins.", "لم يبدأ سريان الموافقة بعد. انتظر حتى تبدأ."),
    /** The notice that the person was shown has changed in substance. */
    RENEWAL_DUE(
            "What the person was told when she consented has changed. Ask her whether she renews her consent.",
            "تغيّر ما أُبلغ به الشخص عند موافقته. اسأله إن كان يرغب في تجديدها."),
    /** The data is of a special kind and the grant is not explicit. */
    NOT_EXPLICIT(
            "This kind of data needs an explicit consent, and the person's consent is a general one. Ask her"
                    + " expressly.",
            "تستلزم هذه الفئة من البيانات موافقة صريحة، وموافقة الشخص عامة. اطلب موافقته الصريحة."),
    /** The mandate under which somebody granted for the person was annulled. */
    MANDATE_ANNULLED(
            "Somebody consented for the person under a mandate that was annulled. Ask her, or who may act for her.",
            "وافق أحدهم نيابة عن الشخص بموجب تفويض أُبطل. اسأل الشخص أو من يحق له التصرف عنه."),
    /** The person must see the data before it goes. */
    PREVIEW_NEEDED(
            "The person asked for this exchange and has the right to see the data before it goes. Show it to her.",
            "طلب الشخص هذا التبادل ويحق له الاطلاع على البيانات قبل إرسالها. اعرضها عليه."),
    /** The permitted uses are spent. */
    QUOTA_SPENT(
            "The uses that the person allowed are spent for now. Wait, or ask her again.",
            "استُنفدت مرات الاستخدام التي سمح بها الشخص حاليًا. انتظر أو اسأله من جديد."),
    /** The person never said anything that covers the request. */
    NO_STATEMENT(
            "No statement of the person covers this use. Ask her for consent.",
            "لا يوجد تصريح من الشخص يشمل هذا الاستخدام. اطلب موافقته."),
    /** A more specific grant is used instead. */
    LESS_SPECIFIC(
            "Another consent in force is more specific and is used instead.",
            "توجد موافقة سارية أكثر تحديدًا وتُستخدم بدلًا منها."),
    /** A grant that ends earlier is used instead. */
    ENDS_LATER(
            "Another consent in force ends earlier and is used instead, so that the permit is the shorter one.",
            "توجد موافقة سارية تنتهي قبلها وتُستخدم بدلًا منها ليكون الإذن أقصر مدة."),
    /** A grant that stands earlier in the log is used instead. */
    LATER_IN_LOG(
            "Another consent in force says the same and was recorded earlier; it is used instead.",
            "توجد موافقة سارية مماثلة سُجّلت قبلها وتُستخدم بدلًا منها."),
    /** The statement is about another purpose. */
    OTHER_PURPOSE(
            "The statement is about another purpose, or a narrower one than asked for.",
            "يتعلق التصريح بغرض آخر أو بغرض أضيق من المطلوب."),
    /** The statement is about another data category. */
    OTHER_CATEGORY(
            "The statement is about another data category, or a narrower one than asked for.",
            "يتعلق التصريح بفئة بيانات أخرى أو بفئة أضيق من المطلوبة."),
    /** The statement is about another recipient. */
    OTHER_RECIPIENT(
            "The statement is about another recipient, or a narrower group than asked for.",
            "يتعلق التصريح بجهة أخرى أو بمجموعة أضيق من المطلوبة."),
    /** The current vocabulary covers the request, the one shown to the person does not. */
    VOCABULARY_WIDENED(
            "The statement covers this use only in a newer vocabulary than the person was shown. Ask her again.",
            "لا يشمل التصريح هذا الاستخدام إلا في قائمة مصطلحات أحدث من التي عُرضت على الشخص. اسأله من جديد."),
    /** The vocabulary shown to the person is not at hand. */
    VOCABULARY_MISSING(
            "The vocabulary that the person was shown is not available, so the consent cannot be used. Publish that"
                    + " version again.",
            "قائمة المصطلحات التي عُرضت على الشخص غير متاحة، فلا يمكن استخدام الموافقة. أعد نشر ذلك الإصدار.");

    private final LocalizedText text;
    private final List<ReuseReason> alone;

    ReuseReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
        this.alone = List.of(this);
    }

    /** This reason as the only one. */
    List<ReuseReason> alone() {
        return alone;
    }

    /** Whether it says why a part is left out of a permit. */
    boolean limitsAPermit() {
        return this == PARTLY_REFUSED || this == PARTLY_NEW || this == PARTLY_SPECIAL || this == PARTLY_BLOCKED;
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
