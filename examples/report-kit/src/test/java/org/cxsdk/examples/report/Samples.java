package org.cxsdk.examples.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Charts and a page with everything that could go wrong: long names, gaps, negative values, both scripts. */
final class Samples {

    private Samples() {}

    static List<String> pillars(Language language) {
        return language == Language.ARABIC
                ? List.of(
                        "رحلات عبر جميع القنوات",
                        "السؤال مرة واحدة والموافقة على مشاركة البيانات بين الجهات الحكومية",
                        "الملاحظات ومعالجة الشكاوى",
                        "المؤشرات والمستهدفات",
                        "الشمول وإمكانية الوصول (WCAG 2.2)",
                        "الكوادر والكفاءات",
                        "القيادة والحوكمة",
                        "الجدوى الاقتصادية")
                : List.of(
                        "Journeys across all channels",
                        "Ask once and consent to the sharing of data between agencies of the government",
                        "Feedback and recovery",
                        "KPIs and targets",
                        "Inclusion and accessibility (WCAG 2.2)",
                        "People and competencies",
                        "Leadership and governance",
                        "Economics");
    }

    static BarChart bars(Language language) {
        return new BarChart(
                language == Language.ARABIC ? "درجات المحاور" : "Scores of the pillars",
                language == Language.ARABIC ? "المحور الثاني بلا قيمة." : "The second pillar has no value.",
                pillars(language),
                List.of(new Series(
                        language == Language.ARABIC ? "الدرجة" : "Score",
                        List.of(some(3.25), none(), some(1), some(5), some(2.5), some(4.125), some(1.75), some(0)))),
                BarChart.Arrangement.GROUPED,
                new Scale(0, 5, 1),
                2,
                "");
    }

    static BarChart groups(Language language, BarChart.Arrangement arrangement) {
        return new BarChart(
                language == Language.ARABIC ? "الإجابات حسب القناة" : "Answers by channel",
                language == Language.ARABIC ? "ثلاث سلاسل." : "Three series.",
                List.of("Web", "Service centre of the municipality", "مركز الاتصال"),
                List.of(
                        Series.of("2023", 12, 40, 33),
                        Series.of("2024", 20, 38, 25.5),
                        new Series("2025", List.of(some(31), none(), some(12)))),
                arrangement,
                new Scale(0, 100, 20),
                1,
                "%");
    }

    static BarChart negatives() {
        return BarChart.of(
                "Net promoter score",
                "Two offices are below zero.",
                List.of("North", "South", "East"),
                Series.of("NPS", -35, 12, -4.5),
                Scale.around(-35, 12),
                1);
    }

    static RadarChart radar(Language language) {
        return new RadarChart(
                language == Language.ARABIC ? "المحاور الثمانية" : "The eight pillars",
                language == Language.ARABIC ? "الاقتصاد في الأعلى." : "Economics is best.",
                pillars(language),
                List.of(
                        Series.of(language == Language.ARABIC ? "الآن" : "Now", 3.2, 2.1, 1, 4, 2.5, 3.75, 1.8, 5),
                        new Series(
                                language == Language.ARABIC ? "المستهدف" : "Target",
                                List.of(some(4), some(4), none(), some(4), some(4), some(4), some(4), some(5)))),
                new Scale(0, 5, 1),
                1);
    }

    static LineChart line(Language language) {
        List<String> months = new ArrayList<>();
        List<OptionalDouble> values = new ArrayList<>();
        List<OptionalDouble> lower = new ArrayList<>();
        List<OptionalDouble> upper = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            months.add((2024 + i / 12) + "-" + (i % 12 < 9 ? "0" : "") + (i % 12 + 1));
            values.add(i == 9 ? none() : some(71 + (i * 37 % 11) - (i > 18 ? 14 : 0)));
            lower.add(some(62 + (i % 2)));
            upper.add(some(88 - (i % 2)));
        }
        return new LineChart(
                language == Language.ARABIC ? "ضمن المدة المستهدفة" : "Resolved within target",
                language == Language.ARABIC ? "هبوط منذ آب 2025." : "A drop since August 2025.",
                months,
                new Series(language == Language.ARABIC ? "النسبة" : "Share (%)", values),
                OptionalDouble.of(76),
                Optional.of(new Series("lower", lower)),
                Optional.of(new Series("upper", upper)),
                OptionalDouble.of(85),
                Set.of(20, 21, 22, 23),
                new Scale(50, 100, 10),
                1);
    }

    static GanttChart gantt(Language language) {
        return new GanttChart(
                language == Language.ARABIC ? "خارطة الطريق" : "Roadmap",
                language == Language.ARABIC ? "أربع مراحل." : "Four phases.",
                List.of(
                        task("Baseline and targets", "1 Assessment", "2026-01-15", "2026-04-01"),
                        task(
                                "Consent registry and data exchange with the population register",
                                "2 Infrastructure",
                                "2026-03-01",
                                "2026-11-01"),
                        task("إعادة تصميم رحلة الترخيص", "3 Redesign", "2026-08-01", "2027-06-01"),
                        task("Board approves", "3 Redesign", "2026-09-01", "2026-09-01"),
                        task("Quarterly review", "4 Improvement", "2027-01-01", "2027-12-31")),
                Optional.of(LocalDate.parse("2026-11-22")));
    }

    static List<Chart> charts(Language language) {
        return List.of(
                bars(language),
                groups(language, BarChart.Arrangement.GROUPED),
                groups(language, BarChart.Arrangement.STACKED),
                negatives(),
                radar(language),
                line(language),
                gantt(language));
    }

    /** A page with all charts, and with {@code name} wherever a name may come from outside. */
    static Report page(Language language, String name) {
        List<Node> figures = new ArrayList<>();
        List<Chart> charts = charts(language);
        for (int i = 0; i < charts.size(); i++) {
            figures.add(charts.get(i).figure("chart-" + i, language));
        }
        figures.add(new RadarChart(
                        name, name, List.of(name, name, name), List.of(Series.of(name, 1, 2, 3)), new Scale(0, 5, 1), 1)
                .figure("hostile", language));
        Report.Section charted = new Report.Section("charts", name, figures);
        Report.Section words = new Report.Section(
                "words",
                language == Language.ARABIC ? "نصوص" : "Words",
                List.of(
                        Html.p(Isolates.fill(
                                language == Language.ARABIC ? "النموذج {0} للجهة {1}: {2}." : "Model {0} of {1}: {2}.",
                                "cx-government@0.1.0",
                                name,
                                "-3.5 %")),
                        Html.list(List.of(
                                Html.badge("good", "good"),
                                Html.badge("warn", "warn"),
                                Html.badge("bad", "bad"),
                                Html.badge("calm", "calm"))),
                        Html.details(name, Html.p(name))));
        return new Report(
                language,
                name,
                Html.definitions(Html.text("Model"), Html.isolated(name)),
                List.of(words, charted),
                Html.p(name));
    }

    private static GanttChart.Task task(String name, String group, String start, String end) {
        return new GanttChart.Task(name, group, LocalDate.parse(start), LocalDate.parse(end), List.of());
    }

    private static OptionalDouble some(double value) {
        return OptionalDouble.of(value);
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }
}
