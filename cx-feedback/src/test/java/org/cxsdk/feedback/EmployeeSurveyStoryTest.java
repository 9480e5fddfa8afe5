package org.cxsdk.feedback;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.intake.AnonymityTerms;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.OwnScores;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Staff are asked about empathy, autonomy, development, role fit and engagement. Their answers are nobody's; a team of ten or
 * more sees itself, a smaller one only the whole; each sees her own answers before she gives them away.
 */
@Tag("S45")
class EmployeeSurveyStoryTest {

    private static final List<String> DIMENSIONS =
            List.of("empathy", "autonomy", "development", "role-fit", "engagement");

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");
    private final Instrument employee = Instruments.builtIn("employee").orElseThrow();
    private final ReportingPeriod year = ReportingPeriod.ofYear(Year.of(2026).getValue(), ZoneOffset.UTC);

    private Response answer(String person, String team, int level, int autonomy) {
        Response.Builder response = Response.to(employee, ResponseId.of(person), SubjectId.of(person), clock.instant())
                .dimension("team", team)
                .dimension("grade", "5");
        for (String dimension : DIMENSIONS) {
            int code = dimension.equals("autonomy") ? autonomy : level;
            response.answer(dimension + "-1", code).answer(dimension + "-2", code);
        }
        return response.answer("comment", "Ask " + person + "@agency.example").build();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void teamsSeeThemselves_ifTheyAreLargeEnough_andNobodySeesAPerson(Databases database) {
        CxContext context = database.open(clock);
        // region employees
        CxAnonymousBox box = CxAnonymousBox.on(context, employee, AnonymityTerms.of(ZoneOffset.UTC, "team"));
        Response mine = answer("clerk-1", "counter", 4, 2);
        Map<ScoreId, Rational> own = OwnScores.of(employee, mine); // for her alone, before she drops it
        box.drop(mine);
        // endregion
        for (int i = 2; i <= 12; i++) {
            box.drop(answer("clerk-" + i, "counter", 4, 2));
        }
        for (int i = 1; i <= 4; i++) {
            box.drop(answer("lawyer-" + i, "legal", 5, 5));
        }
        for (int i = 1; i <= 8; i++) {
            box.drop(answer("auditor-" + i, "audit", 3, 3));
        }
        assertThat(box.release()).hasSize(12);
        assertThat(box.waiting())
                .as("four and eight wait, each too few for a team")
                .isEqualTo(12);
        assertThat(box.close().stored()).hasSize(12).allSatisfy(response -> {
            assertThat(response.dimensions())
                    .as("together they are enough, without their teams")
                    .isEmpty();
            assertThat(response.respondent().value()).startsWith("nobody-");
        });

        // rated 4 of 1 to 5: 100 (4 - 1) / (5 - 1) = 75; 2 gives 25
        assertThat(own)
                .containsEntry(ScoreId.of("engagement"), Rational.of(75))
                .containsEntry(ScoreId.of("autonomy"), Rational.of(25));
        CxFeedback feedback = CxFeedback.on(context);
        CxFigures teams = feedback.figures(ReleasePolicy.standard().by(List.of("team")));
        Score counter = teams.score(employee, ScoreId.of("autonomy"), year, Map.of("team", "counter"));
        assertThat(counter.value()).isEqualTo(Rational.of(25));
        assertThat(counter.used()).isEqualTo(12);
        assertThat(teams.score(employee, ScoreId.of("autonomy"), year, Map.of("team", "legal"))
                        .state())
                .isEqualTo(Measurement.State.NO_DATA);
        for (String dimension : DIMENSIONS) {
            assertThat(feedback.score(employee, ScoreId.of(dimension), year).used())
                    .isEqualTo(24);
        }
        // all: (12 x 25 + 4 x 100 + 8 x 50) / 24
        assertThat(feedback.score(employee, ScoreId.of("autonomy"), year).value())
                .isEqualTo(Rational.of(1_100, 24));
        assertThat(feedback.viewPart(employee).about(SubjectId.of("clerk-1"), 10))
                .as("the answers of a person cannot be asked for")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aHandful_isNotStoredAtAll_andASecondClickIsNoSecondAnswer(Databases database) {
        CxContext context = database.open(clock);
        CxAnonymousBox box =
                CxAnonymousBox.on(context, employee, AnonymityTerms.of(ZoneOffset.UTC, "team"), new Random(7));
        for (int i = 0; i < 9; i++) {
            box.drop(answer("clerk-" + i % 5, "counter", 4, 4));
        }

        assertThat(box.waiting()).isEqualTo(5);
        CxAnonymousBox.Closing closing = box.close();
        assertThat(closing.stored()).isEmpty();
        assertThat(closing.lost()).isEqualTo(5);
        assertThat(CxFeedback.on(context)
                        .score(employee, ScoreId.of("engagement"), year)
                        .state())
                .isEqualTo(Measurement.State.NO_DATA);
        assertThat(box.drop(Response.to(employee, ResponseId.of("x"), SubjectId.of("x"), clock.instant())
                        .answer("empathy-1", 9)
                        .build()))
                .hasSize(1);
    }
}
