package org.cxsdk.feedback;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.TouchpointId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.journey.CxJourneys;
import org.cxsdk.core.journey.Interaction;
import org.cxsdk.core.journey.InteractionId;
import org.cxsdk.core.journey.JourneyDefinition;
import org.cxsdk.core.journey.JourneyInstanceId;
import org.cxsdk.core.journey.JourneyVersion;
import org.cxsdk.core.journey.Stage;
import org.cxsdk.core.journey.Step;
import org.cxsdk.core.journey.StepId;
import org.cxsdk.feedback.intake.Answering;
import org.cxsdk.feedback.intake.DeviceId;
import org.cxsdk.feedback.intake.End;
import org.cxsdk.feedback.intake.FatigueCap;
import org.cxsdk.feedback.intake.FeedbackPoint;
import org.cxsdk.feedback.intake.IntakeReason;
import org.cxsdk.feedback.intake.InvitationToken;
import org.cxsdk.feedback.intake.Inviting;
import org.cxsdk.feedback.intake.Occasion;
import org.cxsdk.feedback.intake.OccasionId;
import org.cxsdk.feedback.intake.OfflineBatch;
import org.cxsdk.feedback.intake.OfflineBatchId;
import org.cxsdk.feedback.intake.OfflineReceipt;
import org.cxsdk.feedback.intake.OpportunityCoverage;
import org.cxsdk.feedback.intake.Wave;
import org.cxsdk.feedback.intake.WaveId;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.score.ReleasePolicy;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Progress;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.feedback.survey.ScoreId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** People can say what they think at any point (desk, web, short message, social page), and are not asked until they are tired. */
@Tag("S34")
class InvitationStoryTest {

    private static final WaveId AUTUMN = WaveId.of("autumn");

    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");
    private final Instrument csat = Instruments.builtIn("csat-5").orElseThrow();

    private static Occasion visit(String id, String person, String channel) {
        return new Occasion(
                OccasionId.of(id),
                SubjectId.of(person),
                Map.of("channel", channel, "touchpoint", "permit-" + channel, "language", "ar"));
    }

