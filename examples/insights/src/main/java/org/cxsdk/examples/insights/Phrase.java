package org.cxsdk.examples.insights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.cxsdk.core.Measurement;
import org.cxsdk.examples.report.Isolates;
import org.cxsdk.examples.report.Language;

/** Everything the program says of its own, in English and Arabic. Places {@code {0}} take values. */
enum Phrase {
    WROTE("Wrote {0} to {1}", "كُتبت {0} في {1}"),
    WHOLE("all", "الكل"),
    FIGURE("Figure", "الرقم"),
    VALUE("Value", "القيمة"),
    COUNT("Count", "العدد"),
    SHARE("Share", "النسبة"),
    N("n", "n"),
    INTERVAL("95 % interval", "فترة الثقة 95٪"),
    STATE("State", "الحالة"),
    FOOTER(
            "Made from files alone: the same files give the same page.",
            "أُعد من الملفات وحدها: الملفات نفسها تعطي الصفحة نفسها."),
    METHOD("How to read this", "كيف تُقرأ هذه الصفحة"),

    SERIES_NOTES("What else it says", "ماذا تقول أيضا"),
    SERIES_SINCE("Since {0} the level has been {1}.", "المستوى منذ {0} هو {1}."),
    SERIES_STEADY("The level changes steadily rather than in steps.", "يتغير المستوى باطراد لا على درجات."),
    SERIES_FEW("With so few points the limits are a first guess.", "ومع هذا العدد القليل من النقاط فالحدود تقدير أول."),
    SERIES_RUNS_FEW(
            "Too few points differ from the median to say whether it varies at random.",
            "ما يختلف عن الوسيط من نقاط أقل من أن يُقال هل يتذبذب عشوائيا."),
    SERIES_NO_CHANGE("No change of level is found.", "لا يظهر تغير في المستوى."),
    SERIES_APART("These stand apart: {0}.", "هذه شاذة عن غيرها: {0}."),
    SERIES_SEASON("The season shows.", "الموسم ظاهر."),
    SERIES_NO_SEASON("No season shows.", "لا يظهر موسم."),
    SERIES_RANDOM(
            "Around its median it varies at random: the longest run is {0} (at most {1}), and it crosses the median"
                    + " {2|# time|# times} (at least {3}).",
            "يتذبذب حول وسيطه عشوائيا: أطول تتابع {0} (على الأكثر {1}) ويعبر الوسيط {2|مرة واحدة|مرتين|# مرات|# مرة|#"
                    + " مرة} (على الأقل {3})."),
    SERIES_NOT_RANDOM(
            "Around its median it does not vary at random: the longest run is {0} (at most {1}), and it crosses the"
                    + " median {2|# time|# times} (at least {3}).",
            "لا يتذبذب حول وسيطه عشوائيا: أطول تتابع {0} (على الأكثر {1}) ويعبر الوسيط {2|مرة واحدة|مرتين|# مرات|#"
                    + " مرة|# مرة} (على الأقل {3})."),

    // causes
    CAUSES_TITLE("Where {0} rose", "أين ارتفع {0}"),
    CAUSES_HEAD(
            "Period {2}, after {3} before it: {0} were counted where {1} were to be expected.",
            "الفترة {2}، وقبلها من الفترات {3}: عدد ما سُجل {0} والمتوقع {1}."),
    CAUSES_EVERYWHERE(
            "It rose everywhere: no part explains it better than the whole does.",
            "كان الارتفاع في كل مكان: لا جزء يفسره أفضل من الكل."),
    CAUSES_NO_RISE("It rose nowhere.", "لم يرتفع في أي مكان."),
    CAUSES_CHANCE(
            "No part stands out beyond chance (p {0}): there is nothing to act on.",
            "لا جزء يبرز أكثر مما تفعله المصادفة (p {0}): لا شيء يستدعي إجراء."),
    CAUSES_CONTRADICTIONS(
            "{0|# row counts|# rows count} more unwanted than there were in all (first in line {1}): check the"
                    + " columns.",
            "عدد الصفوف التي يتجاوز فيها غير المرغوب المجموع كله {0} (أولها في السطر {1}): تحقق من الأعمدة."),
    CAUSES_SUSPECTS("Suspects, the most likely cause first", "المشتبه بها، الأرجح سببا أولا"),
    CAUSES_PART("Part", "الجزء"),
    CAUSES_OBSERVED("Counted", "المسجل"),
    CAUSES_EXPECTED("Expected", "المتوقع"),
    CAUSES_TIMES("Times as many", "عدد الأضعاف"),
    CAUSES_LIKELIHOOD("Log likelihood ratio", "لوغاريتم نسبة الأرجحية"),
    CAUSES_P("p", "p"),
    CAUSES_METHOD(
            "Expected is what the earlier periods let one expect of this period's volume. Of {0} parts, those stand"
                    + " here in which more was counted than expected; p says how often the most conspicuous part of {1}"
                    + " random incidents was at least as conspicuous. It says where to look, not why.",
            "المتوقع هو ما تشير إليه الفترات السابقة لحجم هذه الفترة. من بين {0} جزءا تظهر هنا الأجزاء التي سُجل فيها"
                    + " أكثر من المتوقع؛ وتبين p كم مرة كان أبرز جزء في {1} حادثة عشوائية بارزا بالقدر نفسه على الأقل. هذا"
                    + " يبين أين نبحث لا لماذا."),

