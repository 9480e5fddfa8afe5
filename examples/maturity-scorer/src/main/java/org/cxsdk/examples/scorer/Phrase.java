package org.cxsdk.examples.scorer;

import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;
import org.cxsdk.maturity.model.Absence;

/** Everything the program says of its own, in English and Arabic. Places {@code {0}} take values; {@link Isolates#fill} tells how they count. */
enum Phrase {
    // the program
    WROTE("Wrote {0} to {1}", "كُتبت {0} في {1}"),
    LEVEL_MISSED(
            "{0}, {1}: level {2} was asked for, level {3} is reached.",
            "{0}، {1}: المطلوب المستوى {2}، والمتحقق المستوى {3}."),
    LEVEL_UNKNOWN(
            "{0}, {1}: level {2} was asked for, there is no level.", "{0}، {1}: المطلوب المستوى {2}، ولا يوجد مستوى."),
    SUMMARY_LEVEL("{0}, {1}: level {2} of {3} ({4}), score {5}", "{0}، {1}: المستوى {2} من {3} ({4})، الدرجة {5}"),
    SUMMARY_SCORE("{0}, {1}: score {2}", "{0}، {1}: الدرجة {2}"),
    SUMMARY_NONE("{0}, {1}: no score", "{0}، {1}: بلا درجة"),
    SUMMARY_MORE("… and {0} more, see scores.json", "… و{0} أخرى، انظر scores.json"),

    // head of the report
    TITLE_ONE("Maturity assessment: {0}", "تقييم النضج: {0}"),
    PERIOD("Period", "الفترة"),
    ASSESSOR("Assessor", "المقيِّم"),
    MODEL("Model", "النموذج"),
    AS_OF("As of", "حتى تاريخ"),
    LEVEL("Level", "المستوى"),
    LEVEL_OF("Level {0} of {1}", "المستوى {0} من {1}"),
    SCORE("Score", "الدرجة"),
    SCORE_OF("{0} of {1}", "{0} من {1}"),
    SCORE_RANGE("on a scale from {0} to {1}", "على مقياس من {0} إلى {1}"),
    ANSWERED_OF("Answered: {0} of {1|# criterion|# criteria}.", "المعايير المجاب عنها: {0} من {1}."),
    SCORE_NOTE(
            "The score shows what is there already; the level shows what can be relied on everywhere.",
            "تبين الدرجة ما هو موجود بالفعل، ويبين المستوى ما يمكن الاعتماد عليه في كل مكان."),
    NEXT_LEVEL("What holds level {0} back", "ما الذي يحول دون المستوى {0}"),
    NEXT_COUNT("Criteria that stand before level {1}: {0}.", "عدد المعايير التي تحول دون المستوى {1}: {0}."),
    TOP_REACHED("The highest level is reached.", "تم بلوغ أعلى مستوى."),
    NO_LEVEL("No level", "بلا مستوى"),

