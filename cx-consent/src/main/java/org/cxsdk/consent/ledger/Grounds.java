package org.cxsdk.consent.ledger;

import org.cxsdk.consent.ReuseBasis;
import org.cxsdk.core.LocalizedText;

/** The grounds of reuse in words, for the sentences that people read. */
final class Grounds {

    private Grounds() {}

    static LocalizedText of(ReuseBasis basis) {
        return switch (basis) {
            case CONSENT -> LocalizedText.enAr("consent", "الموافقة");
            case EXPLICIT_REQUEST -> LocalizedText.enAr("explicit request", "الطلب الصريح");
            case LEGAL_OBLIGATION -> LocalizedText.enAr("legal obligation", "الالتزام القانوني");
            case PUBLIC_TASK -> LocalizedText.enAr("public task", "المهمة العامة");
            case VITAL_INTEREST -> LocalizedText.enAr("vital interest", "المصلحة الحيوية");
            case CONTRACT -> LocalizedText.enAr("contract", "العقد");
        };
    }
}