    // journeys
    JOURNEYS_TITLE("Journeys in {0}", "الرحلات في {0}"),
    JOURNEYS_HEAD(
            "{0|# journey|# journeys} with {1|# event|# events}, from {2} to {3}. Half of them took at most {4}; one"
                    + " in ten took more than {5}.",
            "{0|رحلة واحدة|رحلتان|# رحلات|# رحلة|# رحلة} تضم {1|حدثا واحدا|حدثين|# أحداث|# حدثا|# حدث}، من {2} إلى"
                    + " {3}. نصفها استغرق {4} على الأكثر، وواحدة من كل عشر استغرقت أكثر من {5}."),
    STEPS("Steps", "الخطوات"),
    STEP("Step", "الخطوة"),
    STEPS_CHART("In how many journeys each step was done", "عدد الرحلات التي نُفذت فيها كل خطوة"),
    STEPS_CHART_TEXT("In most journeys: {0} ({1}).", "في أكثر الرحلات: {0} ({1})."),
    BEGINS("Begins journeys", "تبدأ الرحلات"),
    ENDS("Ends journeys", "تنهي الرحلات"),
    REWORKED("Journeys in which it was done again", "رحلات أُعيدت فيها"),
    PATHS("Paths", "المسارات"),
    PATHS_TABLE(
            "The most frequent paths, of {0} different ones; journeys to the nearest {1}",
            "المسارات الأكثر تكرارا من بين {0} مسارا مختلفا؛ عدد الرحلات مقرَّب إلى أقرب {1}"),
    PATHS_TABLE_ALONE(
            "The most frequent paths; journeys to the nearest {0}",
            "المسارات الأكثر تكرارا؛ عدد الرحلات مقرَّب إلى أقرب {0}"),
    PATH("Path", "المسار"),
    JOURNEYS("Journeys", "الرحلات"),
    FOLLOWS("What follows what", "ما يلي كل خطوة"),
    FOLLOWS_TABLE("From one step to the next, the most frequent first", "من خطوة إلى التالية، الأكثر تكرارا أولا"),
    FROM("From", "من"),
    TO("To", "إلى"),
    MEDIAN("Median", "الوسيط"),
    P90("90 % within", "90٪ خلال"),
    LONGEST("Longest", "الأطول"),
    LEFT_OUT(
            "{0} of {1} events were left out because something in them is wrong; journeys.json lists why. These are"
                    + " figures of the rest.",
            "استُبعد {0} من {1} حدثا لخلل فيها؛ ويبين journeys.json السبب. وهذه أرقام الباقي."),
    ASSUMED("What was taken for granted, since the log does not say it:", "ما افتُرض لأن السجل لا يذكره:"),
    JOURNEYS_METHOD(
            "Events of a journey stand in the order of time; {0} neighbours carry the same time and stand as in the"
                    + " file. Quantiles are interpolated linearly (type 7). Paths taken by very few people can identify"
                    + " them.",
            "تُرتَّب أحداث الرحلة حسب الزمن؛ و{0} حدثا متجاورا يحمل الزمن نفسه ويبقى كما في الملف. تُستكمل المئينات"
                    + " خطيا (النوع 7). المسارات التي سلكها عدد قليل جدا من الناس قد تكشف هويتهم."),
    TOO_FEW_JOURNEYS(
            "There are fewer than {0} journeys: nothing is shown of them, since a figure would be that of a person.",
            "عدد الرحلات أقل من {0}: لا يُعرض شيء عنها لأن أي رقم سيكون رقم شخص بعينه."),
    WITHHELD_NOTE(
            "Figures of fewer than {0} journeys are withheld (–), and others with them from which they could be worked"
                    + " out by subtraction.",
            "تُحجب الأرقام التي تخص أقل من {0} رحلات (–) وتُحجب معها أرقام أخرى يمكن استنتاجها منها بالطرح."),
    OTHER_PATHS("all other paths", "كل المسارات الأخرى"),
    MAP("Journey map", "خريطة الرحلة"),
    MAP_TABLE("What was designed, and what happened", "ما صُمم وما حدث"),
    LANE("Lane", "المسار التنظيمي"),
    LANE_CUSTOMER("Customer", "المتعامل"),
    LANE_FRONT_OFFICE("Front office", "الواجهة"),
    LANE_MIDDLE_OFFICE("Middle office", "المكتب الأوسط"),
    LANE_BACK_OFFICE("Back office", "المكتب الخلفي"),
    MAP_CELL("{0|# journey|# journeys}", "{0|رحلة واحدة|رحلتان|# رحلات|# رحلة|# رحلة}"),
    MAP_MEDIAN("half within {0}", "نصفها خلال {0}"),
    MAP_LATE("{0} late", "{0} متأخرة"),
    MAP_SKIPPED("{0} skipped", "{0} تخطتها"),
    MAP_CHANNEL("{0} on another channel", "{0} عبر قناة أخرى"),
    MAP_ORGANISATION("{0} with another organisation", "{0} لدى جهة أخرى"),
    MAP_ORDER("{0} out of order", "{0} خارج الترتيب"),
    MAP_FITS("{0} of {1} journeys went exactly as designed ({2}).", "{0} من {1} رحلة سارت تماما كما صُممت ({2})."),
    EXACT("exact", "حساب دقيق"),
    BOUNDED("lower bound", "حد أدنى"),
    DIAGRAM("Path diagram", "مخطط المسارات"),
    DIAGRAM_TEXT(
            "How many journeys go from one step to the next, and how long half of them take at most. Dashed lines lead"
                    + " back.",
            "عدد الرحلات التي تنتقل من خطوة إلى التالية وأقصى ما يستغرقه نصفها. الخطوط المتقطعة تعود إلى الوراء."),
    FUNNEL("Funnel", "القمع"),
    FUNNEL_CHART("Journeys that reached each step in order", "الرحلات التي بلغت كل خطوة بالترتيب"),
    FUNNEL_TEXT("Of {0|# journey|# journeys}, {1} reached the last step.", "من أصل {0} رحلة بلغت {1} الخطوة الأخيرة."),
    FUNNEL_ASKED_FOR("The steps are those that were asked for, in this order.", "الخطوات هي التي طُلبت، بهذا الترتيب."),
    FUNNEL_OF_DESIGN(
            "The steps are those that the design requires, in its order.", "الخطوات هي التي يتطلبها التصميم، بترتيبه."),
    FUNNEL_OF_PATH(
            "The steps are those of the most frequent path. Journeys on other paths may not have needed all of them: a"
                    + " step that is not reached is no drop-off.",
            "الخطوات هي خطوات المسار الأكثر تكرارا. قد لا تحتاج رحلات سلكت مسارات أخرى إلى كل هذه الخطوات: فالخطوة"
                    + " التي لم تُبلغ ليست انقطاعا."),
    OUT_OF_ORDER("Done out of order", "خارج الترتيب"),
    NEVER("Never done", "لم تُنجز"),
    REACHED("Reached", "بلغتها"),
    ENDED_WELL("Ended well", "انتهت بنجاح"),
    NOT_SHOWN("(not shown)", "(غير معروض)"),
    ORGANISATIONS("Organisations compared", "مقارنة الجهات"),
    ORGANISATION("Organisation", "الجهة"),
    ORGANISATIONS_TEXT("By the organisation with which a journey began.", "حسب الجهة التي بدأت لديها الرحلة."),
    ORGANISATION_SWITCHES("Changes of organisation", "الانتقال بين الجهات"),
    ORGANISATION_SWITCHES_TEXT(
            "{0} of {1} journeys that could change the organisation did; {2} came back to one they had left; {3} gave"
                    + " up right after.",
            "انتقلت {0} من {1} رحلة إلى جهة أخرى؛ وعادت {2} إلى جهة سبق أن تركتها؛ وتوقفت {3} بعد الانتقال مباشرة."),
    SEGMENT_NAME("Segment", "الفئة"),
    SEGMENTS("Segments compared", "مقارنة الفئات"),
    SEGMENTS_TEXT("By the group of people to which a journey belongs.", "حسب فئة الأشخاص التي تنتمي إليها الرحلة."),
    CHANNELS("Channels compared", "مقارنة القنوات"),
    CHANNEL("Channel", "القناة"),
    CHANNELS_TEXT("By the channel on which a journey began.", "حسب القناة التي بدأت منها الرحلة."),
    CHANNELS_MEDIAN("Median duration in hours", "وسيط المدة بالساعات"),
    PATHS_COUNT("Paths", "المسارات"),
    SWITCHES("Changes of channel", "تغيير القناة"),
    SWITCHES_TEXT(
            "{0} of {1} journeys that could change the channel did; {2} came back to one they had left; {3} gave up"
                    + " right after.",
            "غيّرت {0} من {1} رحلة القناة؛ وعادت {2} إلى قناة سبق أن تركتها؛ وتوقفت {3} بعد التغيير مباشرة."),
    PAIN("Pain points", "نقاط الألم"),
    PAIN_TABLE(
            "Where journeys lose most: journeys affected × hours lost by a typical one × severity",
            "أين تخسر الرحلات أكثر: الرحلات المتأثرة × الساعات الضائعة × الشدة"),
    PAIN_KIND("What hurts", "نوع الألم"),
    PAIN_WHERE("Where", "الموضع"),
    PAIN_AFFECTED("Journeys affected", "الرحلات المتأثرة"),
    PAIN_LOST("Typical loss", "الخسارة المعتادة"),
    PAIN_SEVERITY("Severity", "الشدة"),
    PAIN_SCORE("Score", "الدرجة"),
    PAIN_WAIT("wait", "انتظار"),
    PAIN_REWORK("rework", "إعادة عمل"),
    PAIN_DROP_OFF("drop-off", "انقطاع"),
    PAIN_HAND_OVER("hand-over", "تسليم"),
    PAIN_LOW_SCORE("low score", "تقييم منخفض"),
    PAIN_NONE("No place affects enough journeys to be shown.", "لا يوجد موضع يؤثر في عدد كاف من الرحلات ليُعرض."),
    SURVIVAL("How long it takes, open journeys included", "كم تستغرق الرحلات مع احتساب المفتوحة منها"),
    SURVIVAL_TEXT(
            "Until: {0}. {1} journeys have not come so far; they count as taking longer than they have been watched."
                    + " Half of all come so far within {2} (Kaplan and Meier).",
            "حتى: {0}. {1} رحلة لم تبلغ ذلك بعد، وتُحتسب على أنها تستغرق أطول من مدة متابعتها. نصف الرحلات يبلغ ذلك"
                    + " خلال {2} (كابلان وماير)."),
    SURVIVAL_OR(" or ", " أو "),
    SURVIVAL_CHART(
            "Days until that share of journeys has come to the end",
            "عدد الأيام حتى تصل هذه النسبة من الرحلات إلى نهايتها"),
    SURVIVAL_CHART_TEXT(
            "The longer the last bars, the longer the slowest journeys take.",
            "كلما طالت الأعمدة الأخيرة طالت مدة أبطأ الرحلات."),
    SURVIVAL_DAYS("Days", "الأيام"),
    SURVIVAL_TABLE("By when journeys come to the end", "متى تصل الرحلات إلى نهايتها"),
    SURVIVAL_SHARE("Share of journeys", "نسبة الرحلات"),
    SURVIVAL_WITHIN("Within", "خلال"),

