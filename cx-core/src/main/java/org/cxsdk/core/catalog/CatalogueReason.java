package org.cxsdk.core.catalog;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What a review of a catalogue can find. Each names what is the matter and what the agency can do. */
public enum CatalogueReason implements Reason {
    /** A service that nobody without a screen can get. */
    NO_NON_DIGITAL_PATH(
            "None of the service's transactions is possible at a desk, by telephone with a person or by letter;"
                    + " open one of these ways to it.",
            "لا يمكن إنجاز أي من معاملات الخدمة عند مكتب أو هاتفياً مع موظف أو بالبريد؛ أتيحوا إحدى هذه الطرق."),
    /** A service whose non-digital ways end halfway. */
    NON_DIGITAL_PATH_INCOMPLETE(
            "At desks, by telephone and by letter the service can be begun but on none of them done from end to end;"
                    + " add the missing transactions.",
            "يمكن بدء الخدمة عند مكتب أو هاتفياً أو بالبريد، ولكن لا يمكن إتمامها على أي منها؛ أضيفوا المعاملات الناقصة."),
    /** A service on whose channels there is no person. */
    NO_HUMAN_HELP(
            "No channel of the service offers the help of a person; offer it on at least one.",
            "لا تقدم أي قناة للخدمة مساعدة من موظف؛ قدموها على قناة واحدة على الأقل."),
    /** A service that is nowhere whole. */
    NO_END_TO_END_CHANNEL(
            "On no channel can the service be done from end to end; add the missing transactions to one.",
            "لا يمكن إتمام الخدمة من البداية إلى النهاية على أي قناة؛ أضيفوا المعاملات الناقصة إلى إحداها."),
    /** A service that is told about on a channel and cannot be done there. */
    INFORMATION_ONLY(
            "The channel only informs about the service; make its transactions possible there or say where they are.",
            "القناة تقدم معلومات عن الخدمة فقط؛ أتيحوا معاملاتها عليها أو بيّنوا أين هي متاحة."),
    /** A service without a channel. */
    NO_CHANNEL(
            "The service is offered on no channel that is in use; offer it on one or end it.",
            "الخدمة غير متاحة على أي قناة عاملة؛ أتيحوها على قناة أو أنهوها."),
    /** A digital channel that was never checked. */
    ACCESSIBILITY_UNKNOWN(
            "The channel's level of WCAG 2.2 is unknown; have it checked.",
            "مستوى القناة وفق WCAG 2.2 غير معروف؛ اطلبوا فحصها."),
    /** A digital channel that shuts people out. */
    ACCESSIBILITY_BELOW_AA(
            "The channel does not meet level AA of WCAG 2.2; mend what the check found.",
            "القناة لا تحقق المستوى AA من WCAG 2.2؛ أصلحوا ما كشفه الفحص."),
    /** A desk that is not known to be reached without steps. */
    NOT_STEP_FREE(
            "The desk is not known to be step-free; make it so, or note that it is.",
            "ليس معروفاً أن المكتب يمكن الوصول إليه دون درج؛ هيئوه أو سجّلوا أنه كذلك."),
    /** A channel that does not speak one of the catalogue's languages. */
    LANGUAGE_MISSING(
            "The channel does not serve in every language of the catalogue; add the missing one.",
            "القناة لا تخدم بكل لغات الدليل؛ أضيفوا اللغة الناقصة."),
    /** An automatic assistant that sleeps. */
    ASSISTANT_NOT_ALWAYS_OPEN(
            "An automatic assistant can serve around the clock and is not known to; open it, or note its hours.",
            "يمكن للمساعد الآلي أن يخدم على مدار الساعة وليس معروفاً أنه كذلك؛ افتحوه أو سجّلوا ساعاته."),
    /** A touchpoint at which nobody asks. */
    NO_FEEDBACK(
            "Nobody asks about this touchpoint; hook an instrument to it.",
            "لا أحد يسأل عن نقطة الاتصال هذه؛ اربطوا بها أداة استطلاع.");

    private final LocalizedText text;

    CatalogueReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
