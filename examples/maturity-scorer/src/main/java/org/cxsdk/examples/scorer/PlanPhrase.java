package org.cxsdk.examples.scorer;

import org.cxsdk.examples.command.CommandProgram;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;

/** Everything the program says about plans, in English and Arabic. Places {@code {0}} take values. */
enum PlanPhrase {
    COVERAGE_HEAD(
            "{0}: {1|# part|# parts}, {2} covered, {3} touched, {4} not answered",
            "{0}: عدد الأجزاء {1}، منها {2} مغطى و{3} جزئي و{4} غير مغطى"),
    COVERAGE_LINE("  {0}: {1} ({2})", "  {0}: {1} ({2})"),
    COVERAGE_SCORED("  {0}: {1}, its criteria score {3} ({2})", "  {0}: {1}، ودرجة معاييره {3} ({2})"),
    COVERAGE_UNUSED(
            "  Criteria that the framework does not ask for: {0} ({1})", "  معايير لا يسأل عنها الإطار: {0} ({1})"),
    WROTE("Wrote {0} to {1}", "كُتبت {0} في {1}"),
    NOTHING_ASKED(
            "Nothing to try: give --set CRITERION=ANSWER, or --initiatives FILE with --take ID.",
            "لا شيء للتجربة: استخدم ‎--set CRITERION=ANSWER‎ أو ‎--initiatives FILE‎ مع ‎--take ID‎."),
    NO_CATALOGUE("--take needs --initiatives FILE.", "يتطلب ‎--take‎ الخيار ‎--initiatives FILE‎."),
    NO_START(
            "The answers name no day of evidence: give the first day of the plan with --start.",
            "لا تذكر الإجابات تاريخا لأي دليل: حدد أول يوم في الخطة بالخيار ‎--start‎."),
    BAD_PHASE(
            "{0} {1}: names no phase, or an amount below 0. Use one of {2}.",
            "{0} {1}: لا يسمي مرحلة، أو المبلغ أقل من 0. استخدم إحدى {2}."),
    BAD_VALUE("{0} {1}: is not one of the values that --help names.", "{0} {1}: ليست من القيم المذكورة في ‎--help‎."),
    BAD_NUMBER("{0} {1}: must be at least {2}.", "{0} {1}: يجب ألا يقل عن {2}."),
    BAD_LEVEL(
            "{0} {1}: is not a level of the model. Use one of {2}.",
            "{0} {1}: ليس من مستويات النموذج. استخدم أحد {2}."),
    NO_ORGANISATIONS(
            "{0} holds no answers. Name the folder that holds one answers file for each organisation.",
            "لا توجد إجابات في {0}. حدد المجلد الذي يحتوي ملف إجابات لكل جهة."),
    NOT_TOGETHER(
            "{0} and {1} are not about the same: {2} and {3}. Agreement is that of assessors of one organisation and"
                    + " period.",
            "{0} و{1} ليسا عن الشيء نفسه: {2} و{3}. فالاتفاق يكون بين مقيِّمي جهة واحدة وفترة واحدة."),
    SAME_FILE("{0} is given twice. Give one file for each assessor.", "{0} مذكور مرتين. قدم ملفا واحدا لكل مقيِّم."),
    OTHER_SCOPE(
            "{0}, {1}: the model combines no such scope, so it counts in no average. It combines {2}.",
            "{0}، {1}: لا يجمع النموذج هذا النطاق، فلا يدخل في أي متوسط. وهو يجمع {2}."),
    TAKEN("With what must come first: {0}", "مع ما يجب أن يسبق: {0}"),
    NOW("Today: {0}", "اليوم: {0}"),
    THEN("Then: {0}", "عندئذ: {0}"),
    AFTER_ALL("After the plan: {0}, until {1}", "بعد الخطة: {0}، حتى {1}"),
    CHOSEN_OF("{0} of {1|# initiative|# initiatives} for {2} {3}", "المبادرات المختارة: {0} من {1}، بتكلفة {2} {3}"),
    CHANGES("  {0}: {1} -> {2}", "  {0}: {1} ← {2}"),
    LEVEL_AND_SCORE("level {0}, score {1}", "المستوى {0}، الدرجة {1}"),
    SCORE_ALONE("score {0}", "الدرجة {0}"),
    GAP_OF_VALUE(
            "The search reached its limit: the choice is worth {0}, the best there is {1} at most.",
            "بلغ البحث حده: قيمة الاختيار {0}، وأفضل اختيار لا يزيد على {1}."),
    GAP_OF_WORTH(
            "The search reached its limit: the best choice reaches {0} at most.",
            "بلغ البحث حده: أفضل اختيار لا يتجاوز {0}."),