    // sections
    AT_A_GLANCE("At a glance", "نظرة عامة"),
    RADAR("Scores of the pillars", "درجات المحاور"),
    RADAR_TEXT(
            "Highest: {0} ({1}). Lowest: {2} ({3}). The scale runs from {4} in the centre to {5} at the edge.",
            "الأعلى: {0} ({1}). الأدنى: {2} ({3}). يمتد المقياس من {4} في المركز إلى {5} عند الحافة."),
    RADAR_NONE("No pillar has a score yet.", "لا توجد درجة لأي محور بعد."),
    LADDER("The levels", "المستويات"),
    REACHED("reached", "متحقق"),
    REACHED_HERE("reached: the level today", "متحقق: المستوى الحالي"),
    NEXT("next, criteria missing: {0}", "التالي، المعايير الناقصة: {0}"),
    STOPS("stops level {0}", "يحول دون المستوى {0}"),
    LATER("later", "لاحقا"),
    MISSING_FOR("What is missing for level {0}, the furthest behind first", "ما ينقص للمستوى {0}، الأبعد أولا"),
    SUMMARY("In short", "باختصار"),
    TOP_GAPS("The five gaps that cost most points", "أكثر خمس فجوات تكلفة بالنقاط"),
    POINTS_LOST("Points lost", "النقاط المفقودة"),
    WAY("The shortest way to level {0}", "أقصر طريق إلى المستوى {0}"),
    WAY_MINIMAL(
            "{0|This criterion is|These # criteria are} enough, and no smaller set is (proven by scoring anew):",
            "{0|يكفي هذا المعيار وحده|يكفي هذان المعياران|تكفي هذه المعايير وعددها #|تكفي هذه المعايير وعددها #|تكفي"
                    + " هذه المعايير وعددها #}، ولا تكفي مجموعة أصغر (مثبت بإعادة الاحتساب):"),
    WAY_FOUND(
            "{0|This criterion is|These # criteria are} enough; at least {1|# is|# are} needed:",
            "{0|يكفي هذا المعيار وحده|يكفي هذان المعياران|تكفي هذه المعايير وعددها #|تكفي هذه المعايير وعددها #|تكفي"
                    + " هذه المعايير وعددها #}؛ والحد الأدنى اللازم: {1}."),
    EVIDENCE_SHORT(
            "{0} of {1|# answer|# answers} {0|names|name} evidence; {2} of these {2|rests|rest} on evidence that"
                    + " stands.",
            "الإجابات التي تذكر أدلة: {0} من {1}؛ ومنها ما يستند إلى أدلة قائمة: {2}."),
    UNKNOWN("What is not known", "ما هو غير معروف"),
    UNKNOWN_TEXT(
            "{0|# criterion is|# criteria are} not answered or not known. Found out at worst the score would be {1},"
                    + " at best {2}.",
            "المعايير التي بلا إجابة أو غير معروفة: {0}. في أسوأ الأحوال تكون الدرجة {1} وفي أحسنها {2}."),
    CHANGE("Change since last time", "التغير منذ المرة السابقة"),
    CHANGE_TEXT(
            "Since {0}: level {1} to {2}, score {3} to {4}.",
            "منذ {0}: المستوى من {1} إلى {2}، والدرجة من {3} إلى {4}."),
    CHANGE_NONE("No earlier assessment was given (option --before).", "لم يُقدَّم تقييم سابق (الخيار --before)."),
    PILLARS("Pillars", "المحاور"),
    PILLAR("Pillar", "المحور"),
    PILLAR_BARS("Scores and levels of the pillars", "درجات المحاور ومستوياتها"),
    PILLAR_BARS_TEXT(
            "Each pillar's score, from {0} to {1}; the table below names its level and what holds the next one back.",
            "درجة كل محور من {0} إلى {1}؛ ويذكر الجدول أدناه مستواه وما يحول دون المستوى التالي."),
    HOLDS_BACK("What holds the next level back", "ما يحول دون المستوى التالي"),
    CRITERIA("Criteria", "المعايير"),
    CRITERION("Criterion", "المعيار"),
    ANSWER("Answer", "الإجابة"),
    ANSWER_FACE("Answer, {0}", "الإجابة، {0}"),
    HOW_FACE("How {0} came about", "كيف احتُسبت درجة {0}"),
    READING_FACE("By face", "حسب الوجه"),
    READING_FACE_TEXT(
            "The same weights and rules, as if each criterion had this face alone.",
            "بالأوزان والقواعد نفسها، كما لو كان لكل معيار هذا الوجه وحده."),
    STATE("State", "الحالة"),
    EVIDENCE("Evidence", "الأدلة"),
    WEIGHT("Weight", "الوزن"),
    SHARE("Share of the pillar", "الحصة من المحور"),
    NOTE("Assessor's note", "ملاحظة المقيِّم"),
    QUESTION("Question", "السؤال"),
    MEANING("What the answer means", "معنى الإجابة"),
    HINT("How to improve", "كيفية التحسين"),
    ASKED_EVIDENCE("Evidence asked for", "الأدلة المطلوبة"),
    WEIGHT_REASON("Why it weighs so much", "سبب الوزن"),
    EXPLANATIONS("Full explanation of every criterion", "الشرح الكامل لكل معيار"),
    HOW("How the score came about", "كيف احتُسبت الدرجة"),
    SCORED("scored", "محتسب"),
    COUNTED_AS("counts as {0}", "يحتسب {0}"),
    LEFT_OUT("left out", "مستبعد"),
    MAKES_UNSCORED("no score above it", "لا درجة لما فوقه"),
    MEASURED("decided by a measurement", "حدده قياس"),

