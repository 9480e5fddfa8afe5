package org.cxsdk.core.journey.improve;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What a review of a designed journey can find. */
public enum DesignReason implements Reason {
    /** The catalogue does not have the channel, or it is not in use. */
    CHANNEL_NOT_IN_USE(
            "The step names a channel that the catalogue does not have or that is not in use; correct the design or open"
                    + " the channel.",
            "تذكر الخطوة قناة غير موجودة في الدليل أو غير عاملة؛ صححوا التصميم أو افتحوا القناة."),
    /** Nobody is there, and nobody can be reached. */
    NO_PERSON_REACHABLE(
            "On this channel there is nobody, and the step can be done on no other channel with a person; let one take"
                    + " over, or open the step at a desk or by telephone.",
            "لا يوجد أحد على هذه القناة ولا يمكن إنجاز الخطوة على قناة أخرى مع موظف؛ أتيحوا تدخل موظف أو افتحوا الخطوة عند"
                    + " مكتب أو هاتفياً."),
    /** Somebody who handles no screen cannot do it. */
    NO_NON_DIGITAL_WAY(
            "The step can be done by digital means only; open a desk, the telephone with a person or letters to it.",
            "لا يمكن إنجاز الخطوة إلا رقمياً؛ أتيحوها عند مكتب أو هاتفياً مع موظف أو بالبريد."),
    /** A channel is not known to be accessible. */
    ACCESSIBILITY_NOT_SHOWN(
            "The channel is not known to meet level AA of WCAG 2.2, or the desk to be step-free; have it checked and noted.",
            "ليس معروفاً أن القناة تحقق المستوى AA من WCAG 2.2 أو أن المكتب يمكن الوصول إليه دون درج؛ اطلبوا الفحص وسجّلوه."),
    /** Not all languages of the catalogue are served. */
    LANGUAGE_MISSING(
            "The channel does not serve in every language of the catalogue; add the missing one.",
            "القناة لا تخدم بكل لغات الدليل؛ أضيفوا اللغة الناقصة."),
    /** The same step asks for different things. */
    CHANNELS_ASK_DIFFERENT_THINGS(
            "The step asks for other documents, visits, signatures or fees on this channel than usual; make it the same, or"
                    + " tell people why.",
            "تطلب الخطوة على هذه القناة مستندات أو زيارات أو توقيعات أو رسوماً غير المعتادة؛ وحّدوها أو بيّنوا السبب للناس."),
    /** One journey asks for one thing more than once. */
    ASKED_TWICE(
            "The journey asks for the same document in an earlier step; hand it on instead.",
            "تطلب الرحلة المستند نفسه في خطوة سابقة؛ انقلوه بدلاً من طلبه ثانية.");

    private final LocalizedText text;

    DesignReason(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
