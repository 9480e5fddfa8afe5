package org.cxsdk.metrics.json;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ObservationId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.json.Source;
import org.cxsdk.metrics.KpiDefinitions;
import org.cxsdk.metrics.KpiEngine;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiResult;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Each kind of measure beyond sums, from a written definition to the figure, on vectors from elsewhere or worked by hand. */
class KpiKindsTest {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2027-03-01T00:00:00Z");

    private static final String YEAR = "period: fiscal-year, firstMonth: 10";

    private final List<Observation> seen = new ArrayList<>();

    // ---- quantiles and distinct things

    // R: quantile(c(3,7,8,5,12,14,21,13,18), .9, type=7) = 18.6
    @Test
    void quantile_isOfType7_andTellsItsUnit() {
        for (int wait : new int[] {3, 7, 8, 5, 12, 14, 21, 13, 18}) {
            see(at("visit.served", START).value("wait", wait));
        }
        KpiResult p90 = figure("{kind: quantile, value: wait, at: 0.9, where: {kind: visit.served}}");

        assertThat(p90.measurement().value()).isEqualTo(Rational.parse("18.6"));
        assertThat(p90.measurement().unit()).isEqualTo("seconds");
        assertThat(p90.measurement().n()).isEqualTo(9);
    }

    @Test
    void distinct_countsPersonsOnce_overChannelsToo() {
        for (String person : new String[] {"a", "b", "a", "c", "a"}) {
            see(at("journey.completed", START)
                    .subject(SubjectId.of(person))
                    .dimension("channel", seen.size() % 2 == 0 ? "web" : "counter"));
        }
        see(at("journey.completed", START));
        List<KpiResult> all = results(
                "{kind: distinct, of: subject, where: {kind: journey.completed}}", "dimensions: [channel]", LATER);

        KpiResult whole = whole(all).get(0);
        assertThat(whole.measurement().value()).isEqualTo(Rational.of(3));
        assertThat(whole.excluded()).isEqualTo(Map.of("MISSING_REFERENCE", 1L));
        // a: web; b, c: counter … by channel they add up to more than the whole, as they must
        assertThat(of(all, "channel", "web").measurement().value()).isEqualTo(Rational.of(1));
        assertThat(of(all, "channel", "counter").measurement().value()).isEqualTo(Rational.of(2));
    }

    // ---- how long cases take

    // Gehan's 6-MP arm: remission of 6,6,6,7,10,13,16,22,23 weeks, and 6,9,10,11,17,19,20,25,32,32,34,35 still going.
    // R survfit: median 23, restricted mean to 35 weeks 23.28739496; the mean of the ended ones alone is 12.11
    @Test
    void survival_counts_whatIsStillOpen() {
        remissions();
        Instant asOf = START.plus(Duration.ofDays(7 * 40));

        assertThat(whole(results(gehan("tell: median"), YEAR, asOf))
                        .get(0)
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(weeks(23)));
        assertThat(whole(results(gehan("tell: restricted-mean, within: P245D"), YEAR, asOf))
                        .get(0)
                        .measurement()
                        .value()
                        .toDouble())
                .isCloseTo(23.28739496 * weeks(1), within(1e-8 * weeks(1)));
        // 1 - S(10 weeks) = 1 - .752941176
        KpiResult within10 = whole(results(gehan("tell: share-within, within: P70D"), YEAR, asOf))
                .get(0);
        assertThat(within10.measurement().value().toDouble()).isCloseTo(1 - 0.752941176, within(1e-9));
        assertThat(within10.measurement().interval().method()).isEqualTo("log");
    }

    @Test
    void duration_ofClosedCasesOnly_mustBeAskedForByName() {
        remissions();
        KpiResult closed = whole(results(
                        "{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, cohort:"
                                + " closed-cohort, tell: mean}",
                        YEAR,
                        START.plus(Duration.ofDays(7 * 40))))
                .get(0);

        // (6 x 3 + 7 + 10 + 13 + 16 + 22 + 23) / 9 = 12.11 weeks, half of what is true
        assertThat(closed.measurement().value()).isEqualTo(Rational.of(109 * weeks(1), 9));
        assertThat(closed.excluded()).isEqualTo(Map.of("STILL_OPEN", 12L));
        assertThat(KpiDefinitionsReaderTest.violations(document(
                        "{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, tell: mean}", "")))
                .anyMatch(violation -> violation.path().endsWith("cohort")
                        && violation.remedy().contains("kind: survival for all"));
    }

