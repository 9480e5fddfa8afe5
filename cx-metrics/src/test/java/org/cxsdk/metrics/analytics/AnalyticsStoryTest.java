package org.cxsdk.metrics.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.series.Forecast;
import org.cxsdk.core.series.RollingOrigin;
import org.cxsdk.core.state.StateType;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.KpiState;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.FunnelPlot;
import org.cxsdk.metrics.analysis.SeriesData;
import org.cxsdk.metrics.cause.Action;
import org.cxsdk.metrics.cause.CauseSearch;
import org.cxsdk.metrics.cause.Check;
import org.cxsdk.metrics.cause.CxCauses;
import org.cxsdk.metrics.cause.FiveWhys;
import org.cxsdk.metrics.cause.Inquiry;
import org.cxsdk.metrics.cause.InquiryId;
import org.cxsdk.metrics.cause.Miss;
import org.cxsdk.metrics.cause.PeriodCounts;
import org.cxsdk.metrics.cause.Round;
import org.cxsdk.metrics.cause.Suspect;
import org.cxsdk.metrics.json.EventMapping;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.cxsdk.metrics.scorecard.KpiSeries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** What each kind of analytics does is said, and each is shown at work; text has its story in cx-feedback. */
@Tag("S61")
class AnalyticsStoryTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final ActorId CLERK = ActorId.of("clerk");
    private static final KpiId LATE = KpiId.of("late");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
    private int count;

    @Test
    void everyKind_saysWhatItDoesAndDoesNotDo_andTheyWorkTogether() throws ClassNotFoundException {
        // region catalogue
        for (AnalyticsCatalogue.Entry entry : AnalyticsCatalogue.entries()) {
            String does = entry.does().in(Locale.ENGLISH);
            String doesNot = entry.doesNot().in(Locale.ENGLISH);
            List<String> classes = entry.classes();
            // endregion
            assertThat(does).isNotBlank();
            assertThat(doesNot).isNotBlank();
            assertThat(entry.does().in(Locale.forLanguageTag("ar"))).isNotEqualTo(does);
            for (String name : classes) {
                if (!name.startsWith("org.cxsdk.feedback")) {
                    assertThat(Class.forName(name)).isPublic();
                }
            }
            assertThat(AnalyticsCatalogue.of(entry.kind())).isEqualTo(entry);
        }
        assertThat(AnalyticsCatalogue.entries()).hasSize(10);

        // streaming and descriptive: events come in two batches, the second month goes wrong in one district
        CxMetrics metrics = CxMetrics.on(context);
        KpiDefinitions kpis = kpis();
        metrics.record(month(4, 10));
        metrics.catchUp(kpis);
        metrics.record(month(5, 60));
        KpiReport report = metrics.measure(kpis);
        ReportingPeriod may = ReportingPeriod.ofMonth(YearMonth.of(2026, 5), UTC);
        KpiResult whole = report.find(LATE, may, Segment.WHOLE).orElseThrow();
        assertThat(whole.isMissed()).isTrue();
        // diagnostic
        Suspect suspect = CauseSearch.standard()
                .search(PeriodCounts.of(report, LATE)
                        .flatMap(counts -> counts.incident(may))
                        .orElseThrow())
                .main()
                .orElseThrow();
        assertThat(suspect.segment()).isEqualTo(Segment.of("district", "harbour"));
        // prescriptive: what helped before, through the record of inquiries
        CxCauses causes = CxCauses.on(context);
        causes.open(closed("i1", "harbour", "one queue for all desks", true));
        causes.open(closed("i2", "market", "One queue for all desks", true));
        causes.open(closed("i3", "harbour", "a second shift", true));
        causes.open(closed("i4", "harbour", "posters", false));
        // region rank
        List<ActionRanking.Ranked> ranked = ActionRanking.of(LATE, suspect.segment(), causes.of(LATE));
        // endregion
        assertThat(ranked)
                .extracting(ActionRanking.Ranked::what, ActionRanking.Ranked::helped, ActionRanking.Ranked::tried)
                .containsExactly(
                        tuple("one queue for all desks", 2, 2), tuple("a second shift", 1, 1), tuple("posters", 0, 1));
        assertThat(ranked.get(0).sentence().in(Locale.ENGLISH))
                .isEqualTo("one queue for all desks: helped in 2 of 2 cases.");
        assertThat(ranked.get(0).evidence()).containsExactly(InquiryId.of("i1"), InquiryId.of("i2"));
    }

    @Test
    void cohorts_tellWhoComesBack_andHideSmallOnes() {
        List<Observation> seen = new ArrayList<>();
        // ten people come in January; six of them in February, three of them in March. Two come first in February.
        for (int person = 0; person < 10; person++) {
            seen.add(visit("p" + person, 1));
            if (person < 6) {
                seen.add(visit("p" + person, 2));
            }
            if (person < 3) {
                seen.add(visit("p" + person, 3));
            }
        }
        seen.add(visit("q1", 2));
        seen.add(visit("q2", 2));
        seen.add(visit("p0", 4));
        seen.add(Observation.builder(ObservationId.of("x"), "visit", NOW).build());

        CohortTable table = CohortTable.of(
                seen, ReportingPeriod.Grain.MONTH, UTC, ReportingPeriod.ofMonth(YearMonth.of(2026, 3), UTC), 5);

        assertThat(table.cohorts()).singleElement().satisfies(cohort -> {
            assertThat(cohort.size()).isEqualTo(10);
            assertThat(cohort.seenAfter()).containsExactly(6, 3);
            assertThat(cohort.share(1)).isEqualTo(.6);
        });
        assertThat(table.withheld()).isEqualTo(1);
        assertThat(table.withoutPerson()).isEqualTo(1);
    }

    /** Spatial: an area of 400 visits stands out, one of eight with the same share does not, for so few are no evidence. */
    @Test
    void areas_areComparedWithTheirSize() {
        CxMetrics metrics = CxMetrics.on(context);
        List<Observation> seen = new ArrayList<>();
        for (int area = 0; area < 20; area++) {
            visits(seen, 5, "area-" + area, 200, 20 + area % 5 - 2);
        }
        visits(seen, 5, "harbour", 400, 100);
        visits(seen, 5, "islet", 8, 2);
        metrics.record(seen);
        ReportingPeriod may = ReportingPeriod.ofMonth(YearMonth.of(2026, 5), UTC);

        FunnelPlot areas = FunnelPlot.of(metrics.measure(kpis()).of(LATE, may).stream()
                .filter(result -> result.segment().values().containsKey("district"))
                .map(result -> new FunnelPlot.Unit(
                        result.segment().values().get("district").orElseThrow(),
                        result.numerator().doubleValue(),
                        result.denominator().doubleValue()))
                .toList());

        assertThat(areas.units()).hasSize(22);
        assertThat(areas.outside()).extracting(point -> point.unit().name()).containsExactly("harbour");
    }

    /** Predictive: three years are known, the fourth is told in advance, and how wrong such forecasts were is told with it. */
    @Test
    void nextYear_isForecastWithLimits_andWithTheErrorsThatSuchForecastsHad() {
        KpiDefinitions kpis = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {values: {minutes: minutes}}
            kpis:
              - id: wait
                title: {en: Waiting time, ar: وقت الانتظار}
                measure: {kind: mean, value: minutes, where: {kind: visit}}
                direction: lower-is-better
            """));
        CxMetrics metrics = CxMetrics.on(context);
        for (int month = 0; month < 36; month++) {
            metrics.record(Observation.builder(
                            ObservationId.of("w" + month),
                            "visit",
                            ReportingPeriod.ofMonth(YearMonth.of(2023, 7).plusMonths(month), UTC)
                                    .start()
                                    .plusSeconds(60))
                    .value("minutes", minutes(month))
                    .build());
        }

        SeriesData known = KpiSeries.of(metrics.measure(kpis), kpis.kpis().get(0))
                .orElseThrow()
                .reading()
                .data();
        double[] values =
                known.values().stream().mapToDouble(Double::doubleValue).toArray();
        // region forecast
        Forecast nextYear = Forecast.theta(values, 12, 12, 0.95);
        RollingOrigin errors = RollingOrigin.of(values, 24, 1, (past, steps) -> Forecast.theta(past, 12, steps, 0.95));
        // endregion

        assertThat(nextYear.points()).hasSize(12).allSatisfy(point -> {
            // what did come, which nobody had recorded yet
            assertThat((double) minutes(35 + point.h())).isBetween(point.low(), point.high());
        });
        // six more each year: last year's figure is six too low each time, the forecast is nearer
        RollingOrigin naive =
                RollingOrigin.of(values, 24, 1, (past, steps) -> Forecast.seasonalNaive(past, 12, steps, 0.95));
        assertThat(naive.steps().get(0).bias()).isCloseTo(6, within(1e-9));
        assertThat(errors.steps().get(0).n()).isEqualTo(12);
        assertThat(errors.steps().get(0).mae()).isLessThan(naive.steps().get(0).mae());
    }

    /** A wait that grows by six minutes a year, with summers and a little of everything else. */
    private static int minutes(int month) {
        int[] season = {12, 10, 4, 0, -3, -5, -6, -5, -3, 0, 4, 8};
        return 60 + month / 2 + season[month % 12];
    }

    /** Web: what a site reports of its sessions becomes figures like any others. */
    @Test
    void sessionsOfASite_areCountedLikeAnythingElse() {
        EventMapping site = EventMapping.read(Source.of("site.mapping.yaml", """
            zone: UTC
            timeFormat: "yyyy-MM-dd HH:mm"
            key: session
            events:
              - {kind: journey.started, at: begun, reference: session, dimensions: {channel: device}}
              - {kind: journey.completed, at: ended, reference: session, dimensions: {channel: device}, values: {failures: errors}, when: {column: goal, is: ["yes"]}}
            """));
        CxMetrics metrics = CxMetrics.on(context);
        List<Observation> seen = new ArrayList<>();
        site.observations(Source.of("sessions.csv", """
            session,device,begun,ended,goal,errors
            s1,app,2026-05-04 10:00,2026-05-04 10:04,yes,0
            s2,app,2026-05-04 10:01,2026-05-04 10:02,no,3
            s3,web,2026-05-04 10:03,2026-05-04 10:09,yes,1
            s4,web,2026-05-04 10:07,2026-05-04 10:12,yes,0
            s5,app,2026-05-04 10:08,2026-05-04 10:09,no,0
            """), seen::add);
        metrics.record(seen);

        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());

        ReportingPeriod may = ReportingPeriod.ofMonth(YearMonth.of(2026, 5), UTC);
        assertThat(value(report, "completion-rate", may, Segment.WHOLE)).isEqualTo(Rational.of(3, 5));
        assertThat(value(report, "completion-by-start-channel", may, Segment.of("channel", "app")))
                .isEqualTo(Rational.of(1, 3));
        assertThat(value(report, "error-rate", may, Segment.WHOLE)).isEqualTo(Rational.of(1, 3));
        assertThat(value(report, "mobile-share", may, Segment.WHOLE)).isEqualTo(Rational.of(1, 3));
    }

    /** Big data: three machines take a part each and send bytes; in whatever order they arrive, it is as if one had seen all. */
    @Test
    void partsOfManyMachines_putTogetherInAnyOrder_areTheWholeByteForByte() {
        KpiDefinition late = kpis().kpis().get(0);
        StateType<Observation, KpiState> type = KpiState.type(late);
        List<Observation> all = month(5, 60);
        List<KpiState> machines =
                List.of(type.empty().get(), type.empty().get(), type.empty().get());
        KpiState one = type.empty().get();
        for (int i = 0; i < all.size(); i++) {
            machines.get(i * 7 % 3).add(all.get(i));
            one.add(all.get(i));
        }

        List<byte[]> sent = machines.stream().map(KpiState::toBytes).toList();
        KpiState there = type.read(sent.get(2));
        there.merge(type.read(sent.get(0)));
        there.merge(type.read(sent.get(1)));
        KpiState here = type.read(sent.get(1));
        here.merge(type.read(sent.get(2)));
        here.merge(type.read(sent.get(0)));

        assertThat(there.toBytes()).isEqualTo(one.toBytes()).isEqualTo(here.toBytes());
        assertThat(one.toBytes().length)
                .as("counts of five cells, not 800 events")
                .isLessThan(all.size());
    }

    private static Rational value(KpiReport report, String kpi, ReportingPeriod period, Segment segment) {
        return report.find(KpiId.of(kpi), period, segment)
                .orElseThrow()
                .measurement()
                .value();
    }

    private Observation visit(String person, int month) {
        return Observation.builder(
                        ObservationId.of("v" + count++),
                        "visit",
                        ReportingPeriod.ofMonth(YearMonth.of(2026, month), UTC)
                                .start()
                                .plusSeconds(60))
                .subject(SubjectId.of(person))
                .build();
    }

    private List<Observation> month(int month, int lateInTheHarbour) {
        List<Observation> seen = new ArrayList<>();
        for (String district : List.of("harbour", "market", "airport", "hills")) {
            visits(seen, month, district, 200, district.equals("harbour") ? lateInTheHarbour : 10);
        }
        return seen;
    }

    private void visits(List<Observation> seen, int month, String district, int visits, int late) {
        for (int i = 0; i < visits; i++) {
            seen.add(Observation.builder(
                            ObservationId.of("v" + count++),
                            "visit",
                            ReportingPeriod.ofMonth(YearMonth.of(2026, month), UTC)
                                    .start()
                                    .plusSeconds(60))
                    .dimension("district", district)
                    .dimension("late", i < late ? "yes" : "no")
                    .build());
        }
    }

    private static KpiDefinitions kpis() {
        return KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {dimensions: [district, late]}
            kpis:
              - id: late
                title: {en: Served late, ar: تأخر في الخدمة}
                measure:
                  kind: share
                  numerator: {where: {all: [{kind: visit}, {dimension: late, is: 'yes'}]}}
                  denominator: {where: {kind: visit}}
                dimensions: [district]
                direction: lower-is-better
                target: 0.06
            """));
    }

    /** A past inquiry with one action and a conclusive check. */
    private static Inquiry closed(String id, String district, String action, boolean helped) {
        Miss miss = new Miss(
                new DefinitionRef("late", "1", "ab".repeat(32)),
                "2025-11",
                new Segment(Map.of("district", Optional.of(district))),
                new BigDecimal("0.3"),
                new BigDecimal("0.1"),
                Direction.LOWER_IS_BETTER,
                new BigDecimal("30"),
                Optional.of(new BigDecimal("100")),
                100,
                1);
        Round round = new Round(
                List.of(),
                Optional.of(FiveWhys.of("queues")),
                List.of(new Action(action, CLERK, NOW, Optional.of(NOW))),
                Optional.of(NOW),
                List.of(new Check(
                        "2025-12",
                        Optional.of(new BigDecimal("0.05")),
                        100,
                        Optional.of(.001),
                        helped ? Check.Verdict.HELPED : Check.Verdict.DID_NOT_HELP)));
        return new Inquiry(InquiryId.of(id), miss, Optional.empty(), CLERK, NOW, List.of(round));
    }
}
