package org.cxsdk.consent.ledger;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What came out of checking the signatures of a note. */
public enum NoteVerdict implements Reason {
    /** Somebody trusted signed, and no signature of a trusted key is false. */
    ACCEPTED("A trusted key signed this note.", "وقّع مفتاح موثوق هذه المذكرة."),
    /** No signature is by a trusted key. */
    NOBODY_TRUSTED_SIGNED(
            "No trusted key signed this note: get it from the log again, or the right key.",
            "لم يوقّع أي مفتاح موثوق هذه المذكرة: اجلبها من السجل من جديد أو احصل على المفتاح الصحيح."),
    /** A signature says it is by a trusted key, and is not over this text. */
    FALSE_SIGNATURE(
            "A signature of a trusted key does not fit the text: it was altered; do not believe it.",
            "لا يطابق توقيع مفتاح موثوق نص المذكرة: جرى تغييرها فلا تثق بها.");

    private final LocalizedText text;

    NoteVerdict(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }

    /** Whether the note may be believed. */
    public boolean accepted() {
        return this == ACCEPTED;
    }
}