    // how long cases take
    DURATIONS_TITLE("How long it takes: {0}", "كم يستغرق: {0}"),
    DURATIONS_HEAD(
            "{0|# case|# cases}, {1} of which ended. Those still open count as taking longer than they have been"
                    + " watched.",
            "عدد الحالات {0}، انتهى منها {1}. وتُحتسب المفتوحة على أنها تستغرق أطول من مدة متابعتها."),
    DURATIONS_HEAD_ENDED("{0|# case, which|# cases, all of which} ended.", "عدد الحالات {0}، ولا مفتوح بينها."),
    DURATIONS_MEDIAN(
            "Half of them end within {0} (95 % limits: {1} to {2}).",
            "نصفها ينتهي خلال {0} (حدا 95٪: من {1} إلى {2})."),
    DURATIONS_NO_MEDIAN(
            "Too few are known to have ended to say how long half of them take.",
            "ما عُرف انتهاؤه أقل من أن يُقال كم يستغرق نصفها."),
    DURATIONS_NOT_KNOWN("not known yet", "غير معروف بعد"),
    DURATIONS_CURVE("How many are still open after so long", "كم يبقى مفتوحا بعد كل مدة"),
    DURATIONS_CHART_TEXT("After {0}, {1} % are still open.", "بعد {0} يبقى {1}٪ مفتوحا."),
    DURATIONS_OPEN("Still open, %", "ما زال مفتوحا، ٪"),
    DURATIONS_TABLE("By when cases have ended", "متى تنتهي الحالات"),
    DURATIONS_SHARE("Share of cases", "نسبة الحالات"),
    DURATIONS_GROUPS("Do the groups differ?", "هل تختلف المجموعات؟"),
    DURATIONS_GROUP("Group", "المجموعة"),
    DURATIONS_CASES("Cases", "الحالات"),
    DURATIONS_ENDED("Ended", "المنتهية"),
    DURATIONS_HALF("Half within", "النصف خلال"),
    DURATIONS_MEAN("Mean up to {0}", "المتوسط حتى {0}"),
    DURATIONS_DIFFER(
            "They differ by more than chance explains (log-rank {0}).",
            "تختلف بأكثر مما تفسره المصادفة (اختبار رتب اللوغاريتم، {0})."),
    DURATIONS_ALIKE(
            "Chance alone may explain how they differ (log-rank {0}).",
            "قد تفسر المصادفة وحدها ما بينها من اختلاف (اختبار رتب اللوغاريتم، {0})."),
    DURATIONS_NO_TEST(
            "There are no two groups of which enough ended to be compared.",
            "لا توجد مجموعتان انتهى منهما ما يكفي للمقارنة."),
    DURATIONS_METHOD(
            "Kaplan and Meier: an open case counts for as long as it has been watched. An average over ended cases"
                    + " alone would leave out exactly the slow ones. Means are cut at {0}, since the mean itself is"
                    + " not known while cases are open. A question mark stands for what cannot be known yet.",
            "كابلان وماير: تُحتسب الحالة المفتوحة بقدر مدة متابعتها، فمتوسط المنتهية وحدها يُسقط أبطأ الحالات بالذات."
                    + " وتُقطع المتوسطات عند {0} لأن المتوسط نفسه لا يُعرف ما دامت حالات مفتوحة. وعلامة"
                    + " الاستفهام تعني ما لا يُعرف بعد."),
    SECONDS("{0} s", "{0} ثانية"),
    MINUTES("{0} min", "{0} دقيقة"),
    HOURS("{0} h", "{0} ساعة"),
    DAYS("{0} d", "{0} يوم"),

