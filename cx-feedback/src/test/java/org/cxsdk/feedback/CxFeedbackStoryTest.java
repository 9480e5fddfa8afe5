package org.cxsdk.feedback;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Observation;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.DocKey;
import org.cxsdk.core.storage.DocWrite;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Expected;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.Slice;
import org.cxsdk.core.storage.StoredDoc;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.json.Taxonomies;
import org.cxsdk.feedback.score.LeagueTable;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.cxsdk.feedback.text.LanguageDetector;
import org.cxsdk.feedback.text.Sentiment;
import org.cxsdk.feedback.text.Taxonomy;
import org.cxsdk.feedback.text.TextSummary;
import org.cxsdk.feedback.text.Topic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/** Satisfaction, recommendation and effort, taken in over a storage and scored with denominator and interval. */
@Tag("S36")
class CxFeedbackStoryTest {

    private static final Instant NOON = Instant.parse("2026-11-03T08:00:00Z");
    private static final ReportingPeriod NOVEMBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 11), ZoneId.of("Asia/Dubai"));

    private final CxContext context = CxContext.inMemory(InstantSource.fixed(NOON));
    private final CxFeedback feedback = CxFeedback.on(context);
    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();

    @Test
    void score_saysWhatItIsMadeOf() {
        // region score
        Instrument csat = Instruments.builtIn("csat-5").orElseThrow();
        feedback.submit(
                csat,
                Response.to(csat, ResponseId.of("r-1"), SubjectId.of("amal"), NOON)
                        .answer("satisfaction", 4)
                        .answer("comment", "The counter was quick, the upload was not.")
                        .dimension("channel", "counter")
                        .build());

        Score published = feedback.score(csat, ScoreId.of("csat"), NOVEMBER); // withheld: fewer than five people
        Score score = feedback.figures(ReleasePolicy.internal()).score(csat, ScoreId.of("csat"), NOVEMBER, Map.of());
        // endregion

        assertThat(published.state()).isEqualTo(Measurement.State.SUPPRESSED);
        assertThat(published.asked()).isZero();
        assertThat(score.period()).isEqualTo(NOVEMBER);

        assertThat(score.value()).isEqualTo(Rational.of(100));
        assertThat(score.ratio()).hasToString("1 of 1");
        assertThat(score.used()).isEqualTo(1);
        // Wilson for 1 of 1: z² / (1 + z²) is the share that is lost
        assertThat(score.interval().low()).isCloseTo(100 * (1 - 3.841458821 / 4.841458821), within(1e-6));
        assertThat(score.interval().high()).isEqualTo(100);
    }

    // by hand: 45 of 60 faces are happy; each office has 20 of them, 15 happy
    @Test
    @Tag("S61")
    void figures_tellScoresOfficesAndWords() {
        // region twenty
        CxFeedback feedback = CxFeedback.on(CxContext.inMemory(InstantSource.fixed(NOON)));
        Instrument faces = Instruments.builtIn("happiness-meter").orElseThrow();
        for (int i = 0; i < 60; i++) {
            boolean happy = i % 4 > 0;
            feedback.submit(
                    faces,
                    Response.to(faces, ResponseId.of("r-" + i), SubjectId.of("person-" + i), NOON)
                            .answer("face", happy ? 3 : 1)
                            .answer(
                                    "comment",
                                    happy ? "The clerk was kind and helpful" : "I waited two hours for nothing")
                            .dimension(
                                    "office",
                                    List.of("Airport", "Harbour", "North").get(i % 3))
                            .build());
        }
        CxFigures figures = feedback.figures(); // nothing of fewer than five people leaves
        ScoreId happy = ScoreId.of("happy");
        Score score = figures.score(faces, happy, NOVEMBER, Map.of());
        LeagueTable offices = figures.league(faces, happy, NOVEMBER, "office").orElseThrow();
        Taxonomy topics = Taxonomies.publicServices();
        LanguageDetector languages = LanguageDetector.restrictedTo(Set.of(Locale.ENGLISH));
        TextSummary words = figures.words(faces, NOVEMBER, topics, languages, Optional.empty())
                .orElseThrow();
        Map<Topic, List<String>> quotes = figures.quotes(faces, NOVEMBER, topics, languages, 2);
        // endregion

        assertThat(score.value()).isEqualTo(Rational.of(75));
        assertThat(score.used()).isEqualTo(60);
        assertThat(offices.rows()).extracting(LeagueTable.Row::name).containsExactly("Airport", "Harbour", "North");
        assertThat(words.people()).isEqualTo(60);
        // the faces judge, not the words
        assertThat(words.judges()).containsEntry(TextSummary.Judge.RATING, 60L);
        assertThat(words.sentiments()).containsEntry(Sentiment.POSITIVE, 45L).containsEntry(Sentiment.NEGATIVE, 15L);
        assertThat(quotes.values())
                .contains(List.of("I waited two hours for nothing"), List.of("The clerk was kind and helpful"));
        assertThat(figures.report(faces, NOVEMBER, List.of("office")).scores())
                .isNotEmpty()
                .allSatisfy(grouped -> assertThat(grouped.score().state()).isEqualTo(Measurement.State.OK));
        assertThat(figures.drivers(faces, NOVEMBER))
                .as("one rating has no drivers")
                .isEmpty();
        assertThat(feedback.figures(ReleasePolicy.standard().below(30))
                        .quotes(faces, NOVEMBER, topics, languages, 2)
                        .keySet())
                .extracting(topic -> topic.id().value())
                .contains("staff")
                .doesNotContain("waiting");
        assertThat(feedback.figures(ReleasePolicy.standard().below(100))
                        .words(faces, NOVEMBER, topics, languages, Optional.empty())
                        .orElseThrow()
                        .state())
                .isEqualTo(Measurement.State.SUPPRESSED);
    }

    @Test
    void score_countsOpenAnswersApart_andLooksAtOnePeriodAndChannel() {
        submit("a", "web", Answer.of(5), "2026-10-31T19:59:59.999999Z");
        submit("b", "web", Answer.of(5), "2026-10-31T20:00:00Z"); // the first instant of November in Dubai
        submit("c", "web", Answer.of(2), "2026-11-10T10:00:00Z");
        submit("d", "web", Answer.notAnswered(), "2026-11-11T10:00:00Z");
        submit("e", "counter", Answer.of(4), "2026-11-12T10:00:00Z");
        submit("f", "counter", Answer.of(4), "2026-11-30T20:00:00Z"); // December in Dubai

        CxFigures figures = feedback.figures(ReleasePolicy.internal());
        Score all = figures.score(csat, ScoreId.of("csat"), NOVEMBER, Map.of());
        Score web = figures.score(csat, ScoreId.of("csat"), NOVEMBER, Map.of("channel", "web"));

        assertThat(all.ratio()).hasToString("2 of 3");
        assertThat(all.value()).isEqualTo(Rational.of(200, 3));
        assertThat(all.asked()).isEqualTo(4);
        assertThat(all.answered()).isEqualTo(3);
        assertThat(web.ratio()).hasToString("1 of 2");
    }

    @Test
    void score_withoutAnswers_isNoDataAndNotZero() {
        assertThat(feedback.score(csat, ScoreId.of("csat"), NOVEMBER).state()).isEqualTo(Measurement.State.NO_DATA);
        assertThat(feedback.measure(csat, ScoreId.of("csat"), NOVEMBER).value()).isNull();
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> feedback.score(csat, ScoreId.of("nps"), NOVEMBER))
                .withMessageContaining("CX-FEEDBACK-0001");
    }

    @Test
    void measurement_namesInstrumentAndNumbers() {
        submit("a", "web", Answer.of(5), "2026-11-10T10:00:00Z");
        submit("b", "web", Answer.of(1), "2026-11-10T10:00:00Z");

        Measurement measured = feedback.figures(ReleasePolicy.internal()).measure(csat, ScoreId.of("csat"), NOVEMBER);

        assertThat(feedback.measure(csat, ScoreId.of("csat"), NOVEMBER).state())
                .isEqualTo(Measurement.State.SUPPRESSED);

        assertThat(measured.definition().id()).isEqualTo("csat-5/csat");
        assertThat(measured.definition().sha256()).isEqualTo(csat.ref().sha256());
        assertThat(measured.value()).isEqualTo(Rational.of(50));
        assertThat(measured.n()).isEqualTo(2);
        assertThat(measured.unit()).isEqualTo("percent");
    }

    @Test
    void submit_recordsOnce_howeverOftenItIsSent() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Submission>> clicks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String id = "r-" + i % 4;
                clicks.add(() -> submit(id, "web", Answer.of(4), "2026-11-10T10:00:00Z"));
            }
            List<Submission> outcomes = new ArrayList<>();
            for (Future<Submission> future : threads.invokeAll(clicks)) {
                outcomes.add(future.get());
            }

            assertThat(outcomes)
                    .filteredOn(Submission.Recorded.class::isInstance)
                    .hasSize(4);
            assertThat(outcomes)
                    .filteredOn(Submission.AlreadyRecorded.class::isInstance)
                    .hasSize(60);
        } finally {
            threads.shutdownNow();
        }
        assertThat(feedback.figures(ReleasePolicy.internal())
                        .score(csat, ScoreId.of("csat"), NOVEMBER, Map.of())
                        .used())
                .isEqualTo(4);
        assertThat(feedback.observations(Position.START, 100).items()).hasSize(4);
    }

    @Test
    void submit_refusesWhatDoesNotFit_andStoresNothing() {
        Submission outcome = feedback.submit(
                csat,
                Response.to(csat, ResponseId.of("r"), SubjectId.of("amal"), NOON)
                        .answer("satisfaction", 6)
                        .answer("speed", 3)
                        .answer("comment", 4)
                        .build());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Submission.Rejected.class,
                        rejected -> assertThat(rejected.violations())
                                .extracting(violation -> violation.path())
                                .containsExactly("answers.satisfaction", "answers.speed", "answers.comment"));
        assertThat(feedback.response(ResponseId.of("r"))).isEmpty();
    }

    @Test
    void words_areReadableUntilThePersonsKeyIsDestroyed() {
        feedback.submit(
                csat,
                Response.to(csat, ResponseId.of("r"), SubjectId.of("amal"), NOON)
                        .answer("satisfaction", 2)
                        .answer("comment", "Amal from the corner shop, call me on 050 123 4567")
                        .build());

        // the number is taken out before anything is stored, and what is left is stored sealed
        assertThat(comment()).isEqualTo(Answer.of("Amal from the corner shop, call me on [phone]"));
        assertThat(storedText()).contains("satisfaction").doesNotContain("corner");

        context.write(session -> {
            session.destroyKeys(SubjectId.of("amal"));
            return null;
        });

        assertThat(comment()).isEqualTo(Answer.notAnswered());
        assertThat(feedback.figures(ReleasePolicy.internal())
                        .score(csat, ScoreId.of("csat"), NOVEMBER, Map.of())
                        .ratio())
                .hasToString("0 of 1");
    }

    @Test
    void response_refusesWords_thatWereCopiedFromAnotherResponse() {
        for (String id : List.of("r", "s")) {
            feedback.submit(
                    csat,
                    Response.to(csat, ResponseId.of(id), SubjectId.of("amal"), NOON)
                            .answer("satisfaction", 2)
                            .answer("comment", "Call me on 050 123 4567")
                            .build());
        }
        context.storage().execute(TxMode.WRITE, session -> {
            DocKey to = new DocKey(context.tenant(), "feedback.response", "r");
            DocKey from = new DocKey(context.tenant(), "feedback.response", "s");
            StoredDoc other = session.load(List.of(from)).get(from);
            return session.write(DocWrite.put(to, Expected.any(), other.body(), other.tuples()));
        });

        assertThatExceptionOfType(CxException.class).isThrownBy(this::comment).matches(e -> e.is(CoreError.UNSEALABLE));
    }

    @Test
    void observations_carryCodesAndDimensions_andContinueByPosition() {
        submit("a", "web", Answer.of(5), "2026-11-10T10:00:00Z");
        Slice<Observation, Position> first = feedback.observations(Position.START, 10);
        submit("b", "counter", Answer.of(3), "2026-11-11T10:00:00Z");
        Slice<Observation, Position> second = feedback.observations(first.last(), 10);

        assertThat(first.items()).hasSize(1);
        assertThat(second.items()).singleElement().satisfies(observation -> {
            assertThat(observation.kind()).isEqualTo("feedback.answered");
            assertThat(observation.dimensions())
                    .containsEntry("channel", "counter")
                    .containsEntry("question", "satisfaction");
            assertThat(observation.values().get("code")).isEqualByComparingTo("3");
            // when it was answered comes from the device, when it was taken in from the clock
            assertThat(observation.occurred()).isEqualTo(Instant.parse("2026-11-11T10:00:00Z"));
            assertThat(observation.recorded()).isEqualTo(NOON);
        });
    }

    private Answer comment() {
        return feedback.response(ResponseId.of("r")).orElseThrow().answer(QuestionId.of("comment"));
    }

    /** Everything the journal and the response document hold, as text. */
    private String storedText() {
        return context.storage().execute(TxMode.READ, session -> {
            StringBuilder text = new StringBuilder();
            session.readAll(Position.START, EntryFilter.ofKinds(context.tenant(), "feedback.responses"), 100)
                    .items()
                    .forEach(published -> text.append(new String(
                            published.recorded().entry().body().toArray(), java.nio.charset.StandardCharsets.UTF_8)));
            session.find(org.cxsdk.core.storage.DocQuery.all(context.tenant(), "feedback.response"))
                    .items()
                    .forEach(doc ->
                            text.append(new String(doc.body().toArray(), java.nio.charset.StandardCharsets.UTF_8)));
            return text.toString();
        });
    }

    private Submission submit(String id, String channel, Answer answer, String at) {
        return feedback.submit(
                csat,
                Response.to(csat, ResponseId.of(id), SubjectId.of("person-" + id), Instant.parse(at))
                        .answer("satisfaction", answer)
                        .dimension("channel", channel)
                        .build());
    }
}
