package org.cxsdk.metrics.analytics;

import java.util.List;
import java.util.Objects;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.metrics.analysis.Named;

/**
 * The kinds of analytics that are spoken of, and for each what this library does, what it does not, and with which classes. So
 * that nobody buys a word.
 */
public final class AnalyticsCatalogue {

    private AnalyticsCatalogue() {}

    /** The kinds. */
    public enum Kind implements Named {
        DESCRIPTIVE("descriptive", "What happened", "ماذا حدث"),
        DIAGNOSTIC("diagnostic", "Why it happened", "لماذا حدث"),
        PREDICTIVE("predictive", "What comes next", "ماذا سيحدث"),
        PRESCRIPTIVE("prescriptive", "What to do", "ماذا نفعل"),
        TEXT("text", "What people write", "ماذا يكتب الناس"),
        SPATIAL("spatial", "Where", "أين"),
        STREAMING("streaming", "As it happens", "أثناء الحدوث"),
        BIG_DATA("big-data", "More than fits one machine", "ما يفوق جهازا واحدا"),
        CUSTOMER("customer", "Who comes back, and who differs", "من يعود ومن يختلف"),
        WEB("web", "On sites and in apps", "في المواقع والتطبيقات");

        private final String code;
        private final LocalizedText text;

        Kind(String code, String english, String arabic) {
            this.code = code;
            this.text = LocalizedText.enAr(english, arabic);
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public LocalizedText text() {
            return text;
        }
    }

    /**
     * One kind.
     *
     * @param kind which
     * @param does what the library does
     * @param doesNot what it does not do
     * @param classes names of the classes that do it, those of other modules included
     */
    public record Entry(Kind kind, LocalizedText does, LocalizedText doesNot, List<String> classes) {
        public Entry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(does, "does");
            Objects.requireNonNull(doesNot, "doesNot");
            classes = List.copyOf(classes);
        }
    }

    private static final String METRICS = "org.cxsdk.metrics.";
    private static final String SERIES = "org.cxsdk.core.series.";