    // series
    SERIES_TITLE("The series {0}", "السلسلة {0}"),
    SERIES_HEAD(
            "{0|# point|# points} around {1}. As long as nothing changes they lie between {2} and {3}. The last one"
                    + " shows {4}.",
            "{0|نقطة واحدة|نقطتان|# نقاط|# نقطة|# نقطة} حول {1}. ما دام لا شيء يتغير تقع بين {2} و{3}. وآخرها: {4}."),
    SERIES_REBASED(
            "Limits are reckoned anew from {0}; this is about the points since then.",
            "تُحسب الحدود من جديد ابتداء من {0}؛ وهذا عن النقاط منذ ذلك الحين."),
    SERIES_SINCE_ALONE(
            "Read from there on alone (--rebase {0}), it lies between {1} and {2}.",
            "وإذا قُرئ منذ ذلك الحين وحده (--rebase {0}) يقع بين {1} و{2}."),
    SERIES_NO_LIMITS(
            "{0|# point|# points} around {1}. Almost all repeat the one before, so that a chart of this kind has no"
                    + " limits to show: look at the points that do not.",
            "{0|نقطة واحدة|نقطتان|# نقاط|# نقطة|# نقطة} حول {1}. كلها تقريبا تكرر ما قبلها، فلا حدود يبينها مخطط من هذا"
                    + " النوع: انظر إلى النقاط التي لا تكرر."),
    SERIES_ASSURANCE("Against the target of {0}: {1}.", "مقابل المستهدف {0}: {1}."),
    SERIES_CHART("Does it change, or only vary?", "هل تغيرت أم تتباين فقط؟"),
    SERIES_CHART_TEXT(
            "{0} of {1} points are marked: chance alone hardly explains them.",
            "{0} من {1} نقطة معلَّمة: لا تكاد المصادفة وحدها تفسرها."),
    SERIES_LOWER("Lower limit", "الحد الأدنى"),
    SERIES_UPPER("Upper limit", "الحد الأعلى"),
    SERIES_SIGNALS("Points that chance alone hardly explains", "نقاط لا تكاد المصادفة وحدها تفسرها"),
    SERIES_NO_SIGNALS("No point calls for an explanation.", "لا نقطة تستدعي تفسيرا."),
    SERIES_POINT("Point", "النقطة"),
    SERIES_RULE("Why it is marked", "سبب تعليمها"),
    SERIES_TREND("Does it rise or fall?", "هل ترتفع أم تنخفض؟"),
    SERIES_TREND_UP(
            "It rises by {0} with each point (95 % limits {1} to {2}; Mann-Kendall {3}).",
            "ترتفع بمقدار {0} مع كل نقطة (حدا 95٪: {1} إلى {2}؛ مان-كندال {3})."),
    SERIES_TREND_DOWN(
            "It falls: {0} with each point (95 % limits {1} to {2}; Mann-Kendall {3}).",
            "تنخفض: {0} مع كل نقطة (حدا 95٪: {1} إلى {2}؛ مان-كندال {3})."),
    SERIES_TREND_NONE(
            "Neither is shown: {0} with each point (95 % limits {1} to {2}; Mann-Kendall {3}) may be chance.",
            "لم يثبت أي منهما: {0} مع كل نقطة (حدا 95٪: {1} إلى {2}؛ مان-كندال {3}) قد يكون مصادفة."),
    SERIES_FOLLOWS(
            "But neighbouring points follow each other; allowing for that, it may be chance (Hamed-Rao {0}).",
            "لكن النقاط المتجاورة يتبع بعضها بعضا؛ وباحتساب ذلك قد يكون مصادفة (Hamed-Rao {0})."),
    SERIES_FORECAST("What comes next if all goes on as before", "ما يأتي إن استمر كل شيء كما كان"),
    SERIES_FORECAST_TEXT(
            "The method is {0}. 95 % of single values are expected between the limits.",
            "الطريقة {0}. يُتوقع أن تقع 95٪ من القيم المفردة بين الحدين."),
    SERIES_TESTED(
            "Made at each of the last {0|# point|# points}, such forecasts were {1} off on average, one step ahead.",
            "لو صدرت عند كل نقطة من آخر النقاط وعددها {0} لكان متوسط خطأ هذه التنبؤات لخطوة واحدة {1}."),
    SERIES_METHOD(
            "The chart is of the kind for {0}. The rules are those of NHS England, Making Data Count: outside the"
                    + " limits; seven that only rise or fall; two of three near the same limit; seven on one side of the"
                    + " centre. Single points between the limits are no news: do not explain them.",
            "المخطط من النوع المخصص لـ: {0}. القواعد هي قواعد هيئة الصحة الوطنية في إنجلترا: خارج الحدود؛ سبع قيم"
                    + " صاعدة أو هابطة فقط؛ اثنتان من ثلاث قرب الحد نفسه؛ سبع على جانب واحد من المركز. النقاط المفردة بين"
                    + " الحدين ليست خبرا: لا تبحث لها عن تفسير."),

