package org.cxsdk.consent.evidence;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What came out of checking a receipt. */
public enum ReceiptVerdict implements Reason {
    /** A trusted key signed exactly this. */
    ACCEPTED("The issuer signed exactly this receipt.", "وقّع المُصدر هذا الإيصال كما هو."),
    /** It is no detached JWS. */
    MALFORMED(
            "This is no signed receipt: ask the issuer for it again.",
            "هذا ليس إيصالا موقّعا: اطلبه من المُصدر مجددا."),
    /** The signature names another algorithm than ES256. */
    WRONG_ALGORITHM(
            "The signature names an algorithm that receipts do not use: do not believe it.",
            "يذكر التوقيع خوارزمية لا تُستخدم في الإيصالات: لا تثق به."),
    /** No trusted key has the identifier that the signature names. */
    UNKNOWN_KEY(
            "The key that the signature names is not among the issuer's: get his keys again.",
            "المفتاح المذكور ليس من مفاتيح المُصدر: اجلب مفاتيحه من جديد."),
    /** The key did not sign this content. */
    FALSE_SIGNATURE("The signature does not fit the content: it was altered.", "لا يطابق التوقيع المحتوى: جرى تغييره.");

    private final LocalizedText text;

    ReceiptVerdict(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }

    /** Whether the receipt may be believed. */
    public boolean accepted() {
        return this == ACCEPTED;
    }
}