    LEFT_OUT_TITLE("What was left out, and why", "ما استُبعد ولماذا"),
    LEFT_OUT_TEXT(
            "{0} of {1|# criterion|# criteria} {0|has|have} a score. The others, and what the model does with each:",
            "المعايير ذات الدرجة: {0} من {1}. والمعايير الأخرى وما يفعله النموذج بكل منها:"),
    LEFT_OUT_NOTHING("Every criterion has a score; nothing was left out.", "لكل معيار درجة؛ ولم يُستبعد شيء."),
    TREATMENT("In the score", "في الدرجة"),
    REASON("Reason", "السبب"),

    EVIDENCE_TITLE("Evidence", "الأدلة"),
    EVIDENCE_TEXT(
            "{0} of {1|# answer|# answers} {0|names|name} evidence; {2} of these {2|rests|rest} on evidence that is"
                    + " valid on {3}.",
            "الإجابات التي تذكر أدلة: {0} من {1}؛ ومنها ما يستند إلى أدلة سارية في {3}: {2}."),
    EVIDENCE_TEXT_UNDATED(
            "{0} of {1|# answer|# answers} {0|names|name} evidence. Whether it is still valid was not checked: no date"
                    + " was given.",
            "الإجابات التي تذكر أدلة: {0} من {1}. ولم يُتحقق من سريانها لعدم تحديد تاريخ."),
    EVIDENCE_BY_PILLAR("Completeness of the evidence", "اكتمال الأدلة"),
    ANSWERED("Answered", "المجاب عنها"),
    WITH_EVIDENCE("With evidence", "بأدلة"),
    WITH_VALID_EVIDENCE("With valid evidence", "بأدلة سارية"),
    EVIDENCE_LIST("Evidence filed", "الأدلة المقدمة"),
    KIND("Kind", "النوع"),
    OWNER("Owner", "المالك"),
    COLLECTED("Collected", "تاريخ الجمع"),
    VALID_UNTIL("Valid until", "سارية حتى"),
    USED_BY("Used by", "تستخدمها"),
    VALID("valid", "سارية"),
    EXPIRED("expired", "منتهية"),
    NOT_YET("collected later", "جُمعت لاحقا"),
    OPEN_END("no end", "بلا نهاية"),

    READINGS("Other readings of the same answers", "قراءات أخرى للإجابات نفسها"),
    READINGS_TEXT(
            "The same criteria grouped another way: the plain mean of those that count. They change neither level nor"
                    + " score.",
            "المعايير نفسها مجمعة بطريقة أخرى: المتوسط البسيط لما يحتسب منها. ولا تغير المستوى ولا الدرجة."),
    READING_BY("By {0}", "حسب {0}"),
    READING_ASPECT("aspect", "الجانب"),
    READING_THEME("theme", "المحور العام"),
    READING_COUNTED("Criteria that count", "المعايير المحتسبة"),

