package org.cxsdk.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.context.CxSession;
import org.cxsdk.core.disclosure.Aggregates;
import org.cxsdk.core.disclosure.TableProtection;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.InstrumentId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ResponseStore;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Somebody asks the public service for every month, quarter and the year, of everybody and of each channel, region and office,
 * and solves what he gets: no group of one to four people may be bounded below five, the bounds being found exactly by linear
 * programmes over all sums that hold between the figures.
 */
class SmallGroupsAttackTest {

    private static final ZoneOffset ZONE = ZoneOffset.UTC;
    private static final List<String> OFFICES =
            List.of("north-1", "north-2", "north-3", "south-1", "south-2", "east-1");
    private static final List<String> CHANNELS = List.of("desk", "phone", "web");
    private static final int MINIMUM = ReleasePolicy.MINIMUM_N;

    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final List<Response> responses = new ArrayList<>();
    private final CxFeedback feedback = CxFeedback.on(
            CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z"))), new ListStore(responses));

    private void fill(SplittableRandom random) {
        int people = random.nextInt(60, 700);
        int[] weights = new int[OFFICES.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextInt(5) == 0 ? 1 : random.nextInt(1, 30);
        }
        int lastMonth = random.nextInt(2, 13);
        for (int i = 0; i < people; i++) {
            int office = 0;
            int at = random.nextInt(java.util.Arrays.stream(weights).sum());
            while (at >= weights[office]) {
                at -= weights[office++];
            }
            Response.Builder response = Response.to(
                            csat,
                            ResponseId.of("r" + i),
                            SubjectId.of("p" + i),
                            Instant.parse("2026-%02d-%02dT12:00:00Z"
                                    .formatted(random.nextInt(1, lastMonth + 1), random.nextInt(1, 28))))
                    .answer(
                            "satisfaction",
                            random.nextInt(20) == 0 ? Answer.notAnswered() : Answer.of(random.nextInt(1, 6)));
            if (random.nextInt(15) > 0) {
                response.dimension("office", OFFICES.get(office));
                response.dimension("region", OFFICES.get(office).split("-")[0]);
            } else if (random.nextBoolean()) {
                response.dimension("region", "north");
            }
            if (random.nextInt(8) > 0) {
                response.dimension("channel", CHANNELS.get(Math.min(2, random.nextInt(9) / 2)));
            }
            responses.add(response.build());
        }
    }

    private static List<ReportingPeriod> periods() {
        List<ReportingPeriod> periods = new ArrayList<>();
        periods.add(ReportingPeriod.ofYear(2026, ZONE));
        for (int quarter = 1; quarter <= 4; quarter++) {
            periods.add(ReportingPeriod.ofQuarter(2026, quarter, ZONE));
        }
        for (int month = 1; month <= 12; month++) {
            periods.add(ReportingPeriod.ofMonth(YearMonth.of(2026, month), ZONE));
        }
        return periods;
    }

    /** Groups of the whole: each value, and those without one, whom nobody can ask for. */
    private static Map<String, List<Map<String, String>>> breakdowns() {
        Map<String, List<Map<String, String>>> breakdowns = new LinkedHashMap<>();
        breakdowns.put(
                "channel", CHANNELS.stream().map(one -> Map.of("channel", one)).toList());
        breakdowns.put(
                "office", OFFICES.stream().map(one -> Map.of("office", one)).toList());
        breakdowns.put(
                "region", List.of(Map.of("region", "north"), Map.of("region", "south"), Map.of("region", "east")));
        return breakdowns;
    }

    private static String cell(ReportingPeriod period, Map<String, String> group) {
        return period.label() + " " + group;
    }

    private long truth(ReportingPeriod period, Map<String, String> group) {
        return responses.stream()
                .filter(response -> period.contains(response.answeredAt()))
                .filter(response -> response.dimensions().entrySet().containsAll(group.entrySet()))
                .filter(response -> response.answers().values().stream().anyMatch(Answer.Chosen.class::isInstance))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7})
    void noSmallGroupIsBounded_howeverManyFiguresAreAskedFor(int seed) {
        attack(seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noSmallGroupIsBounded_inManyAgencies(int seed) {
        attack(seed);
    }

    private void attack(int seed) {
        fill(new SplittableRandom(seed));
        Aggregates.Builder table = Aggregates.builder();
        Set<String> hidden = new HashSet<>();
        List<String> small = new ArrayList<>();
        List<Map<String, String>> groups = new ArrayList<>(List.of(Map.of()));
        breakdowns().values().forEach(groups::addAll);
        int shown = 0;
        for (ReportingPeriod period : periods()) {
            for (Map<String, String> group : groups) {
                Score score = feedback.score(csat, ScoreId.of("csat"), period, group);
                long truth = truth(period, group);
                table.cell(cell(period, group), truth);
                if (score.state() == Measurement.State.SUPPRESSED) {
                    hidden.add(cell(period, group));
                    if (truth > 0 && truth < MINIMUM) {
                        small.add(cell(period, group));
                    }
                } else {
                    shown++;
                    assertThat(score.used()).as(cell(period, group)).isEqualTo(truth);
                    assertThat(truth == 0 || truth >= MINIMUM)
                            .as(cell(period, group))
                            .isTrue();
                }
            }
        }
        sums(table, hidden, groups);
        Aggregates aggregates = table.build();
        for (String cell : small) {
            TableProtection.Range range = TableProtection.range(aggregates, hidden, cell, 0);
            assertThat(range.high())
                    .as(
                            "seed %d: %s has %d people, an attacker finds %s",
                            seed, cell, aggregates.sizes().get(cell), range)
                    .isGreaterThanOrEqualTo(MINIMUM - 1e-6);
        }
        assertThat(shown).as("something is shown").isPositive();
    }

    /** Everything that holds between figures: parts of the whole, offices of a region, months of a quarter and of the year. */
    private void sums(Aggregates.Builder table, Set<String> hidden, List<Map<String, String>> groups) {
        List<ReportingPeriod> periods = periods();
        for (ReportingPeriod period : periods) {
            breakdowns().forEach((dimension, parts) -> rest(table, hidden, period, Map.of(), parts, dimension));
            for (String region : List.of("north", "south", "east")) {
                rest(
                        table,
                        hidden,
                        period,
                        Map.of("region", region),
                        OFFICES.stream()
                                .filter(office -> office.startsWith(region))
                                .map(office -> Map.of("office", office))
                                .toList(),
                        "office of " + region);
            }
        }
        for (Map<String, String> group : groups) {
            for (int quarter = 1; quarter <= 4; quarter++) {
                int first = 4 + 3 * quarter - 2;
                table.sum(
                        cell(periods.get(quarter), group),
                        List.of(
                                cell(periods.get(first), group),
                                cell(periods.get(first + 1), group),
                                cell(periods.get(first + 2), group)));
            }
            table.sum(
                    cell(periods.get(0), group),
                    periods.subList(1, 5).stream()
                            .map(period -> cell(period, group))
                            .toList());
        }
    }

    private void rest(
            Aggregates.Builder table,
            Set<String> hidden,
            ReportingPeriod period,
            Map<String, String> whole,
            List<Map<String, String>> parts,
            String dimension) {
        String rest = cell(period, whole) + " without " + dimension;
        table.neverShown(
                rest,
                truth(period, whole)
                        - parts.stream().mapToLong(part -> truth(period, part)).sum());
        hidden.add(rest);
        List<String> cells =
                new ArrayList<>(parts.stream().map(part -> cell(period, part)).toList());
        cells.add(rest);
        table.sum(cell(period, whole), cells);
    }

    @Test
    void theAttackSucceeds_whereNothingIsComplemented() {
        Aggregates table = Aggregates.builder()
                .cell("quarter", 103)
                .cell("January", 60)
                .cell("February", 40)
                .cell("March", 3)
                .sum("quarter", List.of("January", "February", "March"))
                .build();

        assertThat(TableProtection.range(table, Set.of("March"), "March", 0))
                .isEqualTo(new TableProtection.Range(3, 3));
    }

    @Test
    void smallOffice_isShownByTheQuarter_whenItCannotBeByMonth() {
        int[] byMonth = {3, 4, 6};
        for (int month = 1; month <= 3; month++) {
            for (int i = 0; i < 40; i++) {
                boolean small = i < byMonth[month - 1];
                responses.add(Response.to(
                                csat,
                                ResponseId.of(month + "-" + i),
                                SubjectId.of(month + "-" + i),
                                Instant.parse("2026-0%d-10T12:00:00Z".formatted(month)))
                        .answer("satisfaction", 4)
                        .dimension("office", small ? "south-1" : i % 2 == 0 ? "north-1" : "north-2")
                        .build());
            }
        }
        ReportingPeriod march = ReportingPeriod.ofMonth(YearMonth.of(2026, 3), ZONE);
        ReportingPeriod quarter = ReportingPeriod.ofQuarter(2026, 1, ZONE);

        // its March alone would be enough, but with it the quarter would give away January and February
        assertThat(feedback.score(csat, ScoreId.of("csat"), march, Map.of("office", "south-1"))
                        .state())
                .isEqualTo(Measurement.State.SUPPRESSED);
        assertThat(feedback.score(csat, ScoreId.of("csat"), quarter, Map.of("office", "south-1"))
                        .used())
                .isEqualTo(13);
        assertThat(feedback.score(csat, ScoreId.of("csat"), march, Map.of()).used())
                .isEqualTo(40);
        // the smaller of the two others goes with it: the month's whole less one of them would be it
        assertThat(List.of("north-1", "north-2"))
                .filteredOn(office -> feedback.score(csat, ScoreId.of("csat"), march, Map.of("office", office))
                        .state()
                        .hasValue())
                .hasSize(1);
    }

    @Test
    void periodsAndDimensionsOutsideThePolicy_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feedback.score(csat, ScoreId.of("csat"), ReportingPeriod.ofIsoWeek(2026, 10, ZONE)))
                .withMessageContaining("cannot be protected together with months");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feedback.score(
                        csat, ScoreId.of("csat"), ReportingPeriod.ofYear(2026, ZONE), Map.of("age", "90")))
                .withMessageContaining("\"age\" is none of the dimensions");
    }

    /** Responses in a list: what an agency's own table would be. */
    private record ListStore(List<Response> responses) implements ResponseStore {

        @Override
        public Optional<Response> find(CxSession session, ResponseId id) {
            return responses.stream()
                    .filter(response -> response.id().equals(id))
                    .findFirst();
        }

        @Override
        public void add(CxSession session, Response response) {
            responses.add(response);
        }

        @Override
        public void addAnonymous(CxSession session, List<Response> batch, Instant day) {
            responses.addAll(batch);
        }

        @Override
        public List<Response> ofRespondent(CxSession session, SubjectId respondent, int limit) {
            return responses.stream()
                    .filter(response -> response.respondent().equals(respondent))
                    .limit(limit)
                    .toList();
        }

        @Override
        public void forEach(
                CxSession session, InstrumentId instrument, Instant from, Instant before, Consumer<Response> action) {
            responses.stream()
                    .filter(response -> !response.answeredAt().isBefore(from))
                    .filter(response -> response.answeredAt().isBefore(before))
                    .forEach(action);
        }

        @Override
        public Slice<Observation, Position> observations(CxSession session, Position after, int limit) {
            throw new UnsupportedOperationException("not needed here");
        }
    }
}
