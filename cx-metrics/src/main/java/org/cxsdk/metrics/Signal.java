package org.cxsdk.metrics;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What a reader must know about a figure before using it. */
public enum Signal implements Reason {
    /** A share is above 1: observations are missing below the line or counted twice above it. */
    NUMERATOR_EXCEEDS_DENOMINATOR(
            "More were counted above the line than below it, which a share cannot be: look for starts that were not recorded, or resumed ones that were excluded.",
            "عدد البسط أكبر من المقام، وهذا لا يصح في نسبة: ابحث عن بدايات لم تُسجَّل أو مستأنفات استُبعدت.");

    private final LocalizedText text;

    Signal(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