    // (enter, exit, event): (0,5,1)(0,6,1)(0,6,0)(2,7,1)(3,8,1)(4,9,0)(0,10,1)(1,10,0); R survfit(Surv(enter, exit,
    // event)):
    // S after 5, 6, 7, 8, 10 = .875, .75, .6, .45, .225 (at risk of the late comers only from when they came)
    @ParameterizedTest
    @CsvSource({"5, 0.125", "6, 0.25", "7, 0.4", "8, 0.55", "10, 0.775"})
    void survival_takesLateEntriesInFromWhenTheyCame(int days, double share) {
        int[][] cases = {{0, 5, 1}, {0, 6, 1}, {0, 6, 0}, {2, 7, 1}, {3, 8, 1}, {4, 9, 0}, {0, 10, 1}, {1, 10, 0}};
        Instant asOf = START.plus(Duration.ofDays(15));
        for (int i = 0; i < cases.length; i++) {
            // an open case was opened so that it has been watched up to now
            boolean ended = cases[i][2] == 1;
            Instant opened = ended ? START : asOf.minus(Duration.ofDays(cases[i][1]));
            see(at("case.opened", opened).reference("c" + i));
            see(at("case.received", opened.plus(Duration.ofDays(cases[i][0]))).reference("c" + i));
            if (ended) {
                see(at("case.closed", opened.plus(Duration.ofDays(cases[i][1]))).reference("c" + i));
            }
        }
        KpiResult result = whole(results(
                        "{kind: survival, opened: {kind: case.opened}, closed: {kind: case.closed}, entered: {kind:"
                                + " case.received}, tell: share-within, within: P" + days + "D}",
                        "",
                        asOf))
                .get(0);

        assertThat(result.measurement().value().toDouble()).isCloseTo(share, within(1e-12));
    }

    // ---- the clock of a case

    // Easter 2025: Thursday 17 April 15:30 to Tuesday 22 April 11:15 in London, holidays on 18 and 21 April, 9 to 17:
    // 1 h 30 min + 2 h 15 min = 3 h 45 min (reference vector)
    @Test
    void workingTime_leavesOutNightsWeekendsAndHolidays() {
        see(at("case.opened", Instant.parse("2025-04-17T14:30:00Z")).reference("a"));
        see(at("case.closed", Instant.parse("2025-04-22T10:15:00Z")).reference("a"));
        String closed =
                "{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, cohort: closed-cohort}";

        assertThat(figure(closed, "calendar: london").measurement().value())
                .isEqualTo(Rational.of(Duration.ofMinutes(225).toSeconds()));
        assertThat(figure(closed, "").measurement().value())
                .isEqualTo(Rational.of(Duration.ofMinutes(115 * 60 + 45).toSeconds()));
    }

    // Fri 28 March 2025 16:00 to Mon 31 March 10:00 in London, over the change of clocks: elapsed 65 h, working 2 h
    @Test
    void elapsedTime_isWhatPassed_whereClocksChange() {
        see(at("case.opened", Instant.parse("2025-03-28T16:00:00Z")).reference("a"));
        see(at("case.closed", Instant.parse("2025-03-31T09:00:00Z")).reference("a"));
        String closed =
                "{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, cohort: closed-cohort}";

        assertThat(figure(closed, "").measurement().value()).isEqualTo(Rational.of(65 * 3_600));
        assertThat(figure(closed, "calendar: london").measurement().value()).isEqualTo(Rational.of(2 * 3_600));
    }

