package org.cxsdk.metrics;

import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Reason;

/** What a reader must know about a figure before using it. */
public enum Signal implements Reason {
    /** A share is above 1: observations are missing below the line or counted twice above it. */
    NUMERATOR_EXCEEDS_DENOMINATOR(
            "More were counted above the line than below it, which a share cannot be: look for starts that were not"
                    + " recorded, or resumed ones that were excluded.",
            "عدد البسط أكبر من المقام، وهذا لا يصح في نسبة: ابحث عن بدايات لم تُسجَّل أو مستأنفات استُبعدت."),
    /** A quantile or a count of distinct things is no longer computed from every value. */
    APPROXIMATED(
            "There are more values than are kept one by one, so the figure is close but not exact: quantiles to 0.3 %,"
                    + " distinct counts to a standard error of 0.8 %.",
            "القيم أكثر مما يُحفظ كلٌّ على حدة، فالرقم قريب لا دقيق: الكميات ضمن 0.3 % وأعداد العناصر المختلفة بخطأ"
                    + " معياري 0.8 %."),
    /** A window begins before the first observation. */
    INCOMPLETE_WINDOW(
            "The window begins before the first observation, so the figure covers less time than its name says.",
            "تبدأ النافذة قبل أول ملاحظة، فالرقم يغطي وقتاً أقل مما يدل عليه اسمه."),
    /** Too few cases have been closed for this quantile. */
    NOT_REACHED(
            "Too many cases are still open for this figure: it lies beyond what has been watched.",
            "ما زالت معاملات كثيرة مفتوحة، فالرقم أبعد مما رُصد."),
    /** A KPI that it is made of has no figure. */
    PARTS_MISSING(
            "A KPI that this figure is made of has no figure.", "أحد المؤشرات التي يتكوّن منها هذا الرقم بلا قيمة.");

    private final LocalizedText text;

    Signal(String english, String arabic) {
        this.text = LocalizedText.enAr(english, arabic);
    }

    @Override
    public LocalizedText text() {
        return text;
    }
}