    private static final List<Entry> ENTRIES = List.of(
            entry(
                    Kind.DESCRIPTIVE,
                    "Computes KPIs by definitions kept as data, exactly, with n, interval and state; reads series by"
                            + " control charts.",
                    "Does not choose what is worth measuring.",
                    "يحسب المؤشرات بدقة وفق تعريفات محفوظة كبيانات مع العدد وفترة الثقة والحالة؛ ويقرأ السلاسل بخرائط"
                            + " الضبط.",
                    "لا يختار ما يستحق القياس.",
                    METRICS + "CxMetrics",
                    METRICS + "analysis.SeriesReading",
                    METRICS + "analysis.SeriesNotes"),
            entry(
                    Kind.DIAGNOSTIC,
                    "Finds the combination of dimensions in which a figure went wrong, with evidence; splits a change"
                            + " into rate and mix; keeps the search for the cause as a record.",
                    "Does not prove a cause: it sees only recorded dimensions, and two that move together look alike.",
                    "يجد تركيبة الأبعاد التي ساء فيها الرقم مع الدليل؛ ويقسم التغير إلى معدل وتركيبة؛ ويحفظ سجل البحث"
                            + " عن السبب.",
                    "لا يثبت سببا: لا يرى إلا الأبعاد المسجلة، وما يتحرك معا يبدو واحدا.",
                    METRICS + "cause.CauseSearch",
                    METRICS + "analysis.Kitagawa",
                    METRICS + "analysis.Lmdi",
                    METRICS + "cause.CxCauses"),
            entry(
                    Kind.PREDICTIVE,
                    "Forecasts a series with limits (Theta, exponential smoothing, damped Holt-Winters, seasonal"
                            + " naive) and says how good such forecasts would have been.",
                    "Does not foresee what has never happened, and forecasts no single person.",
                    "يتنبأ بالسلسلة مع حدود (ثيتا والتمهيد الأسي وهولت وينترز المخمد والموسمي البسيط) ويبين كم كانت"
                            + " هذه التنبؤات ستصيب.",
                    "لا يتنبأ بما لم يحدث قط ولا بسلوك شخص بعينه.",
                    SERIES + "Forecast",
                    SERIES + "Ets",
                    SERIES + "HoltWinters",
                    SERIES + "RollingOrigin"),
            entry(
                    Kind.PRESCRIPTIVE,
                    "Ranks the actions taken before for the same KPI by how sure it is that they helped, with the"
                            + " inquiries that show it; judges spending by marginal value.",
                    "Does not invent actions and does not decide.",
                    "يرتب الإجراءات السابقة للمؤشر نفسه بحسب الثقة في فائدتها مع التحقيقات الدالة عليها؛ ويحكم على"
                            + " الإنفاق بالقيمة الحدية.",
                    "لا يبتكر إجراءات ولا يقرر.",
                    METRICS + "analytics.ActionRanking",
                    METRICS + "economics.SpendingCurve"),
            entry(
                    Kind.TEXT,
                    "Language, sentiment and topics of comments in English and Arabic, explained word by word, offline"
                            + " (cx-feedback).",
                    "Does not understand irony, and counts in no KPI without a person's look at a sample.",
                    "لغة التعليقات بالعربية والإنجليزية ومشاعرها ومواضيعها، مفسرة كلمة كلمة ودون اتصال (cx-feedback).",
                    "لا يفهم السخرية، ولا يدخل في مؤشر دون أن يراجع شخص عينة منه.",
                    "org.cxsdk.feedback.text"),
            entry(
                    Kind.SPATIAL,
                    "Adds up by area, any tree of areas being a dimension, and compares areas of different size by"
                            + " funnel plots.",
                    "Draws no map, knows no distances and no neighbours.",
                    "يجمع حسب المنطقة بوصفها بعدا، ويقارن المناطق المختلفة الحجم بالمخطط القمعي.",
                    "لا يرسم خريطة ولا يعرف المسافات ولا الجوار.",
                    METRICS + "KpiEngine",
                    METRICS + "analysis.FunnelPlot"),
            entry(
                    Kind.STREAMING,
                    "Takes events one by one or in batches, late, corrected or twice, with the same figures as if all"
                            + " came at once; watches a level by CUSUM and EWMA.",
                    "Runs no server and starts no thread: the agency feeds it.",
                    "يأخذ الأحداث واحدا واحدا أو دفعات، متأخرة أو مصححة أو مكررة، بالأرقام نفسها كما لو جاءت معا؛"
                            + " ويراقب المستوى بـ CUSUM و EWMA.",
                    "لا يشغل خادما ولا خيطا: الجهة هي التي تغذيه.",
                    METRICS + "CxMetrics",
                    SERIES + "Surveillance"),
            entry(
                    Kind.BIG_DATA,
                    "States that merge in any order with identical bytes, in bounded memory; the same states run"
                            + " inside a distributed engine.",
                    "Is no distributed engine.",
                    "حالات تُدمج بأي ترتيب بالبايتات نفسها وبذاكرة محدودة؛ والحالات نفسها تعمل داخل محرك موزع.",
                    "ليس محركا موزعا.",
                    "org.cxsdk.core.state.MergeableState",
                    METRICS + "KpiEngine"),
            entry(
                    Kind.CUSTOMER,
                    "Cohorts of customers by when they first came and how many came back; gaps between segments;"
                            + " lifetime value with its assumptions.",
                    "Scores no person, and withholds small groups.",
                    "أفواج المتعاملين بحسب أول قدوم وكم عاد منهم؛ والفجوات بين الشرائح؛ والقيمة مدى الحياة"
                            + " بافتراضاتها.",
                    "لا يقيّم شخصا ويحجب المجموعات الصغيرة.",
                    METRICS + "analytics.CohortTable",
                    METRICS + "economics.LifetimeValue"),
            entry(
                    Kind.WEB,
                    "Counts what sites and apps report as observations like any others: visits, completions, errors,"
                            + " channel shares.",
                    "Sets no cookie, ships no script, follows nobody.",
                    "يعد ما تبلغ عنه المواقع والتطبيقات كملاحظات كغيرها: الزيارات والإنجازات والأخطاء وحصص القنوات.",
                    "لا يضع ملفات تعريف ولا يرسل برمجيات ولا يتتبع أحدا.",
                    METRICS + "CxMetrics"));

    /** All kinds, in order. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** One kind. */
    public static Entry of(Kind kind) {
        return ENTRIES.get(kind.ordinal());
    }

    private static Entry entry(
            Kind kind, String does, String doesNot, String arabicDoes, String arabicDoesNot, String... classes) {
        return new Entry(
                kind,
                LocalizedText.enAr(does, arabicDoes),
                LocalizedText.enAr(doesNot, arabicDoesNot),
                List.of(classes));
    }
}
