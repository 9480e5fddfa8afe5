package org.cxsdk.metrics.scorecard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An agency's page of figures: what is good, what moved, whose group fares worse, what it was bought with, what is missing. */
class ScorecardStoryTest {

    private static final KpiDefinitions KPIS = KpiDefinitionsReader.read(Source.of("scorecard.yaml", """
        source: {dimensions: [channel, quick, assisted, error, trained, easy]}
        kpis:
          - id: quick
            title: {en: Served quickly, ar: خدمة سريعة}
            measure:
              kind: share
              numerator: {where: {kind: visit, dimension: quick, is: "true"}}
              denominator: {where: {kind: visit}}
            dimensions: [channel]
            target: 0.8
            guards: [{kpi: assisted, tolerance: 0.02}]
          - id: assisted
            title: {en: Helped when they needed it, ar: تلقوا المساعدة عند الحاجة}
            measure:
              kind: share
              numerator: {where: {kind: help, dimension: assisted, is: "true"}}
              denominator: {where: {kind: help}}
          - id: errors
            title: {en: With an error, ar: مع خطأ}
            measure:
              kind: share
              numerator: {where: {kind: visit, dimension: error, is: "true"}}
              denominator: {where: {kind: visit}}
            direction: lower-is-better
            target: 0.05
          - id: trained
            title: {en: Trained staff, ar: موظفون مدرَّبون}
            measure:
              kind: share
              numerator: {where: {kind: staff, dimension: trained, is: "true"}}
              denominator: {where: {kind: staff}}
          - id: easier-lives
            title: {en: Life became easier, ar: صارت الحياة أسهل}
            measure:
              kind: share
              numerator: {where: {kind: asked, dimension: easy, is: "true"}}
              denominator: {where: {kind: asked}}
          - id: quality
            title: {en: Quality, ar: الجودة}
            measure:
              kind: derived
              form: weighted-mean
              operands: [{kpi: quick, weight: 3, low: 0, high: 1}, {kpi: errors, weight: 1, low: 1, high: 0}]
        """));
    private static final ReportingPeriod OCTOBER = Feed.month("2026-10");

    @Test
    @Tag("S56")
    void successesMoversAndGaps_areFound() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        visits(feed, "2026-09", 240, 160);
        visits(feed, "2026-10", 340, 240);
        KpiReport report = feed.recorded().measure(KPIS);

        // region scorecard
        Scorecard scorecard = Scorecard.of(report, KPIS);
        List<Scorecard.Line> movers = scorecard.movers();
        // endregion

