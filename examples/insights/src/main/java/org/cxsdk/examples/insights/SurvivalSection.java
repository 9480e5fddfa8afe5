package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cxsdk.core.insight.time.JourneySurvival;
import org.cxsdk.core.stat.SurvivalCurve;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.p;

/** How long journeys take if those still open are not left out; nothing if too few came to their end. */
final class SurvivalSection {

    private static final double LEVEL = 0.95;
    private static final double DAY = 86_400;
    private static final int TENTHS = 10;
    private static final String WITHHELD = "–";

    private final JourneyFigures figures;
    private final Page page;

    SurvivalSection(JourneyFigures figures, Page page) {
        this.figures = figures;
        this.page = page;
    }

    Optional<Report.Section> of(JourneySurvival survival) {
        return survival.curve()
                .filter(curve -> curve.events() >= TENTHS * figures.minimumN())
                .map(curve -> section(survival, curve));
    }

    private Report.Section section(JourneySurvival survival, SurvivalCurve curve) {
        List<String> names = new ArrayList<>();
        List<Double> days = new ArrayList<>();
        List<List<Node>> rows = new ArrayList<>();
        for (int tenth = 1; tenth < TENTHS; tenth++) {
            double share = tenth / (double) TENTHS;
            OptionalDouble time = curve.quantile(share);
            if (time.isPresent()) {
                String name = TENTHS * tenth + " %";
                names.add(name);
                days.add(time.getAsDouble() / DAY);
                rows.add(row(
                        name,
                        page.duration(time.getAsDouble()),
                        limit(curve.quantileLow(share, LEVEL)) + " – " + limit(curve.quantileHigh(share, LEVEL))));
            }
        }
        List<Node> content = new ArrayList<>();
        Integer open = figures.published().counts().get(JourneyFigures.OPEN);
        content.add(p(page.say(
                Phrase.SURVIVAL_TEXT,
                String.join(page.say(Phrase.SURVIVAL_OR), survival.until()),
                open == null ? WITHHELD : page.count(open),
                curve.median().isPresent() ? page.duration(curve.median().getAsDouble()) : WITHHELD)));
        if (!names.isEmpty()) {
            content.add(BarChart.of(
                            page.say(Phrase.SURVIVAL_CHART),
                            page.say(Phrase.SURVIVAL_CHART_TEXT),
                            names,
                            Series.of(
                                    page.say(Phrase.SURVIVAL_DAYS),
                                    days.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .toArray()),
                            Scale.around(0, days.get(days.size() - 1)),
                            1)
                    .figure("survival-bars", page.language()));
            content.add(new Table(
                            page.say(Phrase.SURVIVAL_TABLE),
                            List.of(
                                    page.text(Phrase.SURVIVAL_SHARE),
                                    page.numbers(Phrase.SURVIVAL_WITHIN),
                                    page.numbers(Phrase.INTERVAL)),
                            rows)
                    .html());
        }
        return new Report.Section("survival", page.say(Phrase.SURVIVAL), content);
    }

    private String limit(OptionalDouble seconds) {
        return seconds.isPresent() ? page.duration(seconds.getAsDouble()) : "?";
    }
}
