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
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.Direction;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.analysis.FunnelPlot;
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
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What each kind of analytics does is said, and the kinds that have no other home are shown at work. */
class AnalyticsStoryTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
    private static final ActorId CLERK = ActorId.of("clerk");
    private static final KpiId LATE = KpiId.of("late");

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOW));
    private int count;

    @Tag("S61")
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
        // spatial: areas compared with their size
        FunnelPlot areas = FunnelPlot.of(report.of(LATE, may).stream()
                .filter(result -> result.segment().values().containsKey("district"))
                .map(result -> new FunnelPlot.Unit(
                        result.segment().toString(),
                        result.numerator().doubleValue(),
                        result.denominator().doubleValue()))
                .toList());
        assertThat(areas.units()).hasSize(4);
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
            int late = district.equals("harbour") ? lateInTheHarbour : 10;
            for (int i = 0; i < 200; i++) {
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
        return seen;
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