    // KPIs
    KPIS_TITLE("Key performance indicators", "مؤشرات الأداء الرئيسية"),
    KPIS_HEAD(
            "{0|# indicator|# indicators} as known at {1}. Targets in the last period that is over: {2} reached, {3}"
                    + " missed.",
            "{0|مؤشر واحد|مؤشران|# مؤشرات|# مؤشرا|# مؤشر} وفق المعلوم حتى {1}. المستهدفات في آخر فترة منتهية: تحقق {2}"
                    + " ولم يتحقق {3}."),
    PERIOD("Period", "الفترة"),
    TARGET("Target", "المستهدف"),
    VERDICT("Verdict", "الحكم"),
    MET("met", "متحقق"),
    MISSED("missed", "غير متحقق"),
    NOT_SURE("within noise", "ضمن حدود الصدفة"),
    SEGMENT("Part", "الجزء"),
    BY_PERIOD("{0}: by period", "{0}: حسب الفترة"),
    ALL_PARTS("{0}: all parts and periods", "{0}: كل الأجزاء والفترات"),
    SERIES_TEXT(
            "{0|# period|# periods}; the last figure is {1}.",
            "{0|فترة واحدة|فترتان|# فترات|# فترة|# فترة}؛ آخر رقم {1}."),
    NO_FIGURE("There is no figure in any period.", "لا يوجد رقم في أي فترة."),
    CAUSES("Where the gap in {0} comes from", "مصدر الفجوة في {0}"),
    EXCLUDED(
            "{0} observations were left out before any indicator saw them: {1}.",
            "استُبعدت {0} ملاحظة قبل أن يراها أي مؤشر: {1}."),
    KPIS_CHANGE("Change", "التغير"),
    KPIS_COURSE("Course", "المسار"),
    KPIS_BETTER("better", "أفضل"),
    KPIS_WORSE("worse", "أسوأ"),
    KPIS_WITHIN_CHANCE("within chance", "ضمن الصدفة"),
    KPIS_SPARKLINE(
            "{0}: {1|# period|# periods}, the last figure is {2}",
            "{0}: {1|فترة واحدة|فترتان|# فترات|# فترة|# فترة}، آخر رقم {2}"),
    KPIS_READS("Reading: {0}.", "القراءة: {0}."),
    KPIS_PROVISIONAL(
            "Figures of periods with * may still change; limits and signals leave them out.",
            "أرقام الفترات المعلَّمة بـ * قد تتغير بعد، ولا تدخل في الحدود والإشارات."),
    KPIS_AHEAD(
            "If all goes on as before, the next period lies between {0} and {1} (95 %); {2}.",
            "إن استمر كل شيء كما كان، تقع الفترة التالية بين {0} و{1} (95 %)؛ {2}."),
    KPIS_GAPS("Between groups, {0}", "بين المجموعات، {0}"),
    KPIS_GAP("{0}: {1} fares best with {2}, {3} worst with {4}.", "{0}: الأفضل {1} بقيمة {2}، والأسوأ {3} بقيمة {4}."),
    KPIS_GUARDED("{0} got better, but that does not count: {1} got worse.", "تحسّن {0}، لكن ذلك لا يُحتسب: ساء {1}."),
    KPIS_COMPOSED("What it is made of, {0}", "مكوناته، {0}"),
    KPIS_WEIGHT("Weight", "الوزن"),
    KPIS_CONTRIBUTION("Adds", "يضيف"),
    KPIS_METHOD(
            "Each figure is computed exactly from its numerator and denominator and rounded for this page only."
                    + " Definitions: SHA-256 {0}.",
            "يُحسب كل رقم بدقة من بسطه ومقامه ولا يُقرَّب إلا في هذه الصفحة. بصمة التعريفات SHA-256: {0}."),

