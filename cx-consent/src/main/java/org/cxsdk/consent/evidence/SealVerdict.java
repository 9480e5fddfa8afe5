package org.cxsdk.consent.evidence;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What came out of checking the seal of a registry's answer. */
public enum SealVerdict implements Reason {
    /** Body, digest, signature and certificate fit. */
    ACCEPTED("The registry sealed exactly this answer.", "ختم السجل هذا الجواب كما هو."),
    /** It is no such seal. */
    MALFORMED(
            "This is no seal over the digest of a body: ask the registry again.",
            "هذا ليس ختما على بصمة النص: اسأل السجل مجددا."),
    /** The body is not the one whose digest was sealed. */
    DIGEST_DIFFERS("The body was altered: ask the registry again.", "جرى تغيير النص: اسأل السجل مجددا."),
    /** The signature does not fit. */
    FALSE_SIGNATURE(
            "The signature does not fit the digest: do not believe the answer.",
            "لا يطابق التوقيع البصمة: لا تثق بالجواب."),
    /** The certificate is out of date or of nobody who is trusted. */
    NOT_TRUSTED(
            "The certificate is not valid at that time or nobody trusted issued it: check the trusted certificates.",
            "الشهادة غير صالحة في ذلك الوقت أو لم تصدرها جهة موثوقة: راجع الشهادات الموثوقة.");

    private final LocalizedText text;

    SealVerdict(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }

    /** Whether the answer may be believed. */
    public boolean accepted() {
        return this == ACCEPTED;
    }
}
