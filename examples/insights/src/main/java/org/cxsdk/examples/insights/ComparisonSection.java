package org.cxsdk.examples.insights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.disclosure.Disclosure;
import org.cxsdk.core.disclosure.SmallGroups;
import org.cxsdk.core.insight.Trait;
import org.cxsdk.core.insight.channel.GroupComparison;
import org.cxsdk.core.insight.channel.SwitchAnalysis;
import org.cxsdk.core.insight.channel.SwitchInsights;
import org.cxsdk.examples.report.BarChart;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Scale;
import org.cxsdk.examples.report.Series;
import org.cxsdk.examples.report.Table;

import static org.cxsdk.examples.insights.Page.row;
import static org.cxsdk.examples.report.Html.p;

/** Channels, organisations or segments side by side, and how journeys went from one to another. */
final class ComparisonSection {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final String WITHHELD = "–";

    private final JourneyFigures figures;
    private final Page page;

    ComparisonSection(JourneyFigures figures, Page page) {
        this.figures = figures;
        this.page = page;
    }

    /** What is compared is called otherwise, and said otherwise. */
    private enum Words {
        CHANNEL(
                Trait.CHANNEL,
                "channels",
                Phrase.CHANNELS,
                Phrase.CHANNEL,
                Phrase.CHANNELS_TEXT,
                Phrase.SWITCHES,
                Phrase.SWITCHES_TEXT),
        ORGANISATION(
                Trait.ORGANISATION,
                "organisations",
                Phrase.ORGANISATIONS,
                Phrase.ORGANISATION,
                Phrase.ORGANISATIONS_TEXT,
                Phrase.ORGANISATION_SWITCHES,
                Phrase.ORGANISATION_SWITCHES_TEXT),
        SEGMENT(
                Trait.SEGMENT,
                "segments",
                Phrase.SEGMENTS,
                Phrase.SEGMENT_NAME,
                Phrase.SEGMENTS_TEXT,
                // nobody goes from one to another on the way: never said
                Phrase.SWITCHES,
                Phrase.SWITCHES_TEXT);

        private final Trait trait;
        private final String id;
        private final Phrase title;
        private final Phrase one;
        private final Phrase text;
        private final Phrase switches;
        private final Phrase switchesText;

        Words(Trait trait, String id, Phrase title, Phrase one, Phrase text, Phrase switches, Phrase switchesText) {
            this.trait = trait;
            this.id = id;
            this.title = title;
            this.one = one;
            this.text = text;
            this.switches = switches;
            this.switchesText = switchesText;
        }

        static Words of(Trait trait) {
            for (Words words : values()) {
                if (words.trait.equals(trait)) {
                    return words;
                }
            }
            throw new IllegalArgumentException("there are no words for " + trait);
        }
    }

    Report.Section of(JourneyFigures.Compared compared) {
        Words words = Words.of(compared.trait());
        GroupComparison.Result groups = compared.groups();
        Map<String, Long> sizes = new LinkedHashMap<>();
        groups.groups()
                .forEach(group ->
                        sizes.put(group.value(), (long) group.insights().cases()));
        if (groups.unknown() > 0) {
            sizes.put("", (long) groups.unknown());
        }
        Disclosure disclosure = SmallGroups.below(figures.minimumN()).disclose(sizes);
        List<String> names = new ArrayList<>();
        List<Double> hours = new ArrayList<>();
        List<List<Node>> rows = new ArrayList<>();
        for (GroupComparison.Group group : groups.groups()) {
            String size = shown(compared, GroupComparison.count(group.value(), false));
            if (!disclosure.isShown(group.value()) || size.equals(WITHHELD)) {
                rows.add(row(group.value(), WITHHELD, WITHHELD, WITHHELD, WITHHELD));
                continue;
            }
            double median = group.insights().caseDurationSeconds().median();
            boolean times = group.insights().cases() >= 2 * figures.minimumN();
            if (times) {
                names.add(group.value());
                hours.add(median / SECONDS_PER_HOUR);
            }
            rows.add(row(
                    group.value(),
                    size,
                    times ? page.duration(median) : WITHHELD,
                    // the tenth above it must be enough journeys
                    group.insights().cases() >= 10 * figures.minimumN()
                            ? page.duration(
                                    group.insights().caseDurationSeconds().p90())
                            : WITHHELD,
                    figures.goodEnds().isEmpty()
                            ? WITHHELD
                            : shown(compared, GroupComparison.count(group.value(), true))));
        }
        List<Node> content = new ArrayList<>();
        if (!names.isEmpty()) {
            content.add(bars(words, names, hours));
        }
        content.add(new Table(
                        page.say(words.title),
                        List.of(
                                page.text(words.one),
                                page.numbers(Phrase.JOURNEYS),
                                page.numbers(Phrase.MEDIAN),
                                page.numbers(Phrase.P90),
                                page.numbers(Phrase.ENDED_WELL)),
                        rows)
                .html());
        compared.switches().ifPresent(switches -> content.addAll(switches(compared, switches, words)));
        return new Report.Section(words.id, page.say(words.title), content);
    }

    private Node bars(Words words, List<String> names, List<Double> hours) {
        double[] values = hours.stream().mapToDouble(Double::doubleValue).toArray();
        double most = hours.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return BarChart.of(
                        page.say(Phrase.CHANNELS_MEDIAN),
                        page.say(words.text),
                        names,
                        Series.of(page.say(Phrase.CHANNELS_MEDIAN), values),
                        Scale.around(0, most),
                        1)
                .figure(words.id + "-bars", page.language());
    }

    private List<Node> switches(JourneyFigures.Compared compared, SwitchInsights switches, Words words) {
        List<List<Node>> rows = new ArrayList<>();
        for (SwitchInsights.Flow flow : switches.matrix()) {
            String journeys = shown(compared, SwitchAnalysis.count(flow.from(), flow.to()));
            if (flow.isSwitch() && !journeys.equals(WITHHELD)) {
                rows.add(row(
                        flow.from(),
                        flow.to(),
                        journeys,
                        flow.journeys() < 2 * figures.minimumN() ? WITHHELD : page.duration(flow.medianSeconds())));
            }
        }
        Node text = p(page.say(
                words.switchesText,
                told(compared, SwitchAnalysis.Part.SWITCHED),
                told(compared, SwitchAnalysis.Part.TWO_EVENTS),
                told(compared, SwitchAnalysis.Part.PING_PONG),
                told(compared, SwitchAnalysis.Part.ABANDONED)));
        if (rows.isEmpty()) {
            return List.of(text);
        }
        return List.of(
                text,
                new Table(
                                page.say(words.switches),
                                List.of(
                                        page.text(Phrase.FROM),
                                        page.text(Phrase.TO),
                                        page.numbers(Phrase.JOURNEYS),
                                        page.numbers(Phrase.MEDIAN)),
                                rows)
                        .html());
    }

    private String told(JourneyFigures.Compared compared, SwitchAnalysis.Part part) {
        return page.orNotShown(figures.published().counts().get(compared.name(part.name())));
    }

    /** The count of this name, unless it would tell of a few. */
    private String shown(JourneyFigures.Compared compared, String count) {
        return Optional.ofNullable(figures.published().counts().get(compared.name(count)))
                .map(page::count)
                .orElse(WITHHELD);
    }
}