    private Wave autumn() {
        return Wave.of(AUTUMN, csat, Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"))
                .capped(FatigueCap.of(1, 30));
    }

    private Response answer(String id, int code) {
        return Response.to(csat, ResponseId.of(id), SubjectId.of("whoever"), clock.instant())
                .answer("satisfaction", code)
                .build();
    }

    private static InvitationToken token(Inviting inviting) {
        return ((Inviting.Invited) inviting).token();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void oneInvitation_oneAnswer_onAnyChannel(Databases database) {
        CxContext context = database.open(clock);
        // region invite
        CxFeedback feedback = CxFeedback.on(context);
        CxInvitations invitations = CxInvitations.on(context);
        invitations.open(autumn());

        Inviting inviting = invitations.invite(AUTUMN, visit("visit-1", "amal", "desk"));
        InvitationToken token = inviting.fold(Inviting.Invited::token, no -> InvitationToken.of("none"));
        Answering first = invitations.submit(token, feedback, csat, answer("r-1", 5));
        Answering second = invitations.submit(token, feedback, csat, answer("r-2", 1));
        // endregion

        assertThat(first).isInstanceOf(Answering.Taken.class);
        assertThat(second).isEqualTo(new Answering.Refused(IntakeReason.USED));
        assertThat(invitations.submit(token, feedback, csat, answer("r-1", 5)))
                .as("sent again, as after a broken connection")
                .isInstanceOf(Answering.Taken.class);
        Response stored = feedback.response(ResponseId.of("r-1")).orElseThrow();
        assertThat(stored.respondent()).isEqualTo(SubjectId.of("amal"));
        assertThat(stored.dimensions())
                .containsEntry("channel", "desk")
                .containsEntry("touchpoint", "permit-desk")
                .containsEntry("language", "ar");
        assertThat(invitations.used(AUTUMN)).isEqualTo(Ratio.of(1, 1));

        for (String channel : List.of("web", "kiosk", "phone", "sms", "social")) {
            InvitationToken next = token(invitations.invite(AUTUMN, visit("v-" + channel, "p-" + channel, channel)));
            assertThat(invitations.submit(next, feedback, csat, answer("r-" + channel, 4)))
                    .isInstanceOf(Answering.Taken.class);
        }
        ReportingPeriod november = ReportingPeriod.ofMonth(YearMonth.of(2026, 11), RecoveryStory.DUBAI);
        assertThat(feedback.score(csat, ScoreId.of("csat"), november).used()).isEqualTo(6);
        // one answer by itself is for the office alone
        assertThat(feedback.figures(ReleasePolicy.internal())
                        .score(csat, ScoreId.of("csat"), november, Map.of("channel", "social"))
                        .used())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobodyIsAskedTooOften_orAfterTheEnd(Databases database) {
        CxContext context = database.open(clock);
        CxInvitations invitations = CxInvitations.on(context);
        CxFeedback feedback = CxFeedback.on(context);
        invitations.open(autumn());
        InvitationToken token = token(invitations.invite(AUTUMN, visit("visit-1", "amal", "web")));

        assertThat(invitations.invite(AUTUMN, visit("visit-2", "amal", "web")))
                .isEqualTo(new Inviting.NotInvited(IntakeReason.ASKED_OFTEN_ENOUGH));
        assertThat(token(invitations.invite(AUTUMN, visit("visit-1", "amal", "web"))))
                .as("the same occasion is the same invitation")
                .isEqualTo(token);
        assertThat(token.toString()).doesNotContain(token.value());

        clock.set("2026-12-01T00:00:00Z");
        assertThat(invitations.against(token)).contains(IntakeReason.NOT_OPEN);
        assertThat(invitations.submit(token, feedback, csat, answer("late", 4)))
                .isEqualTo(new Answering.Refused(IntakeReason.NOT_OPEN));
        assertThat(invitations.invite(AUTUMN, visit("visit-3", "badr", "web")))
                .isEqualTo(new Inviting.NotInvited(IntakeReason.NOT_OPEN));
        WaveId winter = WaveId.of("winter");
        invitations.open(new Wave(
                winter,
                csat.id(),
                csat.ref().version(),
                false,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(60)),
                Rational.ONE,
                FatigueCap.of(1, 30)));
        assertThat(invitations.invite(winter, visit("visit-4", "amal", "web")))
                .as("the cap looks over all rounds")
                .isInstanceOf(Inviting.NotInvited.class);
        clock.set("2026-12-10T00:00:00Z");
        assertThat(invitations.invite(winter, visit("visit-5", "amal", "web"))).isInstanceOf(Inviting.Invited.class);
        assertThat(feedback.response(ResponseId.of("late"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theSample_isAShare_andTheSameHoweverOftenItIsDrawn(Databases database) {
        CxContext context = database.open(clock);
        CxInvitations invitations = CxInvitations.on(context);
        WaveId tenth = WaveId.of("tenth");
        invitations.open(new Wave(
                tenth,
                csat.id(),
                csat.ref().version(),
                false,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(30)),
                Rational.of(1, 4),
                FatigueCap.of(1, 30)));
        List<Inviting> drawn = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            drawn.add(invitations.invite(tenth, visit("v-" + i, "p-" + i, "web")));
        }

        long invited = drawn.stream().filter(Inviting.Invited.class::isInstance).count();
        // binomial(400, 1/4): mean 100, standard deviation 8.7; the keys are random, so five of them are allowed for
        assertThat(invited).isBetween(56L, 144L);
        for (int i = 0; i < 20; i++) {
            assertThat(invitations.invite(tenth, visit("v-" + i, "p-" + i, "web")))
                    .isEqualTo(drawn.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anonymityIsChosenBeforeTheFirstAnswer_andCannotBeTakenBack(Databases database) {
        CxContext context = database.open(clock);
        CxInvitations invitations = CxInvitations.on(context);
        invitations.open(autumn().anonymously());

        assertThatIllegalArgumentException().isThrownBy(() -> invitations.open(autumn()));
        InvitationToken token = token(invitations.invite(AUTUMN, visit("visit-1", "amal", "web")));
        assertThat(invitations.submit(token, CxFeedback.on(context), csat, answer("named", 5)))
                .isEqualTo(new Answering.Refused(IntakeReason.OTHER_KIND));
        assertThat(CxFeedback.on(context).response(ResponseId.of("named"))).isEmpty();
        assertThat(invitations.against(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aTabletWithoutConnection_sendsLater_withAClockThatIsWrong(Databases database) {
        CxContext context = database.open(clock);
        CxFeedback feedback = CxFeedback.on(context);
        // region offline
        // the tablet's clock is an hour behind; it collected two answers in the field
        Instant tabletSays = clock.instant().minus(Duration.ofHours(1));
        OfflineBatch upload = new OfflineBatch(
                OfflineBatchId.of("tablet-3/17"),
                DeviceId.of("tablet-3"),
                tabletSays,
                List.of(
                        Response.to(csat, ResponseId.of("f-1"), SubjectId.of("f-1"), tabletSays.minusSeconds(600))
                                .answer("satisfaction", 2)
                                .build(),
                        Response.to(csat, ResponseId.of("f-2"), SubjectId.of("f-2"), tabletSays.minusSeconds(60))
                                .answer("satisfaction", 9)
                                .build()));
        OfflineReceipt receipt = CxOffline.on(context, feedback).receive(upload, csat);
        // endregion

        assertThat(receipt.skew()).isEqualTo(Duration.ofHours(1));
        assertThat(receipt.recorded()).isEqualTo(1);
        assertThat(receipt.refused()).isEqualTo(1);
        assertThat(receipt.refusals())
                .singleElement()
                .satisfies(violation -> assertThat(violation.value()).isEqualTo("9"));
        assertThat(feedback.response(ResponseId.of("f-1")).orElseThrow().answeredAt())
                .isEqualTo(clock.instant().minusSeconds(600));
        clock.set("2026-11-10T06:00:00Z");
        assertThat(CxOffline.on(context, feedback).receive(upload, csat))
                .as("sent again a day later, nothing changes")
                .isEqualTo(receipt);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void partialAnswers_areKeptAsFarAsTheyCome(Databases database) {
        CxFeedback feedback = CxFeedback.on(database.open(clock));
        Instrument trust = Instruments.builtIn("a11-v2").orElseThrow();
        Response begun = Response.to(trust, ResponseId.of("p-1"), SubjectId.of("amal"), clock.instant())
                .answer("trust", 0)
                .dimension("end", End.ABANDONED.code())
                .build();

        Progress progress = Progress.of(trust, begun);
        assertThat(feedback.submit(trust, begun)).isInstanceOf(Submission.Recorded.class);
        assertThat(progress.isComplete()).isFalse();
        // a thumb down leads to what went wrong, never to what went well
        assertThat(progress.nextQuestion().orElseThrow().id().value()).isEqualTo("negative");
        assertThat(feedback.response(ResponseId.of("p-1")).orElseThrow().dimensions())
                .containsEntry("end", "abandoned");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void coverage_isCountedFromWhatHappened(Databases database) {
        CxJourneys journeys = CxJourneys.on(database.open(clock));
        JourneyDefinition permit = JourneyDefinition.of(
                JourneyVersion.of("permit", "1"),
                Stage.of(
                        "get",
                        Step.builder("apply").build(),
                        Step.builder("collect").build()));
        journeys.publish(permit);
        for (int i = 0; i < 4; i++) {
            JourneyInstanceId journey = JourneyInstanceId.of("permit-" + i);
            journeys.open(journey, permit.version(), SubjectId.of("p-" + i));
            journeys.record(
                    Interaction.builder(InteractionId.of("a-" + i), journey, StepId.of("apply"), clock.instant())
                            .channel(ChannelId.of("web"))
                            .status(i == 3 ? Interaction.Status.FAILED : Interaction.Status.COMPLETED)
                            .build());
            if (i < 2) {
                journeys.record(
                        Interaction.builder(InteractionId.of("c-" + i), journey, StepId.of("collect"), clock.instant())
                                .channel(ChannelId.of("desk"))
                                .build());
            }
        }

        List<OpportunityCoverage.Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            journeys.interactions(JourneyInstanceId.of("permit-" + i))
                    .forEach(done -> contacts.add(new OpportunityCoverage.Contact(
                            TouchpointId.of(done.step() + "-" + done.channel()),
                            done.status() == Interaction.Status.FAILED ? End.FAILED : End.COMPLETED)));
        }
        OpportunityCoverage coverage = OpportunityCoverage.of(
                contacts,
                List.of(
                        FeedbackPoint.after(TouchpointId.of("apply-web"), End.COMPLETED),
                        FeedbackPoint.always(TouchpointId.of("collect-desk"))));

        assertThat(coverage.share()).contains(Ratio.of(5, 6));
        assertThat(coverage.blind()).singleElement().satisfies(blind -> {
            assertThat(blind.touchpoint()).isEqualTo(TouchpointId.of("apply-web"));
            assertThat(blind.end()).isEqualTo(End.FAILED);
        });
        System.out.println("feedback could be given in " + coverage.share().orElseThrow()
                + " contacts; nobody is heard at " + coverage.blind());
    }

    @Test
    void itIsKnown_whereNobodyIsHeard() {
        // region coverage
        TouchpointId desk = TouchpointId.of("permit-desk");
        TouchpointId web = TouchpointId.of("permit-web");
        List<OpportunityCoverage.Contact> contacts = List.of(
                new OpportunityCoverage.Contact(desk, End.COMPLETED),
                new OpportunityCoverage.Contact(desk, End.FAILED),
                new OpportunityCoverage.Contact(web, End.COMPLETED),
                new OpportunityCoverage.Contact(web, End.ABANDONED));
        OpportunityCoverage coverage = OpportunityCoverage.of(
                contacts, List.of(FeedbackPoint.always(desk), FeedbackPoint.after(web, End.COMPLETED)));
        // endregion

        assertThat(coverage.share()).contains(Ratio.of(3, 4));
        assertThat(coverage.byTouchpoint()).containsEntry(web, Ratio.of(1, 2)).containsEntry(desk, Ratio.of(2, 2));
        assertThat(coverage.byEnd()).containsEntry(End.ABANDONED, Ratio.of(0, 1));
        assertThat(coverage.blind()).containsExactly(new OpportunityCoverage.Blind(web, End.ABANDONED, 1));
        assertThat(OpportunityCoverage.of(List.of(), List.of()).share()).isEmpty();
    }
}
