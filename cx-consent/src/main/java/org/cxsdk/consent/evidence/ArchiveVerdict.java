package org.cxsdk.consent.evidence;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What came out of checking an archive of messages. */
public enum ArchiveVerdict implements Reason {
    /** Every file is chained. */
    ACCEPTED("Every message is where the chain says.", "كل رسالة في موضعها من السلسلة."),
    /** The file that chains the others is missing. */
    NO_LINKING_INFO(
            "The archive has no file linkinginfo: get it from the server again.",
            "لا يحتوي الأرشيف على ملف linkinginfo: اجلبه مجددا."),
    /** The file that chains the others is not in its form. */
    MALFORMED_LINKING_INFO(
            "The file linkinginfo is not in its form: get the archive from the server again.",
            "ملف linkinginfo ليس بالصيغة الصحيحة: اجلب الأرشيف مجددا."),
    /** The chain names a file that is not there, or one twice. */
    FILE_MISSING("A message of the chain is missing: somebody removed it.", "رسالة من السلسلة مفقودة: حذفها أحد."),
    /** A file is not in the chain. */
    FILE_NOT_CHAINED("A message is not in the chain: somebody slipped it in.", "رسالة ليست في السلسلة: أضافها أحد."),
    /** A digest is not the one of its file and the one before. */
    CHAIN_BROKEN("A message or the order was changed.", "جرى تغيير رسالة أو ترتيبها.");

    private final LocalizedText text;

    ArchiveVerdict(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }

    /** Whether the chain holds. */
    public boolean accepted() {
        return this == ACCEPTED;
    }
}