    // opened at 0, paused 2 to 7, closed at 10: five hours; due after six running hours is hour 11
    @Test
    void pauses_stopTheClock() {
        hour("case.opened", 0);
        hour("case.paused", 2);
        hour("case.resumed", 7);
        hour("case.closed", 10);
        String pausing = "paused: {kind: case.paused}, resumed: {kind: case.resumed}";

        assertThat(figure("{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, cohort:"
                                + " closed-cohort, "
                                + pausing + "}")
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(5 * 3_600));
        assertThat(attained("PT5H", pausing)).isEqualTo(Rational.ONE);
        assertThat(attained("PT4H59M", pausing)).isEqualTo(Rational.ZERO);
    }

    // opened 0, closed 3, reopened 20, closed 24: first 3 h, last 24 h, net of the closed span 7 h
    @ParameterizedTest
    @CsvSource({"first-close, 3", "last-close, 24", "net-of-closed-spans, 7"})
    void reopenedCases_areToldAsDeclared(String closing, int hours) {
        hour("case.opened", 0);
        hour("case.closed", 3);
        hour("case.reopened", 20);
        hour("case.closed", 24);

        assertThat(figure("{kind: duration, opened: {kind: case.opened}, closed: {kind: case.closed}, cohort:"
                                + " closed-cohort, reopened: {kind: case.reopened}, closing: " + closing + "}")
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(hours * 3_600L));
    }

