package org.cxsdk.examples.scorer;

import org.cxsdk.examples.command.CommandProgram;
import org.cxsdk.examples.report.Language;

/** What the commands print, in English and Arabic. Places {@code {0}} take values. */
enum Sentence {
    // explain
    ASKED("{0}: {1}", "{0}: {1}"),
    ANSWERED("Answer: {0}", "الإجابة: {0}"),
    ANSWERED_FACE("Answer, {0}: {1}", "الإجابة، {0}: {1}"),
    FACE_SCORES("Score of {0}: {1}. {2}", "درجة {0}: {1}. {2}"),
    MEANS("Which means: {0}", "ومعناها: {0}"),
    SCORES("Score: {0}", "الدرجة: {0}"),
    NO_SCORE("No score: {0}", "بلا درجة: {0}"),
    HOW("How: {0}", "الكيفية: {0}"),
    SHARE("Share of \"{0}\": {1} %", "الحصة من «{0}»: {1}%"),
    GATE("Belongs to level {0}; at least in place there: {1}", "ينتمي إلى المستوى {0}؛ ومستوفى فيه: {1}"),
    STOPS("Stops: {0}", "يحول دون: {0}"),
    EVIDENCE("Evidence {0}: {1} ({2})", "الدليل {0}: {1} ({2})"),
    NO_EVIDENCE("Evidence: none named", "الأدلة: لم يُذكر أي دليل"),
    COUNTS_AS_EVIDENCE("Counts as evidence: {0}", "يُعد دليلا: {0}"),
    IMPROVE("To improve: {0}", "للتحسين: {0}"),
    NEXT_ANSWER("Next answer, {0} ({1}): {2}", "الإجابة التالية، {0} ({1}): {2}"),
    BELOW_WEIGHS("  {0}: {1}, weight {2}", "  {0}: {1}، الوزن {2}"),
    BELOW_COUNTS_AS("  {0}: {1}, counts as {2}, weight {3}", "  {0}: {1}، يحتسب {2}، الوزن {3}"),
    BELOW_LEFT("  {0}: {1}, {2}", "  {0}: {1}، {2}"),
    NOWHERE("No assessment has a node {0}.", "لا يوجد في أي تقييم عنصر {0}."),
    YES("yes", "نعم"),
    NO("no", "لا"),

    // the way to the next level
    ADVANCE_MINIMAL(
            "Level {0} takes {1|# criterion|# criteria}; no smaller set is enough (proven):",
            "يتطلب المستوى {0} {1|معيارا واحدا|معيارين|# معايير|# معيارا|# معيار}؛ ولا تكفي مجموعة أصغر (مثبت):"),
    ADVANCE_FOUND(
            "Level {0} is reached with {1|this criterion|these # criteria}; at least {2|# is|# are} needed:",
            "يتحقق المستوى {0} بما يلي، وعدد المعايير {1}؛ ويلزم {2} على الأقل:"),
    ADVANCE_CHANGE("  {0} ({1}): from {2} to {3}", "  {0} ({1}): من {2} إلى {3}"),
    RANGE(
            "Unknown: {0|# criterion|# criteria}. The score lies between {1} and {2}, the level between {3} and {4}.",
            "غير معروف: {0|معيار واحد|معياران|# معايير|# معيارا|# معيار}. تقع الدرجة بين {1} و{2}، والمستوى بين {3}"
                    + " و{4}."),
    CAUSE("cause: {0}", "السبب: {0}"),

    // agreement
    AGREE_HEAD(
            "{0|# assessor|# assessors}, {1|# criterion|# criteria} rated by two or more",
            "عدد المقيِّمين {0}، والمعايير التي قيَّمها اثنان أو أكثر {1}"),
    AGREE_PART("{0}: alpha {1}, exact {2} %, within one step {3} %", "{0}: ألفا {1}، تطابق {2}%، ضمن درجة واحدة {3}%"),
    AGREE_FIRM("Agreement is firm (alpha 0.80 or more).", "الاتفاق متين (ألفا 0.80 أو أكثر)."),
    AGREE_TENTATIVE("Agreement is tentative (alpha 0.667 to 0.80).", "الاتفاق مبدئي (ألفا من 0.667 إلى 0.80)."),
    AGREE_WEAK(
            "Agreement is weak (alpha below 0.667): talk before you settle.",
            "الاتفاق ضعيف (ألفا دون 0.667): يلزم النقاش قبل الحسم."),
    AGREE_UNDEFINED(
            "Alpha is not defined: there is nothing in which they could differ.",
            "ألفا غير معرَّف: لا يوجد ما يمكن أن يختلفوا فيه."),
    AGREE_DISPUTED("Talk about these first:", "ابدؤوا النقاش بهذه:"),
    AGREE_LINE("  {0}: {1}", "  {0}: {1}"),

