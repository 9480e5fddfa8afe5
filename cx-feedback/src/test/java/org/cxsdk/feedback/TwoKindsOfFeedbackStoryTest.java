package org.cxsdk.feedback;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.ClockStanding;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.score.Score;
import org.cxsdk.feedback.survey.Answer;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Progress;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An opinion is one touch, and counts in a score; an issue is one sentence, and becomes a case with a promise. Whoever is unhappy
 * gives both at once.
 */
@Tag("S35")
class TwoKindsOfFeedbackStoryTest {

    private static final ReportingPeriod NOVEMBER =
            ReportingPeriod.ofMonth(YearMonth.of(2026, 11), RecoveryStory.DUBAI);

    /** Monday 9 November 2026, 10:00 in Dubai. */
    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");

    private final Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anOpinion_isOneTouch_andIsScored(Databases database) {
        CxContext context = database.open(clock);
        CxRecovery kiosk = CxFeedback.on(context).recovery(RecoveryStory.plan());
        // three happy faces and a neutral one, one touch each: nobody has to write, sign in or go on
        for (int i = 0; i < 4; i++) {
            Response touch = face("f-" + i, i < 3 ? 3 : 2);
            Taken taken = kiosk.submit(meter, touch);
            assertThat(taken.submission()).isInstanceOf(Submission.Recorded.class);
            assertThat(taken.opened()).isEmpty();
        }

        Progress afterOneTouch = Progress.of(meter, face("g", 3));
        assertThat(afterOneTouch.answered()).isEqualTo(1);
        assertThat(afterOneTouch.nextQuestion())
                .as("a comment is offered, and may be left")
                .hasValueSatisfying(question -> assertThat(question.id()).isEqualTo(QuestionId.of("comment")));
        assertThat(happy(context).ratio()).hasToString("3 of 4");
        assertThat(happy(context).value()).isEqualTo(Rational.of(75));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anIssue_isOneSentence_andBecomesACaseWithAPromise_andNoScore(Databases database) {
        CxContext context = database.open(clock);
        CxRecovery portal =
                CxFeedback.on(context.as(ActorId.of("portal"), "form")).recovery(RecoveryStory.plan());

        Case opened = portal.open(new Complaint(
                CaseId.of("c-1"),
                SubjectId.of("amal"),
                RecoveryStory.POOR_SERVICE,
                "لم أستلم التصريح.",
                1,
                Map.of("channel", "web", "service", "permit")));

        assertThat(opened.opened().cause().kind()).isEqualTo(CaseCause.Kind.COMPLAINT);
        assertThat(opened.opened().words()).isEqualTo("لم أستلم التصريح.");
        // what she is promised the moment she has sent it: five working days, Monday the 16th at 16:00
        List<ClockStanding> promises = portal.clocks(opened.id(), clock.instant());
        assertThat(promises).singleElement().satisfies(promise -> {
            assertThat(promise.clock()).isEqualTo(ServiceTerms.Clock.DECIDE);
            assertThat(promise.dueAt()).isEqualTo(Instant.parse("2026-11-16T12:00:00Z"));
        });
        // whoever sends it twice has one case, and finds it under her own name
        portal.open(new Complaint(
                CaseId.of("c-1"), SubjectId.of("amal"), RecoveryStory.POOR_SERVICE, "لم أستلم التصريح.", 1, Map.of()));
        assertThat(portal.ofCustomer(SubjectId.of("amal"))).containsExactly(opened);
        assertThat(happy(context).asked()).as("an issue is no opinion").isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anUnhappyFace_isBoth(Databases database) {
        CxContext context = database.open(clock);
        CxRecovery kiosk = CxFeedback.on(context).recovery(RecoveryStory.plan());
        kiosk.submit(meter, face("f-1", 3));
        Case opened = kiosk.submit(meter, face("f-2", 1)).opened().orElseThrow();

        assertThat(opened.opened().response()).isEqualTo(ResponseId.of("f-2"));
        assertThat(happy(context).ratio()).hasToString("1 of 2");
        assertThat(CxFeedback.on(context)
                        .response(ResponseId.of("f-2"))
                        .orElseThrow()
                        .answer(QuestionId.of("face")))
                .isEqualTo(Answer.of(1));
    }

    private Score happy(CxContext context) {
        return CxFeedback.on(context)
                .figures(ReleasePolicy.internal())
                .score(meter, ScoreId.of("happy"), NOVEMBER, Map.of());
    }

    private Response face(String id, int code) {
        return Response.to(meter, ResponseId.of(id), SubjectId.of(id), clock.instant())
                .answer("face", code)
                .dimension("channel", "kiosk")
                .build();
    }
}
