package org.cxsdk.metrics.json;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.metrics.KpiDefinition;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The KPIs that come with the library, each on a handful of events worked by hand; {@link BuiltInKpisTest} has the traps of
 * the first ten. An event is {@code times kind day} of October 2026, then {@code #case}, {@code ~person},
 * {@code dimension=word}, {@code value:number}, {@code +hours}.
 */
class CatalogueVectorsTest {

    private static final KpiDefinitions BUILT_IN = KpiDefinitionsReader.builtIn();
    private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-12-31T00:00:00Z");

    /** A KPI, what happened, and its figure for October, or the period in which it lies. */
    private record Vector(String kpi, String expected, String... events) {
        @Override
        public String toString() {
            return kpi + " = " + expected;
        }
    }

    private static final List<Vector> VECTORS = List.of(
            // (100 + 200 + 300 + 400) / (10 + 10 + 10 + 20) over four quarters, not the mean of 10, 20, 30 and 20
            new Vector(
                    "cost-per-transaction-12-months",
                    "20",
                    "1 cost.booked -250 cost:100",
                    "10 journey.completed -250",
                    "1 cost.booked -170 cost:200",
                    "10 journey.completed -170",
                    "1 cost.booked -80 cost:300",
                    "10 journey.completed -80",
                    "1 cost.booked 5 cost:400",
                    "20 journey.completed 5"),
            // 8 a transaction now, 10 a year ago
            new Vector(
                    "cost-efficiency",
                    "4/5",
                    "1 cost.booked -360 cost:100",
                    "10 journey.completed -360",
                    "1 cost.booked 5 cost:80",
                    "10 journey.completed 5"),
            // told after 1, 2 and 4 days what became of it, one not yet; being told before it is solved closes no loop
            new Vector(
                    "loop-closure-time",
                    "259200",
                    "1 case.opened 1 #a",
                    "1 case.told 2 #a loopSeconds:86400",
                    "1 case.opened 1 #b",
                    "1 case.told 1 #b",
                    "1 case.told 3 #b loopSeconds:172800",
                    "1 case.opened 1 #c",
                    "1 case.told 5 #c loopSeconds:345600",
                    "1 case.opened 1 #d"),
            new Vector(
                    "solved-at-first-contact",
                    "3/4",
                    "3 case.solved 1 firstContact:1",
                    "1 case.solved 1 firstContact:0",
                    "5 case.opened 1"),
            // closed after 1, 2 and 4 days, one open for more than a year: half are done after 2 to 4 days, in the
            // middle 3
            new Vector(
                    "resolution-time",
                    "259200",
                    "1 case.opened 1 #a",
                    "1 case.closed 2 #a",
                    "1 case.opened 1 #b",
                    "1 case.closed 3 #b",
                    "1 case.opened 1 #c",
                    "1 case.closed 5 #c",
                    "1 case.opened 1 #d"),
            // ten cases, closed after 1 to 9 days and one never: S falls below .1 only if the tenth closes; at 9 days S
            // = .1,
            // and stays so, so nine in ten are done after 9 days
            new Vector(
                    "resolution-time-p90",
                    "777600",
                    "1 case.opened 1 #1",
                    "1 case.closed 2 #1",
                    "1 case.opened 1 #2",
                    "1 case.closed 3 #2",
                    "1 case.opened 1 #3",
                    "1 case.closed 4 #3",
                    "1 case.opened 1 #4",
                    "1 case.closed 5 #4",
                    "1 case.opened 1 #5",
                    "1 case.closed 6 #5",
                    "1 case.opened 1 #6",
                    "1 case.closed 7 #6",
                    "1 case.opened 1 #7",
                    "1 case.closed 8 #7",
                    "1 case.opened 1 #8",
                    "1 case.closed 9 #8",
                    "1 case.opened 1 #9",
                    "1 case.closed 10 #9",
                    "1 case.opened 1 #10"),
            // of two closed ones one in time; the one that stays open does not count, which is why this flatters
            new Vector(
                    "resolved-within-target-closed-cases",
                    "1/2",
                    "1 case.opened 1 #a",
                    "1 case.closed 2 #a",
                    "1 case.opened 1 #b",
                    "1 case.closed 20 #b",
                    "1 case.opened 1 #c"),
            new Vector(
                    "first-response-time",
                    "7200",
                    "1 case.opened 1 #a",
                    "1 case.responded 1 #a +1",
                    "1 case.opened 1 #b",
                    "1 case.responded 1 #b +2",
                    "1 case.opened 1 #c",
                    "1 case.responded 1 #c +9"),
            new Vector(
                    "journey-time",
                    "172800",
                    "1 journey.started 1 #a",
                    "1 journey.completed 2 #a",
                    "1 journey.started 1 #b",
                    "1 journey.completed 3 #b",
                    "1 journey.started 1 #c"),
            // R: quantile(c(3,7,8,5,12,14,21,13,18), .9, type=7)
            new Vector(
                    "waiting-time-p90",
                    "93/5",
                    "1 visit.served 1 waitSeconds:3",
                    "1 visit.served 1 waitSeconds:7",
                    "1 visit.served 1 waitSeconds:8",
                    "1 visit.served 1 waitSeconds:5",
                    "1 visit.served 1 waitSeconds:12",
                    "1 visit.served 1 waitSeconds:14",
                    "1 visit.served 1 waitSeconds:21",
                    "1 visit.served 1 waitSeconds:13",
                    "1 visit.served 1 waitSeconds:18"),
            // 60 within ten minutes, 20 later, 20 gave up later; 50 who gave up sooner are neutral: 60 / 100, not 60 /
            // 150
            new Vector(
                    "service-level",
                    "3/5",
                    "60 visit.served 1 waitSeconds:600",
                    "20 visit.served 1 waitSeconds:601",
                    "20 visit.abandoned 1 waitSeconds:900",
                    "50 visit.abandoned 1 waitSeconds:30"),
            // a: again after 13 days, of which 9 are working days; b: transferred; c and d: settled
            new Vector(
                    "first-contact-resolution",
                    "1/2",
                    "1 contact.received 1 #a",
                    "1 contact.received 14 #a",
                    "1 contact.received 1 #b",
                    "1 contact.transferred 1 #b +1",
                    "1 contact.received 2 #c",
                    "1 contact.received 2 #d"),
            new Vector(
                    "reopen-rate",
                    "1/3",
                    "1 case.closed 1 #a",
                    "1 case.reopened 10 #a",
                    "1 case.closed 1 #b",
                    "1 case.reopened 16 #b",
                    "1 case.closed 1 #c"),
            new Vector("escalation-rate", "1/2", "1 case.opened 1 #a", "1 case.escalated 5 #a", "1 case.opened 2 #b"),
            // a complaint in November about a transaction of October belongs to October
            new Vector(
                    "complained-after",
                    "1/4",
                    "1 journey.completed 20 #a",
                    "1 complaint.opened 40 #a",
                    "1 journey.completed 20 #b",
                    "1 journey.completed 20 #c",
                    "1 journey.completed 20 #d"),
            new Vector("arrivals", "3", "3 case.opened 1 #a", "1 case.closed 2 #a"),
            new Vector("throughput", "1", "3 case.opened 1 #a", "1 case.closed 2 #a"),
            // opened in September and October; one closed in October, one reopened
            new Vector(
                    "backlog",
                    "2",
                    "1 case.opened -10 #a",
                    "1 case.opened 2 #b",
                    "1 case.closed 3 #b",
                    "1 case.opened 4 #c",
                    "1 case.closed 5 #c",
                    "1 case.reopened 6 #c"),
            // open at the end of 31 October for 31 and 11 days: 21 days
            new Vector("age-of-open-cases", "1814400", "1 case.opened 1 #a", "1 case.opened 21 #b"),
            new Vector(
                    "waiting-18-weeks",
                    "2/3",
                    "1 case.opened -120 #a",
                    "1 case.opened 1 #b",
                    "1 case.opened 2 #c",
                    "1 case.opened -200 #d",
                    "1 case.closed 3 #d"),
            new Vector(
                    "backlog-in-months",
                    "2",
                    "1 case.opened 1 #a",
                    "1 case.closed 2 #a",
                    "1 case.opened 1 #b",
                    "1 case.opened 1 #c"),
            new Vector(
                    "mobile-share",
                    "2/5",
                    "3 journey.completed 1 channel=app",
                    "1 journey.completed 1 channel=mobile-web",
                    "6 journey.completed 1 channel=web",
                    "5 journey.completed 1"),
            // resumed sessions are no new starts
            new Vector(
                    "completion-by-start-channel",
                    "1/2",
                    "1 journey.started 1 #a channel=app",
                    "1 journey.started 2 #a channel=app resumed=true",
                    "1 journey.completed 3 #a channel=counter",
                    "1 journey.started 1 #b channel=app"),
            new Vector(
                    "dead-ends",
                    "1/2",
                    "1 journey.started 1 #a",
                    "1 journey.completed 80 #a",
                    "1 journey.started 1 #b",
                    "1 journey.completed 100 #b"),
            new Vector(
                    "chatbot-containment",
                    "3/4",
                    "3 bot.ended 1 handedOver=false",
                    "1 bot.ended 1 handedOver=true",
                    "2 bot.ended 1"),
            new Vector(
                    "chatbot-hand-off",
                    "1/4",
                    "3 bot.ended 1 handedOver=false",
                    "1 bot.ended 1 handedOver=true",
                    "2 bot.ended 1"),
            new Vector("hand-overs", "3/2", "1 journey.completed 1 handOvers:3", "1 journey.completed 1 handOvers:0"),
            new Vector(
                    "repeated-data-requests",
                    "1/5",
                    "1 once.planned 1 asked-again:1",
                    "4 once.planned 1 asked-again:0"),
            new Vector(
                    "data-reuse",
                    "2/3",
                    "2 step.completed 1 data=REUSED",
                    "1 step.completed 1 data=ASKED",
                    "7 step.completed 1"),
            new Vector("asked-twice", "1/4", "3 data.asked 1 repeated=false", "1 data.asked 1 repeated=true"),
            new Vector(
                    "joint-service-ratio",
                    "1/4",
                    "1 journey.completed 1 joint=true",
                    "3 journey.completed 1 joint=false"),
            new Vector("response-rate", "1/4", "4 feedback.offered 1", "1 feedback.responded 1"),
            new Vector("offer-rate", "1/2", "8 journey.completed 1", "4 feedback.offered 1"),
            new Vector(
                    "trust",
                    "1/2",
                    "1 feedback.answered 1 question=trust code:4",
                    "1 feedback.answered 1 question=trust code:3",
                    "1 feedback.answered 1 question=ease code:5"),
            // A-11 v2 asks with thumbs, codes 1 and 0: two of three; what is asked on five steps is another figure
            new Vector(
                    "trust-thumbs",
                    "2/3",
                    "2 feedback.answered 1 question=trust instrument=a11-v2 code:1",
                    "1 feedback.answered 1 question=trust instrument=a11-v2 code:0",
                    "4 feedback.answered 1 question=trust instrument=a11-v1 code:5"),
            // (4 - 1) / 4
            new Vector("staff-satisfaction", "3/4", "10 feedback.answered 1 instrument=staff-satisfaction code:4"),
            new Vector(
                    "customer-satisfaction-by-unit",
                    "1/2",
                    "10 feedback.answered 1 instrument=govuk-satisfaction code:3"),
            // .5 by .75
            new Vector(
                    "symmetry-index",
                    "2/3",
                    "10 feedback.answered 1 instrument=staff-satisfaction code:3",
                    "10 feedback.answered 1 instrument=govuk-satisfaction code:4"),
            new Vector("customers", "2", "3 journey.completed 1 ~a", "1 journey.completed 2 ~b"),
            new Vector(
                    "return-rate",
                    "1/2",
                    "1 journey.completed 1 ~a",
                    "1 journey.started 150 ~a",
                    "1 journey.completed 1 ~b",
                    "1 journey.started 190 ~b"),
            // 60 % in October, 50 % a year before
            new Vector(
                    "take-up-change",
                    "1/10",
                    "6 journey.completed 5 channel=web assistedDigital=false",
                    "4 journey.completed 5 channel=phone assistedDigital=false",
                    "5 journey.completed -360 channel=web assistedDigital=false",
                    "5 journey.completed -360 channel=phone assistedDigital=false"),
            // (3 x .5 + 2 x 1 + 1 x (1 - .5)) / 6
            new Vector(
                    "quality-index",
                    "2/3",
                    "10 feedback.answered 1 instrument=govuk-satisfaction code:3",
                    "2 journey.started 1",
                    "1 journey.completed 1 failures:0",
                    "1 journey.completed 1 failures:1"),
            // (3 x .5 + 2 x .75) / 5; three of four that began were completed
            new Vector(
                    "quality-by-channel",
                    "3/5",
                    "10 feedback.answered 1 instrument=govuk-satisfaction code:3",
                    "1 journey.started 1 #a",
                    "1 journey.completed 2 #a",
                    "1 journey.started 1 #b",
                    "1 journey.completed 2 #b",
                    "1 journey.started 1 #c",
                    "1 journey.completed 2 #c",
                    "1 journey.started 1 #d"),
            new Vector(
                    "services-end-to-end",
                    "1/4",
                    "1 service.offered 1 coverage=END_TO_END",
                    "2 service.offered 1 coverage=PARTIAL",
                    "1 service.offered 1 coverage=INFORMATION"),
            // (2 x 1/4 + 1 x 1/2) / 3
            new Vector(
                    "readiness-index",
                    "1/3",
                    "1 service.offered 1 coverage=END_TO_END",
                    "3 service.offered 1 coverage=PARTIAL",
                    "1 step.completed 1 data=REUSED",
                    "1 step.completed 1 data=ASKED"),
            // (3 x 2/4 + 1 x 1/4) / 4
            new Vector(
                    "adoption-index",
                    "7/16",
                    "1 journey.completed 1 channel=app assistedDigital=false",
                    "1 journey.completed 1 channel=web assistedDigital=false",
                    "2 journey.completed 1 channel=counter assistedDigital=false"),
            new Vector("commitments-kept", "3/4", "3 commitment.kept 1", "1 commitment.breached 1"));

    static List<Vector> vectors() {
        return VECTORS;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void kpi_hasTheFigureWorkedByHand(Vector vector) {
        List<Observation> events = new ArrayList<>();
        for (String event : vector.events()) {
            add(event, events);
        }
        KpiDefinition kpi = BUILT_IN.find(KpiId.of(vector.kpi())).orElseThrow();
        ReportingPeriod period = kpi.periodOf(FIRST);

        KpiResult result = KpiEngine.compute(BUILT_IN, events, LATER)
                .find(kpi.id(), period, Segment.WHOLE)
                .orElseThrow();

        assertThat(result.measurement().value()).isEqualTo(Rational.parse(vector.expected()));
        assertThat(period.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void lateArrivals_areAKpi() {
        List<Observation> events = new ArrayList<>();
        add("3 visit.served 1", events);
        events.add(Observation.builder(ObservationId.of("late"), "visit.served", FIRST)
                .recorded(FIRST.plus(Duration.ofDays(2)))
                .build());

        assertThat(KpiEngine.compute(BUILT_IN, events, LATER)
                        .find(KpiId.of("late-arrivals"), BUILT_IN.kpis().get(0).periodOf(FIRST), Segment.WHOLE)
                        .orElseThrow()
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(1, 4));
    }

    @Test
    void everyKpi_hasAVector() {
        Set<String> first = Set.of(
                "completion-rate",
                "digital-take-up",
                "user-satisfaction",
                "resolved-within-target",
                "journey-within-target",
                "waiting-time",
                "abandonment-rate",
                "error-rate",
                "complaint-rate",
                "cost-per-transaction",
                "late-arrivals");
        Set<String> here = VECTORS.stream().map(Vector::kpi).collect(Collectors.toSet());

        assertThat(BUILT_IN.kpis().stream().map(kpi -> kpi.id().value()).filter(kpi -> !first.contains(kpi)))
                .containsExactlyInAnyOrderElementsOf(here)
                .hasSizeGreaterThan(30);
    }

    private static void add(String text, List<Observation> events) {
        String[] words = text.split(" ");
        for (int i = 0; i < Integer.parseInt(words[0]); i++) {
            Instant at = FIRST.plus(Duration.ofDays(Long.parseLong(words[2]) - 1));
            for (String word : words) {
                if (word.startsWith("+")) {
                    at = at.plus(Duration.ofHours(Long.parseLong(word.substring(1))));
                }
            }
            Observation.Builder event = Observation.builder(ObservationId.of("e" + events.size()), words[1], at);
            for (int w = 3; w < words.length; w++) {
                String word = words[w];
                if (word.startsWith("#")) {
                    event.reference(word.substring(1));
                } else if (word.startsWith("~")) {
                    event.subject(SubjectId.of(word.substring(1)));
                } else if (word.contains("=")) {
                    event.dimension(word.split("=")[0], word.split("=")[1]);
                } else if (word.contains(":")) {
                    event.value(word.split(":")[0], Long.parseLong(word.split(":")[1]));
                }
            }
            events.add(event.build());
        }
    }
}