    TITLE("Roadmap: {0}", "خارطة الطريق: {0}"),
    HEAD("From {0} to {1} until {2}, for {3} {4}.", "من {0} إلى {1} حتى {2}، بتكلفة {3} {4}."),
    AT_A_GLANCE("At a glance", "نظرة عامة"),
    TODAY("Today", "اليوم"),
    EXPECTED("Expected at the end", "المتوقع في النهاية"),
    COST("Cost", "التكلفة"),
    BUDGET("Budget", "الميزانية"),
    NO_BUDGET("not limited", "غير محددة"),
    PERIOD("Period", "المدة"),
    FROM_TO("{0} to {1}", "{0} إلى {1}"),
    PROOF("Is there a better choice?", "هل يوجد اختيار أفضل؟"),
    DECIDES_END("What decides the end", "ما يحدد موعد النهاية"),
    NOTHING_CHOSEN(
            "Within these limits no initiative of the catalogue lifts level or score.",
            "لا توجد ضمن هذه الحدود مبادرة ترفع المستوى أو الدرجة."),

    TIMELINE("Timeline", "الجدول الزمني"),
    GANTT("Initiatives over time", "المبادرات عبر الزمن"),
    GANTT_TEXT(
            "{0|# initiative|# initiatives} from {1} to {2}, each as early as what comes before it allows. If one of"
                    + " these slips, the end moves: {3}.",
            "{0|مبادرة واحدة|مبادرتان|# مبادرات|# مبادرة|# مبادرة} من {1} إلى {2}، كل منها في أقرب موعد يسمح به ما"
                    + " قبلها. وأي تأخير في هذه يؤخر النهاية: {3}."),
    INITIATIVES("Initiatives", "المبادرات"),
    INITIATIVE("Initiative", "المبادرة"),
    PHASE("Phase", "المرحلة"),
    START("First day", "أول يوم"),
    LAST_DAY("Last day", "آخر يوم"),
    OWNER("Owner", "المسؤول"),
    NOBODY("nobody named", "لم يحدد"),
    SLACK("May slip by, days", "هامش التأخير بالأيام"),
    PARTNERS("Partners", "الشركاء"),
    RAISES("Raises", "يرفع"),
    PHASES("What is expected after each phase", "المتوقع بعد كل مرحلة"),
    DONE_BY("Done by", "ينتهي في"),
    COUNT("Initiatives", "المبادرات"),
    CAPACITY("Person-days", "أيام العمل"),
    THEN_WORTH("Expected then", "المتوقع عندئذ"),
    PROJECTION_NOTE(
            "The assessment scored again with the initiatives done, gates included. A projection is no evidence: what"
                    + " was reached is told by the next assessment.",
            "تقييم معاد احتسابه بعد تنفيذ المبادرات مع جميع الشروط. والتوقع ليس دليلا: فما تحقق يبينه التقييم القادم."),
    GAPS("What stands before level {0}", "ما يحول دون المستوى {0}"),
    GAPS_NONE("Nothing stands before the next level.", "لا شيء يحول دون المستوى التالي."),
    CRITERION("Criterion", "المعيار"),
    SCORE("Score", "الدرجة"),
    NEEDED("Needed", "المطلوب"),
    PRIORITY("Priority", "الأولوية"),
    CLOSED_BY("Closed by", "تعالجه"),
    NOT_IN_PLAN("nothing in this plan", "لا شيء في هذه الخطة"),
    BALANCE("Balance of the work", "توازن العمل"),
    BALANCE_TEXT(
            "Direction, design, development and delivery are to be worked on at the same time. The index is 1 where"
                    + " all four get the same and 0 where one gets everything.",
            "ينبغي العمل على التوجيه والتصميم والتطوير وتقديم الخدمة في الوقت نفسه. المؤشر 1 إذا تساوت الأربعة و0 إذا"
                    + " انفرد أحدها."),
    INDEX("Balance", "التوازن"),
    LACKS("Lacks", "ينقصها"),
    LACKS_NOTHING("nothing", "لا شيء"),
    IDLE("nothing runs", "لا عمل جاريا"),
    OUTCOMES("What people are to notice", "ما ينبغي أن يلمسه الناس"),
    OUTCOMES_NONE(
            "No initiative of the plan names a KPI that it is to move.", "لا تذكر أي مبادرة في الخطة مؤشرا ستحركه."),
    KPI("KPI", "المؤشر"),
    FROM("Today", "اليوم"),
    TO("Expected", "المتوقع"),
    UNIT("Unit", "الوحدة"),
    DUE("Due", "الموعد"),
    TELL("What to tell whom", "ما يُبلَّغ ولمن"),
    TELL_NONE("No initiative of the plan names stakeholders.", "لا تذكر أي مبادرة في الخطة معنيين."),
    ALL("Every initiative on its own", "كل مبادرة على حدة"),
    ALL_TEXT(
            "Gain: what scoring again gives with the initiative and all it needs. Priority: gain, times the share of"
                    + " such initiatives that deliver (low risk 9 of 10, medium 7, high 5), per thousand of cost. The best"
                    + " set within a budget is another question than the best list.",
            "المكسب: ما تعطيه إعادة الاحتساب مع المبادرة وكل ما تحتاجه. الأولوية: المكسب مضروبا في نسبة ما ينجح من"
                    + " مثلها (مخاطرة منخفضة 9 من 10، متوسطة 7، عالية 5) لكل ألف من التكلفة. وأفضل مجموعة ضمن ميزانية سؤال"
                    + " غير أفضل قائمة."),
    GAIN("Gain", "المكسب"),
    LEVELS("Levels", "المستويات"),
    RISK("Risk", "المخاطرة"),
    CHOSEN("In the plan", "في الخطة"),
    YES("yes", "نعم"),
    NO("no", "لا"),
    METHOD("How the plan was made", "كيف أُعدت الخطة"),
    METHOD_TEXT(
            "Chosen by branch and bound over the scoring itself; parts looked at: {0}. Dated by the critical path"
                    + " method. The same input gives the same plan; roadmap.json holds every figure.",
            "الاختيار بطريقة التفريع والتحديد على الاحتساب نفسه؛ عدد الأجزاء: {0}. والمواعيد بطريقة المسار الحرج."
                    + " والمدخلات نفسها تعطي الخطة نفسها؛ ويحتوي roadmap.json على كل رقم."),
    ASPECT_DIRECTION("Direction", "التوجيه"),
    ASPECT_DESIGN("Design", "التصميم"),
    ASPECT_DEVELOPMENT("Development", "التطوير"),
    ASPECT_DELIVERY("Delivery", "تقديم الخدمة");

    private final String english;
    private final String arabic;

    PlanPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    /** The phrase with its values, each kept apart from the direction of the line. */
    String in(Language language, Object... values) {
        return Isolates.fill(language == Language.ARABIC ? arabic : english, values);
    }

    /** The phrase for a terminal. */
    String line(Language language, Object... values) {
        return CommandProgram.line(language, language == Language.ARABIC ? arabic : english, values);
    }
}
