package org.cxsdk.examples.insights;

import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;

/** What the page for a director says, in English and Arabic. Places {@code {0}} take values. */
enum BoardPhrase {
    TITLE("The state of customer experience", "حالة تجربة المتعامل"),
    HEAD_LEVEL(
            "Level {0}. {1|# target or criterion falls|# targets or criteria fall} short.",
            "المستوى {0}. وعدد ما يقصر من المستهدفات والمعايير {1}."),
    HEAD(
            "{0|# target or criterion falls|# targets or criteria fall} short.",
            "عدد ما يقصر من المستهدفات والمعايير {0}."),
    LEVEL("Level", "المستوى"),
    LEVEL_LINE("Level {0}, score {1}.", "المستوى {0}، الدرجة {1}."),
    SCORE_LINE("Score {0}.", "الدرجة {0}."),
    NO_SCORE("No score.", "بلا درجة."),
    NO_LEVELS("There is no maturity assessment among the files.", "لا يوجد تقييم نضج بين الملفات."),
    WORST("What falls short most", "أكثر ما يقصر"),
    NO_SHORTFALL(
            "No target is missed and nothing is known to stand before the next level.",
            "لم يفت أي مستهدف ولا يُعرف ما يحول دون المستوى التالي."),
    MORE("{0} more, see kpis.json and roadmap.json.", "و{0} أخرى، انظر kpis.json وroadmap.json."),
    WHAT("What", "ماذا"),
    STANDS("Stands at", "القيمة"),
    TARGET("Target", "المستهدف"),
    CAUSE("Where it comes from", "مصدره"),
    CAUSE_LINE("{0}: {1} % of the gap", "{0}: {1}٪ من الفجوة"),
    CAUSE_MORE("{0}: the whole gap; other parts do better", "{0}: الفجوة كلها؛ والأجزاء الأخرى أفضل"),
    CAUSE_NONE("not broken down", "غير مفصل"),
    OWNER("Owner", "المسؤول"),
    NO_OWNER("nobody named", "لم يحدد"),
    ACTION("What is planned", "المخطط"),
    NO_ACTION("nothing planned", "لا شيء مخطط"),
    NOISE("may be chance", "قد يكون صدفة"),
    RAISED("Targets raised", "مستهدفات رُفعت"),
    RAISED_LINE("{0}: from {1} to {2} since {3}", "{0}: من {1} إلى {2} منذ {3}"),
    RAISED_NONE("No target is harder than before in these files.", "لا يوجد في هذه الملفات مستهدف أصعب من قبل."),
    PROMISES("What was promised, and what is done", "ما وُعد به وما أُنجز"),
    PROMISES_NONE("No plan is among the files.", "لا توجد خطة بين الملفات."),
    PROMISE("Promise", "الوعد"),
    DUE("Due", "الموعد"),
    DONE("Done?", "أُنجز؟"),
    YES("done", "أُنجز"),
    NO("not done", "لم يُنجز"),
    UNKNOWN("not reported", "لم يُبلَّغ"),
    LATE("late", "متأخر"),
    SIGNS("What people experience", "ما يعيشه الناس"),
    SIGNS_NONE(
            "No feedback, journeys, causes or reuse decisions are among the files.",
            "لا توجد ملاحظات أو رحلات أو أسباب أو قرارات إعادة استخدام بين الملفات."),
    SIGN_SCORE(
            "{0} (\"{1}\"): {2} (95 % interval {3} to {4}), {5|# answer|# answers}",
            "{0} («{1}»): {2} (فترة الثقة 95٪ من {3} إلى {4})، عدد الإجابات {5}"),
    SIGN_CHANGE_REAL(
            "{0} (\"{1}\"): {2} to {3} from {4} to {5}, more than chance explains",
            "{0} («{1}»): من {2} إلى {3} بين {4} و{5}، وهو تغير أكبر مما تفسره الصدفة"),
    SIGN_NOISE(
            "{0|# further score|# further scores} changed by no more than chance explains",
            "تغيرت {0|درجة أخرى واحدة|درجتان أخريان|# درجات أخرى|# درجة أخرى|# درجة أخرى} بما لا يتجاوز ما تفسره"
                    + " الصدفة"),
    SIGN_JOURNEYS(
            "{0|# journey|# journeys}; half took at most {1|# day|# days}; in {2} % a step was done again",
            "{0|رحلة واحدة|رحلتان|# رحلات|# رحلة|# رحلة}؛ نصفها استغرق {1|يوما واحدا|يومين|# أيام|# يوما|# يوم} على"
                    + " الأكثر؛ وأُعيدت خطوة في {2}٪ منها"),
    SIGN_CONFORMANCE(
            "{0} of {1|# journey|# journeys} went as the process model has it",
            "الرحلات التي سارت كما في نموذج العملية: {0} من {1}"),
    SIGN_CAUSE(
            "{0}: the unwanted rose where {1}: {2} where {3} were to be expected",
            "{0}: زاد غير المرغوب حيث {1}: العدد {2} والمتوقع {3}"),
    SIGN_CAUSE_EVERYWHERE(
            "{0}: the unwanted rose everywhere: {1} where {2} were to be expected",
            "{0}: زاد غير المرغوب في كل مكان: العدد {1} والمتوقع {2}"),
    SIGN_NO_CAUSE(
            "{0}: no part stands out with more of the unwanted than chance explains",
            "{0}: لا جزء يبرز بزيادة في غير المرغوب أكثر مما تفسره الصدفة"),
    SIGN_REUSE(
            "{0} of {1|# request|# requests} for data {0|was|were} permitted",
            "طلبات البيانات المسموح بها: {0} من {1}"),
    ELSEWHERE(
            "In the same folder but not told here, since a board has no figures of it: {0}.",
            "في المجلد نفسه ولا يُروى هنا: {0}."),
    FOOTER("Made from {0}; the same files give the same page.", "أُعد من {0}؛ والملفات نفسها تعطي الصفحة نفسها.");

    private final String english;
    private final String arabic;

    BoardPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    /** The phrase with its values, each kept apart from the direction of the line. */
    String in(Language language, Object... values) {
        return Isolates.fill(language == Language.ARABIC ? arabic : english, values);
    }
}