    // feedback
    FEEDBACK_TITLE("Feedback: {0}", "الملاحظات: {0}"),
    FEEDBACK_HEAD("{0} responses from {1} to {2}.", "{0} ردا من {1} إلى {2}."),
    FEEDBACK_FEW(
            "Fewer than {0} people answered, so nothing is told of them.",
            "أجاب أقل من {0} أشخاص، لذلك لا يُذكر شيء عنهم."),
    FEEDBACK_NONE("There are no responses.", "لا توجد ردود."),
    GROUP("Group", "المجموعة"),
    ASKED("Asked", "سُئلوا"),
    ANSWERED("Answered", "أجابوا"),
    USED("Used", "المحتسب"),
    SCORES_TABLE("{0}: the whole and each group", "{0}: الكل وكل مجموعة"),
    SCORES_CHART_TEXT("The whole stands at {0}.", "الكل عند {0}."),
    LEAGUE_ALIKE(
            "These groups do not differ by more than chance makes them differ: each is estimated as all of them"
                    + " together, and their order means nothing.",
            "لا تختلف هذه المجموعات أكثر مما تفسره الصدفة: يُقدَّر كل منها كما تُقدَّر مجتمعة، ولا معنى لترتيبها."),
    FEEDBACK_CHANGES(
            "Months, weeks and days are those of the zone {0}. Each interval is for one change alone; the verdict"
                    + " takes all periods together (Holm), so a change whose interval leaves out 0 can still be within"
                    + " noise.",
            "الأشهر والأسابيع والأيام حسب المنطقة الزمنية {0}. كل فترة ثقة تخص تغيّرا واحدا، أما الحكم فيأخذ جميع"
                    + " الفترات معا (طريقة هولم)، ولذلك قد يكون التغيّر ضمن حدود الصدفة مع أن فترته لا تشمل الصفر."),
    SCALE_PERCENT("In percent, from {0} to {1}.", "بالمئة، من {0} إلى {1}."),
    SCALE_POINTS("In points, from {0} to {1}.", "بالنقاط، من {0} إلى {1}."),
    FEEDBACK_UNWEIGHTED("Every response counts once.", "كل رد يُحسب مرة واحدة."),
    FEEDBACK_WEIGHTED(
            "Scores are weighted as the file says; rankings, what goes with the outcome, and what people wrote are"
                    + " not.",
            "الدرجات موزونة كما في الملف، أما الترتيب وما يرتبط بالنتيجة وما كتبه الناس فغير موزون."),
    FEEDBACK_METHOD(
            "Asked, answered and used are told apart: what was left open or answered with \"don't know\" is never a"
                    + " zero. Instrument {0}, SHA-256 {1}.",
            "يُميَّز بين من سُئلوا ومن أجابوا وما احتُسب: ما تُرك مفتوحا أو أُجيب عنه بلا أعرف لا يُعد صفرا أبدا."
                    + " الأداة {0}، بصمة SHA-256: {1}."),