    // compare
    COMPARE_HEAD("{0}: {1} to {2}", "{0}: من {1} إلى {2}"),
    COMPARE_LEVEL("Level: {0} to {1}. Score: {2} to {3}.", "المستوى: من {0} إلى {1}. الدرجة: من {2} إلى {3}."),
    COMPARE_CAUSE("  {0}: {1}", "  {0}: {1}"),
    COMPARE_ANSWERS("Answers changed: {0}", "الإجابات المتغيرة: {0}"),
    COMPARE_ANSWER("  {0}: {1} to {2}", "  {0}: من {1} إلى {2}"),
    COMPARE_MODEL(
            "Only in the earlier model: {0}. Only in the later one: {1}.",
            "في النموذج السابق فقط: {0}. وفي اللاحق فقط: {1}."),
    BY_ANSWERS("answers", "الإجابات"),
    BY_MEASUREMENTS("measurements", "القياسات"),
    BY_EVIDENCE("evidence lapsed", "انتهاء سريان الأدلة"),
    BY_MODEL("version of the model", "إصدار النموذج"),

    // benchmark
    PEERS_HEAD("{0|# organisation|# organisations}", "{0|جهة واحدة|جهتان|# جهات|# جهة|# جهة}"),
    PEERS_SMALL(
            "Fewer than {0|# organisation has|# organisations have} a score: nothing is told.",
            "أقل من {0|جهة واحدة|جهتين|# جهات|# جهة|# جهة} لديها درجة: لا يُعرض شيء."),
    PEERS_LINE(
            "{0}: least {1}, quartiles {2}, {3}, {4}, greatest {5}",
            "{0}: الأدنى {1}، الأرباع {2} و{3} و{4}، الأعلى {5}"),
    PEERS_PLACE(
            "  {0}: score {1}, ahead of {2} % of the others, rank {3} to {4} whatever the weights (90 %)",
            "  {0}: الدرجة {1}، متقدمة على {2}% من الجهات الأخرى، والترتيب من {3} إلى {4} أيا كانت الأوزان (90%)"),

    // bundle and verify
    BUNDLED(
            "Signed bundle of {0|# file|# files} in {1}",
            "حزمة موقَّعة من {0|ملف واحد|ملفين|# ملفات|# ملفا|# ملف} في {1}"),
    KEYS_WRITTEN(
            "Wrote private.pem (keep it to yourself) and public.pem (hand it out) to {0}",
            "كُتب private.pem (يُحفظ سرا) وpublic.pem (يُسلَّم للغير) في {0}"),
    VERIFIED_SIGNATURE("Signature: holds", "التوقيع: صحيح"),
    VERIFIED_FILES(
            "Files besides manifest and signature: {0}, each as signed, none missing, none added",
            "الملفات عدا البيان والتوقيع: {0}، كل منها كما وُقِّع، دون نقص أو زيادة"),
    VERIFIED_FIGURES(
            "Figures reckoned anew from model and answers by the verifier's own calculation: {0}, left out: {1}",
            "الأرقام التي أعاد المتحقق حسابها من النموذج والإجابات بحسابه الخاص: {0}، وما لم يحسبه: {1}"),
    VERIFIED_SCORES(
            "Scores, explanation and report made anew by the program: the same bytes",
            "الدرجات والشرح والتقرير بعد إعادة إنتاجها بالبرنامج: مطابقة تامة"),
    VERIFIED("The bundle proves what it says.", "الحزمة تثبت ما تقوله."),
    BROKEN(
            "The bundle does not prove what it says: {0|# problem|# problems}.",
            "الحزمة لا تثبت ما تقوله: عدد المشكلات {0}."),

    // others
    WROTE_FILE("Wrote {0}", "كُتب {0}"),
    CSV_NAMES_NOBODY(
            "A CSV sheet has no place for organisation, period and assessor: it is about whom its file is named after."
                    + " Take .xlsx or .yaml to keep them.",
            "لا مكان في ورقة CSV للجهة والفترة والمقيِّم: فهي عمن سُمي الملف باسمه. استخدم ‎.xlsx‎ أو ‎.yaml‎ لحفظها."),
    EXISTS("{0} is there already; nothing was written.", "{0} موجود مسبقا؛ لم يُكتب شيء.");

    private final String english;
    private final String arabic;

    Sentence(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    /** The sentence with its values, for a terminal. */
    String line(Language language, Object... values) {
        return CommandProgram.line(language, language == Language.ARABIC ? arabic : english, values);
    }
}