        // 400 of 800 quickly in September, 580 of 800 in October: up, and still short of 80 %
        Scorecard.Line quick = scorecard.lines().get(0);
        assertThat(quick.band()).isEqualTo(Scorecard.Band.MISSED);
        assertThat(quick.change().difference()).isEqualTo(Rational.of(180, 800));
        assertThat(movers).extracting(line -> line.kpi().id()).containsExactly(KpiId.of("quick"));
        assertThat(movers.get(0).change().verdict()).isEqualTo(Comparison.Verdict.BETTER);
        assertThat(scorecard.lines().get(2).band()).as("no errors").isEqualTo(Scorecard.Band.MET);
        SegmentGap gap = SegmentGap.of(report, KpiId.of("quick"), OCTOBER).get(0);
        // web 340 of 400, counter 240 of 400
        assertThat(gap.worst().segment()).isEqualTo(Segment.of("channel", "counter"));
        assertThat(gap.gap().difference()).isEqualTo(Rational.of(-1, 4));
        assertThat(gap.gap().verdict()).isEqualTo(Comparison.Verdict.WORSE);
    }

    @Test
    @Tag("S55")
    void anImprovement_countsOnlyIfItsGuardsHold() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        visits(feed, "2026-09", 240, 160);
        visits(feed, "2026-10", 340, 240);
        helped(feed, "2026-09", 90);
        helped(feed, "2026-10", 70);
        CxMetrics metrics = feed.recorded();
        KpiDefinition quick = KPIS.find(KpiId.of("quick")).orElseThrow();

        // region guards
        Improvement verdict = Improvement.of(metrics.measure(KPIS), quick, OCTOBER);
        String told = verdict.fold(
                counts -> "better by " + counts.by(),
                bought -> "better by " + bought.by() + ", at the price of "
                        + bought.broken().get(0).guard().kpi(),
                none -> "not better",
                unknown -> "no figures to compare");
        // endregion

        // fewer of those who needed help got it: 90 of 100, then 70
        assertThat(told).isEqualTo("better by 9/40, at the price of assisted");
        feed.many(100, "help", "2026-10", "assisted", "true").many(5, "help", "2026-10", "assisted", "true");
        feed.recorded();
        // 175 of 205 is within the tolerance? 0.9 - 0.8537 = 0.046 is not, 245 of 275 (0.8909) is
        assertThat(Improvement.of(metrics.measure(KPIS), quick, OCTOBER)).isInstanceOf(Improvement.Bought.class);
        feed.many(70, "help", "2026-10", "assisted", "true").recorded();
        assertThat(Improvement.of(metrics.measure(KPIS), quick, OCTOBER))
                .isEqualTo(new Improvement.Counts(Rational.of(9, 40)));
    }

    /** Faster, yet whom does it shut out? Access, security and inclusion each stop the gain, alone and together. */
    @Test
    @Tag("S55")
    void speed_isNotBoughtWithAccess_security_orInclusion() {
        KpiDefinitions kpis = KpiDefinitionsReader.read(Source.of("guards.yaml", """
            source: {dimensions: [quick, reader, checked, group]}
            kpis:
              - id: quick
                title: {en: Served quickly, ar: خدمة سريعة}
                measure: {kind: share, numerator: {where: {kind: visit, dimension: quick, is: "true"}}, denominator: {where: {kind: visit}}}
                guards: [{kpi: accessible, tolerance: 0.02}, {kpi: secure, tolerance: 0}, {kpi: included, tolerance: 0.02}]
              - id: accessible
                title: {en: Completed with a screen reader, ar: أُنجزت بقارئ الشاشة}
                measure: {kind: share, numerator: {where: {kind: reader, dimension: reader, is: "true"}}, denominator: {where: {kind: reader}}}
              - id: secure
                title: {en: Identity checked, ar: جرى التحقق من الهوية}
                measure: {kind: share, numerator: {where: {kind: identity, dimension: checked, is: "true"}}, denominator: {where: {kind: identity}}}
              - id: included
                title: {en: Completed by customers over 70, ar: أنجزها متعاملون فوق السبعين}
                measure: {kind: share, numerator: {where: {kind: older, dimension: group, is: "true"}}, denominator: {where: {kind: older}}}
            """));

        assertThat(faster(kpis, 90, 100, 80)).isEqualTo("counts 1/5");
        assertThat(faster(kpis, 85, 100, 80)).isEqualTo("bought with [accessible]");
        // of security not a single point may be lost
        assertThat(faster(kpis, 90, 99, 80)).isEqualTo("bought with [secure]");
        assertThat(faster(kpis, 90, 100, 60)).isEqualTo("bought with [included]");
        assertThat(faster(kpis, 50, 50, 50)).isEqualTo("bought with [accessible, secure, included]");
    }

    /** 50 of 100 quickly in September and 70 in October; guards at 90, 100 and 80 of 100 before. */
    private static String faster(KpiDefinitions kpis, int accessible, int secure, int included) {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        of100(feed, "2026-09", "visit", "quick", 50);
        of100(feed, "2026-10", "visit", "quick", 70);
        of100(feed, "2026-09", "reader", "reader", 90);
        of100(feed, "2026-10", "reader", "reader", accessible);
        of100(feed, "2026-09", "identity", "checked", 100);
        of100(feed, "2026-10", "identity", "checked", secure);
        of100(feed, "2026-09", "older", "group", 80);
        of100(feed, "2026-10", "older", "group", included);
        return Improvement.of(feed.recorded().measure(kpis), kpis.kpis().get(0), OCTOBER)
                .fold(
                        counts -> "counts " + counts.by(),
                        bought -> "bought with "
                                + bought.broken().stream()
                                        .map(broken -> broken.guard().kpi().value())
                                        .toList(),
                        none -> "not better",
                        unknown -> "no figures");
    }

    private static void of100(Feed feed, String month, String kind, String dimension, int of100) {
        feed.many(of100, kind, month, dimension, "true").many(100 - of100, kind, month, dimension, "false");
    }

    @Test
    @Tag("S52")
    void whatIsMeasured_andHowFresh_isAFigureItself() {
        Feed feed = new Feed("2026-11-11T00:00:00Z");
        visits(feed, "2026-08", 240, 160);
        visits(feed, "2026-10", 340, 240);
        helped(feed, "2026-08", 90);

        // region coverage
        MeasurementCoverage coverage =
                MeasurementCoverage.of(feed.recorded().measure(KPIS), KPIS, Instant.parse("2026-08-01T00:00:00Z"));
        // endregion

        // three months of six KPIs: quick, errors and quality in August and October, assisted in August
        assertThat(coverage.coverage()).contains(Ratio.of(7, 18));
        assertThat(coverage.lines().get(0).missing()).containsExactly(Feed.month("2026-09"));
        assertThat(coverage.lines().get(0).age()).contains(Duration.ofDays(10));
        assertThat(coverage.stale().stream().map(line -> line.kpi().id().value()))
                .containsExactly("assisted", "trained", "easier-lives");
    }

    @Test
    @Tag("S60")
    void aComposite_showsItsWeights_andWhatEachPartAddsToIt() {
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        visits(feed, "2026-10", 340, 240);

        // region composite
        CompositeIndex quality = CompositeIndex.of(
                        feed.recorded().measure(KPIS),
                        KPIS.find(KpiId.of("quality")).orElseThrow(),
                        OCTOBER,
                        Segment.WHOLE)
                .orElseThrow();
        // endregion

        // three quarters of 580 / 800 and one quarter of 1 - 0
        assertThat(quality.parts().stream()
                        .map(part -> part.result().kpi().id() + " " + part.share() + " x " + part.scaled()))
                .containsExactly("quick 3/4 x 29/40", "errors 1/4 x 1");
        assertThat(quality.parts().stream()
                        .map(CompositeIndex.Part::contribution)
                        .reduce(Rational.ZERO, Rational::plus))
                .isEqualTo(quality.whole().measurement().value())
                .isEqualTo(Rational.of(127, 160));
    }

    /** The composites that come with the library: how ready services are, how good on each channel, how far they are used. */
    @Test
    @Tag("S60")
    void readiness_qualityOnEachChannel_andAdoption_showWhatTheyAreMadeOf() {
        Feed feed = new Feed("2026-12-02T00:00:00Z");
        // ready: three of four service and channel pairs from end to end, two of five data fetched
        feed.many(3, "service.offered", "2026-10", "coverage", "END_TO_END");
        feed.many(1, "service.offered", "2026-10", "coverage", "PARTIAL");
        feed.many(2, "step.completed", "2026-10", "data", "REUSED");
        feed.many(3, "step.completed", "2026-10", "data", "ASKED");
        // good: everybody is served at the counter, four of five on the web; the app pleases and half give up
        channel(feed, "counter", 10, 10, 4);
        channel(feed, "web", 10, 8, 4);
        channel(feed, "app", 10, 5, 5);
        KpiReport report = feed.recorded().measure(KpiDefinitionsReader.builtIn());

        // (2 · 3/4 + 2/5) / 3
        assertThat(parts(report, "readiness-index", Segment.WHOLE))
                .containsExactly("services-end-to-end 2/3 x 3/4", "data-reuse 1/3 x 2/5", "= 19/30");
        // 13 of 23 completed digitally, 5 of 23 in the app
        assertThat(parts(report, "adoption-index", Segment.WHOLE))
                .containsExactly("digital-take-up 3/4 x 13/23", "mobile-share 1/4 x 5/23", "= 11/23");
        assertThat(parts(report, "quality-by-channel", Segment.of("channel", "counter")))
                .containsExactly("user-satisfaction 3/5 x 3/4", "completion-by-start-channel 2/5 x 1", "= 17/20");
        assertThat(parts(report, "quality-by-channel", Segment.of("channel", "web")))
                .containsExactly("user-satisfaction 3/5 x 3/4", "completion-by-start-channel 2/5 x 4/5", "= 77/100");
        assertThat(parts(report, "quality-by-channel", Segment.of("channel", "app")))
                .containsExactly("user-satisfaction 3/5 x 1", "completion-by-start-channel 2/5 x 1/2", "= 4/5");
        assertThat(SegmentGap.of(report, KpiId.of("quality-by-channel"), OCTOBER)
                        .get(0)
                        .worst()
                        .segment())
                .isEqualTo(Segment.of("channel", "web"));
    }

    /** So many begin on a channel, so many of them complete, and ten say so many steps of satisfaction. */
    private static void channel(Feed feed, String channel, int begun, int completed, int satisfaction) {
        for (int i = 0; i < begun; i++) {
            feed.add(feed.event("journey.started", "2026-10-10T09:00:00Z")
                    .reference(channel + i)
                    .dimension("channel", channel));
            if (i < completed) {
                feed.add(feed.event("journey.completed", "2026-10-10T10:00:00Z")
                        .reference(channel + i)
                        .dimension("channel", channel)
                        .dimension("assistedDigital", "false"));
            }
            feed.add(feed.event("feedback.answered", "2026-10-10T11:00:00Z")
                    .dimension("instrument", "govuk-satisfaction")
                    .dimension("channel", channel)
                    .value("code", satisfaction));
        }
    }

    private static List<String> parts(KpiReport report, String kpi, Segment segment) {
        KpiDefinition definition =
                KpiDefinitionsReader.builtIn().find(KpiId.of(kpi)).orElseThrow();
        CompositeIndex index =
                CompositeIndex.of(report, definition, OCTOBER, segment).orElseThrow();
        List<String> told = new ArrayList<>();
        index.parts().forEach(part -> told.add(part.result().kpi().id() + " " + part.share() + " x " + part.scaled()));
        told.add("= " + index.whole().measurement().value());
        return told;
    }

    @Test
    @Tag("S80")
    void outcomesStandAboveKpis_andTheirLinksAreQuestioned() {
        LogicModel model = new LogicModel(
                "easier-lives",
                List.of(
                        new LogicModel.Node(KpiId.of("trained"), LogicModel.Layer.INPUT),
                        new LogicModel.Node(KpiId.of("quick"), LogicModel.Layer.OUTPUT),
                        new LogicModel.Node(KpiId.of("easier-lives"), LogicModel.Layer.OUTCOME)),
                List.of(
                        link("trained", "quick", "Trained staff need less time."),
                        link("quick", "easier-lives", "Less waiting makes lives easier.")));
        Feed feed = new Feed("2026-11-02T00:00:00Z");
        feed.many(40, "staff", "2026-09", "trained", "true").many(60, "staff", "2026-09", "trained", "false");
        feed.many(80, "staff", "2026-10", "trained", "true").many(20, "staff", "2026-10", "trained", "false");
        visits(feed, "2026-09", 240, 160);
        visits(feed, "2026-10", 340, 240);
        for (String month : List.of("2026-09", "2026-10")) {
            feed.many(50, "asked", month, "easy", "true").many(50, "asked", month, "easy", "false");
        }

        // region outcomes
        List<LogicModel.Reading> readings =
                model.read(Scorecard.of(feed.recorded().measure(KPIS), KPIS));
        // endregion

        assertThat(readings)
                .extracting(LogicModel.Reading::standing)
                .containsExactly(LogicModel.Standing.AS_ASSUMED, LogicModel.Standing.EFFECT_NOT_SEEN);
    }

    private static LogicModel.Link link(String from, String to, String assumption) {
        return new LogicModel.Link(KpiId.of(from), KpiId.of(to), LocalizedText.of("en", assumption));
    }

    /** 400 visits on the web and 400 at the counter, some of them quick, none with an error. */
    private static void visits(Feed feed, String month, int quickOnTheWeb, int quickAtTheCounter) {
        feed.many(quickOnTheWeb, "visit", month, "channel", "web", "quick", "true");
        feed.many(400 - quickOnTheWeb, "visit", month, "channel", "web", "quick", "false");
        feed.many(quickAtTheCounter, "visit", month, "channel", "counter", "quick", "true");
        feed.many(400 - quickAtTheCounter, "visit", month, "channel", "counter", "quick", "false");
    }

    private static void helped(Feed feed, String month, int of100) {
        feed.many(of100, "help", month, "assisted", "true");
        feed.many(100 - of100, "help", month, "assisted", "false");
    }
}