    FEEDBACK_HIDDEN(
            "Groups of fewer than {0} are hidden, and with them what would give them away by subtraction.",
            "تُحجب المجموعات التي تقل عن {0}، ومعها ما قد يكشفها بالطرح."),
    TREND("{0}: by period", "{0}: حسب الفترة"),
    TREND_TEXT(
            "{0|# period|# periods}; the last figure is {1}.",
            "{0|فترة واحدة|فترتان|# فترات|# فترة|# فترة}؛ آخر رقم {1}."),
    CHANGES_TABLE("{0}: from each period to the next", "{0}: من كل فترة إلى التي تليها"),
    DIFFERENCE("Difference", "الفرق"),
    LEAGUE(
            "{0}: ranked by {1}, few answers drawn towards the others",
            "{0}: مرتبة حسب {1}، مع تقريب القليل من الإجابات نحو سواها"),
    LEAGUE_COUNTED("Counted", "المعدود"),
    LEAGUE_POSTERIOR("Estimate", "التقدير"),
    DRIVERS("What goes with the outcome", "ما يرتبط بالنتيجة"),
    DRIVERS_TABLE(
            "Share of what the ratings explain together of \"{0}\": {1} % of its differences, {2} respondents",
            "حصة كل تقييم مما تفسره التقييمات معا من \"{0}\": {1}٪ من فروقه، {2} مجيبا"),
    DRIVERS_TEXT(
            "Goes with it most: {0}. This is no proof of cause.", "الأكثر ارتباطا: {0}. وهذا ليس دليلا على السببية."),
    DRIVERS_REFUSED("Key drivers are not shown: {0}", "لا تُعرض المحركات الرئيسية: {0}"),
    QUESTION("Question", "السؤال"),
    WORDS("What people wrote", "ما كتبه الناس"),
    SENTIMENT_TABLE(
            "{0|# comment|# comments}; {1} of them were judged, by {2}",
            "{0|تعليق واحد|تعليقان|# تعليقات|# تعليقا|# تعليق}؛ حُكم على {1} منها بواسطة {2}"),
    JUDGE_RATING("the rating given with them ({0})", "التقييم المرافق ({0})"),
    JUDGE_CLASSIFIER("a trained classifier ({0})", "مصنّف مدرّب ({0})"),
    JUDGE_LEXICON("the English lexicon ({0})", "المعجم الإنجليزي ({0})"),
    NOTHING_JUDGED("nothing", "لا شيء"),
    COMMA(", ", "، "),
    SENTIMENT("Tone", "النبرة"),
    POSITIVE("praise", "ثناء"),
    NEUTRAL("neither or both", "لا هذا ولا ذاك أو كلاهما"),
    NEGATIVE("complaint", "شكوى"),
    NOT_ANALYSED("not analysed", "لم يُحلل"),
    TOPICS_TABLE(
            "What the comments are about; one can be about several things",
            "مواضيع التعليقات؛ وقد يتناول التعليق الواحد عدة أمور"),
    TOPIC("Topic", "الموضوع"),
    COMMENTS("Comments", "التعليقات"),
    TERMS("Terms that gave it", "الألفاظ الدالة عليه"),
    SHIFTS_TABLE(
            "Terms that became more or less frequent in the later half",
            "ألفاظ زادت أو قلّت في النصف الأخير من الفترة"),
    TERM("Term", "اللفظ"),
    BEFORE("Before", "قبل"),
    AFTER("After", "بعد"),
    Z("z", "z"),

    // dimensions
    DIMENSION_SERVICE("service", "الخدمة"),
    DIMENSION_TOUCHPOINT("touchpoint", "نقطة الاتصال"),
    DIMENSION_CHANNEL("channel", "القناة"),
    DIMENSION_OFFICE("office", "المكتب"),

    // states
    OK("", ""),
    NO_DATA("no data", "لا بيانات"),
    TOO_FEW("too few", "عدد قليل جدا"),
    SUPPRESSED("suppressed", "محجوب"),
    PROVISIONAL("provisional", "مؤقت");

    private final String english;
    private final String arabic;

    Phrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    /** The sentence with its places. */
    String template(Language language) {
        return language == Language.ARABIC ? arabic : english;
    }

    /** The phrase with its values, each kept apart from the direction of the line. */
    String in(Language language, Object... values) {
        return Isolates.fill(template(language), values);
    }

    /** What a dimension is called, if it is one of those that files of responses have. */
    static Optional<Phrase> ofDimension(String name) {
        return Arrays.stream(values())
                .filter(phrase -> phrase.name().equals("DIMENSION_" + name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** What a state is called. */
    static Phrase of(Measurement.State state) {
        return valueOf(state.name());
    }
}
