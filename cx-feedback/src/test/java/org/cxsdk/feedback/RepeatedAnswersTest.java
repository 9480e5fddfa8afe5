package org.cxsdk.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.SurveyScores;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.Keyness;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextSummary;
import org.cxsdk.feedback.text.Topic;
import org.cxsdk.feedback.text.TopicId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Protected are people: ten answers of one person are one person, whatever is added and subtracted. */
class RepeatedAnswersTest {

    private static final ZoneOffset ZONE = ZoneOffset.UTC;
    private static final ReportingPeriod YEAR = ReportingPeriod.ofYear(2026, ZONE);
    private static final ScoreId CSAT = ScoreId.of("csat");
    private static final Taxonomy TOPICS = Taxonomies.publicServices();
    private static final LanguageDetector ENGLISH = LanguageDetector.restrictedTo(Set.of(Locale.ENGLISH));

    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
    private final List<Response> responses = new ArrayList<>();
    private final CxFeedback feedback =
            CxFeedback.on(CxContext.inMemory(InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z"))));

    private void answer(String person, String office, int month, String comment) {
        Response response = Response.to(
                        csat,
                        ResponseId.of("r" + responses.size()),
                        SubjectId.of(person),
                        Instant.parse("2026-%02d-10T12:00:00Z".formatted(month)))
                .answer("satisfaction", 1 + responses.size() % 5)
                .answer("comment", comment)
                .dimension("office", office)
                .build();
        responses.add(response);
        assertThat(feedback.submit(csat, response)).isInstanceOf(Submission.Recorded.class);
    }

    private boolean isShown(ReportingPeriod period, Map<String, String> group) {
        return feedback.figures().score(csat, CSAT, period, group).state() != Measurement.State.SUPPRESSED;
    }

    private static ReportingPeriod month(int month) {
        return ReportingPeriod.ofMonth(YearMonth.of(2026, month), ZONE);
    }

    @Test
    void onePersonWithTwelveAnswers_isNoGroup() {
        for (int i = 0; i < 60; i++) {
            answer("p" + i, i % 2 == 0 ? "North" : "South", 1 + i % 12, "fine");
        }
        for (int month = 1; month <= 12; month++) {
            answer("neighbour", "Harbour", month, "fine");
        }

        assertThat(isShown(YEAR, Map.of())).isTrue();
        assertThat(isShown(YEAR, Map.of("office", "Harbour"))).isFalse();
        assertThat(List.of(isShown(YEAR, Map.of("office", "North")), isShown(YEAR, Map.of("office", "South"))))
                .as("another one hides with it")
                .contains(false);
        SurveyScores file = SurveyScores.of(csat, responses, List.of("office"));
        assertThat(file.scores().stream()
                        .filter(grouped -> grouped.score().state() == Measurement.State.SUPPRESSED)
                        .filter(grouped -> grouped.score().definition().id().equals(CSAT))
                        .map(grouped -> grouped.group().get("office")))
                .contains("Harbour")
                .hasSizeGreaterThan(1);
    }

    @Test
    void peopleWhoAnswerEachMonth_areCountedInEachMonth() {
        for (int month = 1; month <= 12; month++) {
            for (int i = 0; i < 20; i++) {
                answer("p" + i, i % 2 == 0 ? "North" : "South", month, "fine");
            }
        }

        for (int month = 1; month <= 12; month++) {
            assertThat(isShown(month(month), Map.of("office", "North"))).isTrue();
        }
        assertThat(isShown(YEAR, Map.of("office", "South"))).isTrue();
    }

    /** What is shown, and what is left of the whole when all that is shown of a breakdown is taken away, in every period. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsShown_andWhatIsLeft_isManyPeople(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> offices = List.of("North", "South", "Harbour", "Airport", "West");
        int answers = random.nextInt(150, 400);
        for (int i = 0; i < answers; i++) {
            int office = Math.min(4, random.nextInt(9) / 2);
            // few people, some of whom answer very often, mostly in one place
            int person = random.nextInt(4) == 0 ? random.nextInt(6) : random.nextInt(answers / 3);
            int where = person < 6 && random.nextInt(4) > 0 ? 4 : office;
            answer("p" + person, offices.get(where), random.nextInt(1, 7), "fine");
        }
        List<ReportingPeriod> periods = Stream.concat(
                        Stream.of(
                                YEAR,
                                ReportingPeriod.ofQuarter(2026, 1, ZONE),
                                ReportingPeriod.ofQuarter(2026, 2, ZONE)),
                        IntStream.rangeClosed(1, 6).mapToObj(RepeatedAnswersTest::month))
                .toList();
        for (ReportingPeriod period : periods) {
            if (!isShown(period, Map.of())) {
                continue;
            }
            List<String> shown = offices.stream()
                    .filter(office -> isShown(period, Map.of("office", office)))
                    .toList();
            shown.forEach(office -> assertEnough(seed, period, office, in(period, List.of(office))));
            assertEnough(
                    seed,
                    period,
                    "what is left",
                    in(
                            period,
                            offices.stream()
                                    .filter(office -> !shown.contains(office))
                                    .toList()));
        }
    }

    private Collection<Response> in(ReportingPeriod period, Collection<String> offices) {
        return responses.stream()
                .filter(response -> period.contains(response.answeredAt()))
                .filter(response -> offices.contains(response.dimensions().get("office")))
                .toList();
    }

    private static void assertEnough(long seed, ReportingPeriod period, String what, Collection<Response> of) {
        long people = of.stream().map(Response::respondent).distinct().count();
        assertThat(of.isEmpty() || people >= ReleasePolicy.MINIMUM_N)
                .as("seed %d, %s in %s: %d answers of %d people", seed, what, period.label(), of.size(), people)
                .isTrue();
    }

    /** Six answers, five of them in office A: the sixth is told by the whole less A, so A is hidden although nothing else helps. */
    @Test
    void wholeTable_isHidden_whereNothingElseHidesASmallGroup() {
        for (int i = 0; i < 6; i++) {
            answer("p" + i, i < 5 ? "A" : "B", 1, "fine");
        }

        SurveyScores file = SurveyScores.of(csat, responses, List.of("office"));

        assertThat(file.scores())
                .filteredOn(grouped -> grouped.score().definition().id().equals(CSAT)
                        && !grouped.group().isEmpty())
                .extracting(grouped -> grouped.score().state())
                .containsExactly(Measurement.State.SUPPRESSED, Measurement.State.SUPPRESSED);
    }

    /** That the only one asked at the desk left the question open is hers. */
    @Test
    void groupOfOneWhoLeftTheQuestionOpen_isHidden() {
        for (int i = 0; i < 21; i++) {
            Response.Builder response = Response.to(
                            csat, ResponseId.of("r" + i), SubjectId.of("p" + i), Instant.parse("2026-01-10T12:00:00Z"))
                    .answer("satisfaction", i == 20 ? Answer.notAnswered() : Answer.of(1 + i % 5))
                    .dimension("channel", i == 20 ? "desk" : i % 2 == 0 ? "web" : "phone");
            responses.add(response.build());
        }

        assertThat(SurveyScores.of(csat, responses, List.of("channel")).scores())
                .filteredOn(grouped -> grouped.score().definition().id().equals(CSAT))
                .filteredOn(grouped -> grouped.score().state() == Measurement.State.SUPPRESSED)
                .extracting(grouped -> grouped.group().get("channel"))
                .contains("desk")
                .hasSizeGreaterThan(1);
    }

    /** Nobody who takes what a file's report shows from its whole is left with one to four people. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void reportOfAFile_leavesNoSmallRest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int answers = random.nextInt(6, 40);
        for (int i = 0; i < answers; i++) {
            responses.add(Response.to(
                            csat,
                            ResponseId.of("r" + i),
                            SubjectId.of("p" + random.nextInt(answers)),
                            Instant.parse("2026-01-10T12:00:00Z"))
                    .answer("satisfaction", random.nextInt(1, 6))
                    .dimension("office", List.of("A", "B", "C").get(Math.min(2, random.nextInt(6) / 2)))
                    .dimension("channel", random.nextInt(5) == 0 ? "desk" : "web")
                    .build());
        }
        SurveyScores file = SurveyScores.of(csat, responses, List.of("office", "channel"));
        if (file.scores().get(0).score().state() == Measurement.State.SUPPRESSED) {
            return;
        }
        for (String dimension : List.of("office", "channel")) {
            Set<String> shown = file.scores().stream()
                    .filter(grouped -> grouped.score().definition().id().equals(CSAT))
                    .filter(grouped -> grouped.score().state() != Measurement.State.SUPPRESSED)
                    .flatMap(grouped -> Stream.ofNullable(grouped.group().get(dimension)))
                    .collect(Collectors.toSet());
            List<Response> rest = responses.stream()
                    .filter(response -> !shown.contains(response.dimensions().get(dimension)))
                    .toList();
            assertEnough(seed, YEAR, "rest of " + dimension, rest);
        }
    }

    @Test
    void quotes_ofAMonth_areNotFoundByTakingTheOtherMonthsFromTheQuarter() {
        for (int i = 0; i < 40; i++) {
            answer("p" + i, "North", 1 + i % 2, "we waited much too long at counter number " + (char) ('a' + i % 26));
        }
        answer("alone", "North", 3, "we waited there with my son in his red wheelchair");

        assertThat(quotes(month(3))).as("one person").isEmpty();
        assertThat(quotes(ReportingPeriod.ofQuarter(2026, 1, ZONE))).isNotEmpty();
        assertThat(List.of(quotes(month(1)).isEmpty(), quotes(month(2)).isEmpty()))
                .as("a second month hides with it: the quarter less the two others would be March")
                .contains(true);
    }

    private Set<String> quotes(ReportingPeriod period) {
        Map<Topic, List<String>> quotes = feedback.figures().quotes(csat, period, TOPICS, ENGLISH, 50);
        return quotes.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(TopicId.of("waiting")))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void termsThatMoved_areThoseOfManyPeople_notOfManyComments() {
        for (int i = 0; i < 60; i++) {
            answer("p" + i, "North", 1 + i % 12, "the counter was slow again and the form unclear");
        }
        for (int i = 0; i < 12; i++) {
            answer("loud", "North", 7 + i % 6, "my neighbour the beekeeper complains");
            answer("q" + i, "North", 7 + i % 6, "the elevator was broken all day");
        }

        TextSummary words = feedback.figures()
                .words(csat, YEAR, TOPICS, ENGLISH, Optional.empty())
                .orElseThrow();

        assertThat(words.shifts())
                .extracting(Keyness.Shift::term)
                .contains("elevator")
                .doesNotContain("beekeeper");
    }

    @Test
    void quotes_needManyPeople_notManyComments() {
        for (int i = 0; i < 30; i++) {
            answer("p" + i % 3, "North", 1, "we waited much too long for reason " + (char) ('a' + i));
        }

        assertThat(quotes(YEAR)).isEmpty();
    }
}