    METHOD("How this was calculated", "كيف احتُسب هذا"),
    METHOD_TEXT(
            "The model decides everything: weights, what happens with missing answers, thresholds. Model, version and"
                    + " hash below name it exactly; with the same model and the same answers anybody gets the same"
                    + " figures. explanation.json holds every step, scores.json every score at full precision; figures"
                    + " here are rounded.",
            "النموذج هو الذي يقرر كل شيء: الأوزان ومعاملة الإجابات الناقصة والعتبات. ويحدده الاسم والإصدار والبصمة"
                    + " أدناه تحديدا تاما؛ فبالنموذج نفسه والإجابات نفسها يحصل أي شخص على الأرقام نفسها. يحتوي"
                    + " explanation.json على كل خطوة، وscores.json على كل درجة بدقتها الكاملة؛ والأرقام هنا مقربة."),
    OVERALL_STEPS("From the pillars to the overall score", "من المحاور إلى الدرجة الإجمالية"),
    HASH("SHA-256 of the model", "بصمة النموذج SHA-256"),
    SOURCE("Source", "المصدر"),
    DESCRIPTION("What the model is", "ما هو النموذج"),
    FOOTER(
            "An assessment is what somebody saw at a time; it is as good as its evidence. No figure of this page was "
                    + "changed after the calculation.",
            "التقييم هو ما رآه شخص في وقت معين؛ وجودته من جودة أدلته. ولم يُغيَّر أي رقم في هذه الصفحة بعد الاحتساب."),
    AS_OF_FROM_EVIDENCE("{0} (day of the last evidence)", "{0} (يوم جمع آخر دليل)"),
    AS_OF_NONE("no date given", "لم يحدد تاريخ"),

    // many subjects
    OVERVIEW("Overview", "نظرة عامة"),
    OVERVIEW_TEXT(
            "{0|# subject|# subjects}, {1|# scope|# scopes}, {2|# result|# results}. Each subject has a section below.",
            "{0|جهة واحدة|جهتان|# جهات|# جهة|# جهة}، {1|نطاق واحد|نطاقان|# نطاقات|# نطاقا|# نطاق}،"
                    + " {2|نتيجة واحدة|نتيجتان|# نتائج|# نتيجة|# نتيجة}. ولكل جهة قسم أدناه."),
    SUBJECT("Subject", "الجهة"),
    SCOPE("Scope", "النطاق"),
    NODE("Indicator", "المؤشر"),
    OVERVIEW_TABLE("{0}: all subjects", "{0}: جميع الجهات"),
    OVERVIEW_CHART("{0}, {1}", "{0}، {1}"),
    OVERVIEW_CHART_TEXT("Highest: {0} ({1}). Lowest: {2} ({3}).", "الأعلى: {0} ({1}). الأدنى: {2} ({3})."),
    SUBJECT_TABLE("{0}: scores by scope", "{0}: الدرجات حسب النطاق"),
    INDICATORS("All indicators: {0}", "جميع المؤشرات: {0}"),
    CHECKS_TEXT(
            "{0} of {1|# stated figure|# stated figures} {0|differs|differ} from what the detailed answers give. They"
                    + " are listed in explanation.json; the scores stand on the stated figures.",
            "الأرقام المذكورة التي تختلف عما تعطيه الإجابات التفصيلية: {0} من {1}. وهي مدرجة في explanation.json؛"
                    + " وتستند الدرجات إلى الأرقام المذكورة."),

    // states
    NOT_ANSWERED("not answered", "لم يُجب"),
    NOT_KNOWN("not known", "غير معروف"),
    NOT_APPLICABLE("not applicable", "لا ينطبق"),
    NOT_RELEVANT("not relevant", "غير ذي صلة"),
    NO_EVIDENCE("no evidence", "بلا أدلة"),
    STALE("evidence expired", "أدلة منتهية"),
    UNSCORED("unscored", "بلا درجة");

    private final String english;
    private final String arabic;

    Phrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    /** The phrase with its values, each kept apart from the direction of the line. */
    String in(Language language, Object... values) {
        return Isolates.fill(language == Language.ARABIC ? arabic : english, values);
    }

    /** The phrase for a terminal: in English the marks for the direction are of no use, and some terminals show them. */
    String line(Language language, Object... values) {
        String line = in(language, values);
        return language.isRightToLeft() ? line : line.replaceAll("[\u2068\u2069]", "");
    }

    /** The short name of a state without a score. */
    static Phrase of(Absence absence) {
        return switch (absence) {
            case NOT_ANSWERED -> NOT_ANSWERED;
            case NOT_KNOWN -> NOT_KNOWN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case NOT_RELEVANT -> NOT_RELEVANT;
            case NO_EVIDENCE -> NO_EVIDENCE;
            case EXPIRED -> STALE;
            case UNSCORED -> UNSCORED;
        };
    }
}
