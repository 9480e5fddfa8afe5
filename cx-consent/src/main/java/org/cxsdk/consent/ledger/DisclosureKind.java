package org.cxsdk.consent.ledger;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What happened to a person's data. */
public enum DisclosureKind implements Reason {
    /** The data goes to the recipient; stored before it does. */
    RELEASED("Data was given out.", "أُعطيت البيانات."),
    /** Somebody asked for the data and did not get it. */
    REFUSED("Data was asked for and not given.", "طُلبت البيانات ولم تُعط."),
    /** The recipient told that he used what he had got. */
    USED("The recipient reported that the data was used.", "أبلغ المستلم عن استخدام البيانات.");

    private final LocalizedText text;

    DisclosureKind(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