    @Test
    void aPausedCase_isNotDue() {
        hour("case.opened", 0);
        hour("case.paused", 2);
        KpiResult result =
                figure("{kind: attainment, opened: {kind: case.opened}, closed: {kind: case.closed}, within: PT5H,"
                        + " paused: {kind: case.paused}, resumed: {kind: case.resumed}}");

        assertThat(result.measurement().state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(result.excluded()).isEqualTo(Map.of("PAUSED", 1L));
    }

    // ---- followed by

    // four first contacts: a again after 3 days, b after 12 days, c never, d yesterday (nobody knows yet)
    @Test
    void conversion_waitsUntilItIsKnown_andCountsWhatDidNotFollow() {
        contact("a", 0);
        contact("a", 3);
        contact("b", 0);
        contact("b", 12);
        contact("c", 1);
        contact("d", 13);
        KpiResult settled = whole(results(
                        "{kind: conversion, base: {kind: contact}, followedBy: {kind: contact}, within: P10D,"
                                + " firstOnly: true, negated: true}",
                        "",
                        START.plus(Duration.ofDays(14))))
                .get(0);

        assertThat(settled.measurement().value()).isEqualTo(Rational.of(2, 3));
        assertThat(settled.measurement().state()).isEqualTo(Measurement.State.PROVISIONAL);
        assertThat(settled.excluded()).isEqualTo(Map.of("NOT_DUE_YET", 1L));
    }

    @Test
    void conversion_byPerson_countsEachBaseInItsOwnPeriod_andFiltersWhatFollows() {
        person("a", "journey.completed", 0, "web");
        person("a", "journey.started", 20, "counter");
        person("a", "journey.completed", 40, "web");
        person("b", "journey.completed", 1, "web");
        person("b", "journey.started", 5, "web");
        List<KpiResult> all = whole(results(
                "{kind: conversion, base: {kind: journey.completed}, followedBy: {kind: journey.started, dimension:"
                        + " channel, is: web}, within: P30D, by: subject}",
                "",
                LATER));

        // October: a's first (followed at the counter only) and b's; November: a's second, which nothing follows
        assertThat(all.get(0).measurement().value()).isEqualTo(Rational.of(1, 2));
        assertThat(all.get(1).measurement().value()).isEqualTo(Rational.ZERO);
    }

    // ---- stocks

    @Test
    void backlog_isAStock_andCountsOneCaseInEveryMonthInWhichItIsOpen() {
        open("a", "2026-08-10", "2026-10-02");
        open("b", "2026-09-05", "2026-09-20");
        open("c", "2026-10-15", null);
        Instant asOf = Instant.parse("2026-11-20T00:00:00Z");
        String cases = "opened: {kind: case.opened}, closed: {kind: case.closed}";

        assertThat(whole(results("{kind: backlog, " + cases + "}", "", asOf)).stream()
                        .map(result -> result.period().label() + " "
                                + result.measurement().value()))
                .containsExactly("2026-08 1", "2026-09 1", "2026-10 1", "2026-11 1");
        // age of c on 20 November: 36 days; within 30 days: none of one
        KpiResult age = last(results("{kind: backlog, " + cases + ", tell: median}", "", asOf));
        assertThat(age.measurement().value()).isEqualTo(Rational.of(36 * 86_400));
        assertThat(last(results("{kind: backlog, " + cases + ", tell: share-within, within: P30D}", "", asOf))
                        .measurement()
                        .value())
                .isEqualTo(Rational.ZERO);
    }

    /** As attainment and survival have it: a case that was closed before it was opened cannot be, and is told of. */
    @Test
    void backlog_leavesOutACaseThatWasClosedBeforeItWasOpened() {
        open("a", "2026-08-05", "2026-08-04");
        open("b", "2026-08-10", null);
        Instant asOf = Instant.parse("2026-09-20T00:00:00Z");

        List<KpiResult> all =
                whole(results("{kind: backlog, opened: {kind: case.opened}, closed: {kind: case.closed}}", "", asOf));
        assertThat(all.stream()
                        .map(result -> result.period().label() + " "
                                + result.measurement().value()))
                .containsExactly("2026-08 1", "2026-09 1");
        assertThat(all.get(0).excluded()).containsEntry("CLOSED_BEFORE_OPENED", 1L);
    }

    // ---- several periods

    // costs 10, 20, 30, 40 a month of 1, 1, 1, 2 transactions. Trailing three: 90 / 4 = 22.5 in the fourth month; the
    // mean
    // of the monthly figures 20, 30 and 20 would be 23.33
    @Test
    void cumulative_putsSumsTogether_andSaysWhereItsWindowIsNotFull() {
        for (int month = 0; month < 4; month++) {
            Instant at = Instant.parse("2026-0" + (month + 1) + "-10T00:00:00Z");
            see(at("cost", at).value("cost", 10 * (month + 1)));
            for (int i = 0; i < (month == 3 ? 2 : 1); i++) {
                see(at("done", at));
            }
        }
        String over =
                "over: {kind: ratio, numerator: {sum: cost, where: {kind: cost}}, denominator: {where: {kind: done}}}";
        List<KpiResult> trailing = whole(results("{kind: cumulative, window: 3, " + over + "}", "unit: AED", LATER));
        List<KpiResult> soFar = whole(results("{kind: cumulative, toDate: year, " + over + "}", "unit: AED", LATER));

        assertThat(trailing.stream().map(result -> result.measurement().value().toString()))
                .containsExactly("10", "15", "20", "45/2");
        assertThat(trailing.stream().map(result -> result.signals().contains(Signal.INCOMPLETE_WINDOW)))
                .containsExactly(true, true, false, false);
        assertThat(soFar.get(3).measurement().value()).isEqualTo(Rational.of(100, 5));
    }

    // the fiscal year of the United Kingdom begins in April: March is the twelfth month of one, April the first of the
    // next
    @Test
    void cumulative_soFarInTheFiscalYear_beginsAnewInItsFirstMonth() {
        for (String month : new String[] {"2026-02", "2026-03", "2026-04", "2026-05"}) {
            see(at("done", Instant.parse(month + "-10T00:00:00Z")));
        }

        assertThat(whole(results(
                                "{kind: cumulative, toDate: fiscal-year, over: {kind: count, where: {}}}",
                                "firstMonth: 4",
                                LATER))
                        .stream()
                        .map(result -> result.period().label() + " "
                                + result.measurement().value()))
                .containsExactly("2026-02 1", "2026-03 2", "2026-04 1", "2026-05 2");
    }

    // ---- of other KPIs

    @Test
    void derived_needsAFigureOfEachPart() {
        see(at("a", Instant.parse("2026-01-10T00:00:00Z")));
        see(at("b", Instant.parse("2026-01-10T00:00:00Z")));
        see(at("b", Instant.parse("2026-01-11T00:00:00Z")));
        see(at("a", Instant.parse("2026-02-10T00:00:00Z")));
        KpiDefinitions definitions = KpiDefinitionsReader.read(Source.of("kpis.yaml", """
            source: {dimensions: []}
            kpis:
              - {id: mix, title: {en: Mix, ar: مزيج}, measure: {kind: derived, form: quotient, operands: [{kpi: a}, {kpi: b}]}}
              - {id: a, title: {en: A, ar: أ}, measure: {kind: count, where: {kind: a}}}
              - {id: b, title: {en: B, ar: ب}, measure: {kind: count, where: {kind: b}}}
              - id: growth
                title: {en: Growth, ar: نمو}
                measure: {kind: derived, form: sum, operands: [{kpi: a}, {kpi: a, weight: -1, periodsAgo: 1}]}
            """));
        List<KpiResult> results = KpiEngine.compute(definitions, seen, LATER).results();

        List<KpiResult> mix = of(results, "mix");
        assertThat(mix.get(0).measurement().value()).isEqualTo(Rational.of(1, 2));
        assertThat(mix.get(1).measurement().state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(mix.get(1).signals()).containsExactly(Signal.PARTS_MISSING);
        assertThat(of(results, "growth").get(1).measurement().value()).isEqualTo(Rational.ZERO);
    }

    // ---- how it treats what is awkward

    @Test
    void late_canBeCountedApart_insteadOfRestating() {
        see(at("done", START));
        see(Observation.builder(ObservationId.of("late"), "done", START)
                .recorded(Instant.parse("2026-11-05T00:00:00Z")));

        assertThat(figure("{kind: count, where: {kind: done}}", "")
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(2));
        KpiResult apart = figure("{kind: count, where: {kind: done}}", "late: count-apart");
        assertThat(apart.measurement().value()).isEqualTo(Rational.ONE);
        assertThat(apart.excluded()).isEqualTo(Map.of("TOO_LATE", 1L));
        // recorded in November: by that time it belongs to November
        assertThat(whole(results("{kind: count, where: {kind: done}}", "anchor: recorded", LATER)))
                .hasSize(2);
    }

    @Test
    void missingValues_areLeftOut_unlessTheSourceLeavesOutZeros() {
        see(at("done", START).value("cost", 6));
        see(at("done", START));

        KpiResult mean = figure("{kind: mean, value: cost, where: {kind: done}}", "");
        assertThat(mean.measurement().value()).isEqualTo(Rational.of(6));
        assertThat(mean.excluded()).isEqualTo(Map.of("MISSING_VALUE", 1L));
        assertThat(figure("{kind: mean, value: cost, where: {kind: done}}", "missing: zero")
                        .measurement()
                        .value())
                .isEqualTo(Rational.of(3));
    }

    // channels 40, 30, 3 of 73: hiding the 3 alone would give it away by subtraction, so another one goes as well
    @Test
    void smallGroups_areWithheld_andSoIsWhatWouldGiveThemAway() {
        many(40, "web");
        many(30, "counter");
        many(3, "fax");
        List<KpiResult> all =
                results("{kind: count, where: {kind: done}}", "dimensions: [channel], suppressBelow: 10", LATER);

        assertThat(of(all, "channel", "fax").measurement().state()).isEqualTo(Measurement.State.SUPPRESSED);
        assertThat(of(all, "channel", "fax").measurement().n()).isZero();
        assertThat(of(all, "channel", "counter").measurement().state()).isEqualTo(Measurement.State.SUPPRESSED);
        assertThat(of(all, "channel", "web").measurement().value()).isEqualTo(Rational.of(40));
        assertThat(whole(all).get(0).measurement().value()).isEqualTo(Rational.of(73));
    }

    @Test
    void manySegments_areToldAsTheGreatestOnes_andTheRestAsOneExactly() {
        many(40, "web");
        many(30, "counter");
        many(3, "fax");
        many(2, "letter");
        List<KpiResult> all =
                results("{kind: count, where: {kind: done}}", "dimensions: [channel], mostSegments: 2", LATER);

        assertThat(of(all, "channel", Segment.OTHER).measurement().value()).isEqualTo(Rational.of(5));
        assertThat(of(all, "channel", "web").measurement().value()).isEqualTo(Rational.of(40));
        assertThat(all).hasSize(4);
    }

    // ---- helpers

    private void remissions() {
        int[] ended = {6, 6, 6, 7, 10, 13, 16, 22, 23};
        int[] going = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
        Instant asOf = START.plus(Duration.ofDays(7 * 40));
        for (int i = 0; i < ended.length; i++) {
            see(at("case.opened", START).reference("e" + i));
            see(at("case.closed", START.plus(Duration.ofDays(7L * ended[i]))).reference("e" + i));
        }
        for (int i = 0; i < going.length; i++) {
            see(at("case.opened", asOf.minus(Duration.ofDays(7L * going[i]))).reference("g" + i));
        }
    }

    private static String gehan(String tell) {
        return "{kind: survival, opened: {kind: case.opened}, closed: {kind: case.closed}, " + tell + "}";
    }

    private static long weeks(int weeks) {
        return Duration.ofDays(7L * weeks).toSeconds();
    }

    private void hour(String kind, int hour) {
        see(at(kind, START.plus(Duration.ofHours(hour))).reference("a"));
    }

    private void contact(String matter, int day) {
        see(at("contact", START.plus(Duration.ofDays(day))).reference(matter));
    }

    private void person(String subject, String kind, int day, String channel) {
        see(at(kind, START.plus(Duration.ofDays(day)))
                .subject(SubjectId.of(subject))
                .dimension("channel", channel));
    }

    private void open(String reference, String from, String to) {
        see(at("case.opened", Instant.parse(from + "T00:00:00Z")).reference(reference));
        if (to != null) {
            see(at("case.closed", Instant.parse(to + "T00:00:00Z")).reference(reference));
        }
    }

    private void many(int times, String channel) {
        for (int i = 0; i < times; i++) {
            see(at("done", START).dimension("channel", channel));
        }
    }

    private Rational attained(String within, String more) {
        return figure("{kind: attainment, opened: {kind: case.opened}, closed: {kind: case.closed}, within: " + within
                        + ", " + more + "}")
                .measurement()
                .value();
    }

    private Observation.Builder at(String kind, Instant when) {
        return Observation.builder(ObservationId.of("o" + seen.size()), kind, when);
    }

    private void see(Observation.Builder observation) {
        seen.add(observation.build());
    }

    private KpiResult figure(String measure) {
        return figure(measure, "");
    }

    private KpiResult figure(String measure, String more) {
        List<KpiResult> results = whole(results(measure, more, LATER));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private List<KpiResult> results(String measure, String more, Instant asOf) {
        return KpiEngine.compute(KpiDefinitionsReader.read(Source.of("kpis.yaml", document(measure, more))), seen, asOf)
                .results();
    }

    private static String document(String measure, String more) {
        String keys = Stream.of(more.split(", (?=[a-zA-Z]+:)"))
                .filter(line -> !line.isEmpty())
                .map(line -> "    " + line + "\n")
                .reduce("", String::concat);
        return """
            source: {dimensions: [channel], values: {wait: seconds, cost: AED}}
            calendars:
              - {id: london, zone: Europe/London, days: [monday, tuesday, wednesday, thursday, friday], hours: ["09:00-17:00"], holidays: [2025-04-18, 2025-04-21]}
            kpis:
              - id: kpi
                title: {en: KPI, ar: مؤشر}
                measure: %s
            """.formatted(measure) + keys;
    }

    private static List<KpiResult> whole(List<KpiResult> results) {
        return results.stream()
                .filter(result -> result.segment().equals(Segment.WHOLE))
                .toList();
    }

    private static KpiResult last(List<KpiResult> results) {
        List<KpiResult> wholes = whole(results);
        return wholes.get(wholes.size() - 1);
    }

    private static List<KpiResult> of(List<KpiResult> results, String kpi) {
        return whole(results).stream()
                .filter(result -> result.kpi().id().equals(KpiId.of(kpi)))
                .toList();
    }

    private static KpiResult of(List<KpiResult> results, String dimension, String value) {
        Segment segment = new Segment(Map.of(dimension, Optional.of(value)));
        return results.stream()
                .filter(result -> result.segment().equals(segment))
                .findFirst()
                .orElseThrow();
    }
}
