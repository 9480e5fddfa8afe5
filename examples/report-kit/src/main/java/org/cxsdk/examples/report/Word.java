package org.cxsdk.examples.report;

/** The words that the kit itself puts into a report. */
enum Word {
    SKIP_TO_CONTENT("Skip to content", "انتقل إلى المحتوى"),
    CONTENTS("Contents", "المحتويات"),
    DATA_TABLE("Data of this chart", "بيانات هذا الرسم"),
    CATEGORY("Category", "الفئة"),
    VALUE("Value", "القيمة"),
    NO_VALUE("no value", "لا قيمة"),
    POINT("Point", "النقطة"),
    CENTER("Centre line", "خط الوسط"),
    LOWER("Lower limit", "الحد الأدنى"),
    UPPER("Upper limit", "الحد الأعلى"),
    TARGET("Target", "المستهدف"),
    SIGNAL("Signal", "إشارة"),
    YES("yes", "نعم"),
    NO("no", "لا"),
    TASK("Task", "المهمة"),
    GROUP("Group", "المجموعة"),
    START("Start", "البداية"),
    END("End (exclusive)", "النهاية (غير مشمولة)"),
    AFTER("After", "بعد"),
    AS_OF("As of", "حتى تاريخ");

    private final String english;
    private final String arabic;

    Word(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    String in(Language language) {
        return language == Language.ARABIC ? arabic : english;
    }
}
