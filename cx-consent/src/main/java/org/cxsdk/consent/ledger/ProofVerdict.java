package org.cxsdk.consent.ledger;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What came out of checking a proof. */
public enum ProofVerdict implements Reason {
    /** The proof leads to the roots it should. */
    ACCEPTED("The proof leads to the stated root.", "يؤدي الإثبات إلى الجذر المذكور."),
    /** The index lies outside the tree, a size is no number of 64 bits, or the later tree is smaller. */
    IMPOSSIBLE_SIZES(
            "No tree has these sizes and this index: fetch the proof again.",
            "لا توجد شجرة بهذه الأحجام وهذا الموضع: اجلب الإثبات من جديد."),
    /** Nothing can be proved from the empty tree, which every tree extends. */
    FROM_EMPTY_TREE(
            "The earlier tree is empty, so there is nothing to prove: ask from the first checkpoint with an entry.",
            "الشجرة السابقة فارغة فلا شيء يُثبت: اطلب الإثبات من أول نقطة تحقق فيها مدخل."),
    /** It is not a proof in its form. */
    MALFORMED_PROOF("This is no proof in its form: fetch it again.", "هذا ليس إثباتا بالصيغة الصحيحة: اجلبه من جديد."),
    /** A hash is not 32 bytes long. */
    MALFORMED_HASH("A hash is not 32 bytes long.", "طول إحدى البصمات ليس 32 بايتا."),
    /** The proof has more or fewer hashes than these sizes need. */
    WRONG_LENGTH(
            "The proof has more or fewer hashes than a tree of this size needs.",
            "عدد البصمات في الإثبات لا يوافق حجم الشجرة."),
    /** The hashes lead to another root: the entry or the log is not the one that was promised. */
    ROOT_DIFFERS(
            "The proof leads to another root: the entry or the log was changed; keep both and report it.",
            "يؤدي الإثبات إلى جذر آخر: جرى تغيير المدخل أو السجل؛ احتفظ بالاثنين وبلّغ عن ذلك.");

    private final LocalizedText text;

    ProofVerdict(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }

    /** Whether the proof holds. */
    public boolean accepted() {
        return this == ACCEPTED;
    }
}
