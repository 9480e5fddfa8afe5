package org.cxsdk.examples.quickstart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.Observation;
import org.cxsdk.core.ReportingPeriod;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.OrganisationId;
import org.cxsdk.core.catalog.ServiceId;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
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
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Position;
import org.cxsdk.feedback.CxAnonymousBox;
import org.cxsdk.feedback.CxFeedback;
import org.cxsdk.feedback.CxRecovery;
import org.cxsdk.feedback.intake.AnonymityTerms;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.recovery.ActionId;
import org.cxsdk.feedback.recovery.AuthorityMatrix;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.EscalationLadder;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.OpeningRule;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RecoveryPlanId;
import org.cxsdk.feedback.recovery.RemedyId;
import org.cxsdk.feedback.recovery.RoleId;
import org.cxsdk.feedback.recovery.RootCauseId;
import org.cxsdk.feedback.recovery.ServiceTerms;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Question;
import org.cxsdk.feedback.survey.QuestionId;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.cxsdk.metrics.CxMetrics;
import org.cxsdk.metrics.KpiId;
import org.cxsdk.metrics.KpiReport;
import org.cxsdk.metrics.Segment;
import org.cxsdk.metrics.json.EventMapping;
import org.cxsdk.metrics.json.KpiDefinitionsReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One office in October. Its journeys, surveys, complaints and staff survey go through the services of the SDK, the tickets of
 * its queue come from another system's export, and nobody writes an event by hand: what the modules tell is what the KPIs that
 * come with the library read.
 */
@Tag("S42")
@Tag("S46")
@Tag("S48")
class OneOfficeStoryTest {

    private static final ReportingPeriod OCTOBER = ReportingPeriod.ofMonth(YearMonth.of(2026, 10), ZoneId.of("UTC"));
    private static final OrganisationId TOWN = OrganisationId.of("town");
    private static final RoleId CLERK = RoleId.of("clerk");
    private static final RoleId SUPERVISOR = RoleId.of("supervisor");
    private static final JourneyDefinition PERMIT = new JourneyDefinition(
            JourneyVersion.of("permit", "1"),
            LocalizedText.enAr("Permit", "تصريح"),
            ServiceId.of("permit"),
            List.of(Stage.of("apply", Step.builder("apply").build())),
            null);

    /** Monday 5 October 2026. */
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-10-05T08:00:00Z"));

    private final CxContext context = CxContext.inMemory(clock::get);
    private final CxJourneys journeys = CxJourneys.on(context);
    private final CxFeedback feedback = CxFeedback.on(context);
    private final CxRecovery clerk = recovery("clerk-1");
    private final CxMetrics metrics = CxMetrics.on(context);

    @Test
    void whatTheModulesTell_isWhatTheKpisRead() {
        eightPeopleGetTheirPermit();
        twelveAnswerASurvey_andTheUnhappyOneIsHelpedWithinTheHour();
        fourComplain();
        twelveOfTheStaffAnswerForNobodyToKnow();

        // region one-office
        metrics.record(journeys.observations(Position.START, 1_000).items());
        metrics.record(feedback.observations(Position.START, 1_000).items());
        metrics.record(clerk.observations(Position.START, 1_000).items());
        metrics.record(queueTickets());
        clock.set(Instant.parse("2026-11-30T00:00:00Z"));
        KpiReport report = metrics.measure(KpiDefinitionsReader.builtIn());
        // endregion

        // satisfaction: eight fives, three twos, a one; (47/12 - 1)/4 = 35/48
        assertThat(line(report, "user-satisfaction")).contains(": 0.7292 = 47 / 12, n 12");
        // resolution: five cases, closed after 1 hour, 1, 3 and 6 days and never; two of five fell due unsolved, and
        // half
        // are solved after 3 days, the open one counted (Kaplan-Meier by hand: .8, .6, .4)
        assertThat(line(report, "resolved-within-target")).contains(": 0.6 = 3 / 5, n 5");
        assertThat(line(report, "resolution-time")).contains(": 259200, n 5");
        assertThat(line(report, "backlog")).contains(": 1");
        // first word to the customer after 1 hour, 2 hours, 1, 2 and 3 days; of the outcome after 1 hour, 1, 3, 6 days
        assertThat(line(report, "first-response-time")).contains(": 86400, n 5");
        assertThat(line(report, "loop-closure-time")).contains(": 259200, n 5");
        // three of four by one person alone; the third complaint went through two pairs of hands
        assertThat(line(report, "solved-at-first-contact")).contains(": 0.75 = 3 / 4, n 4");
        // waiting: 5, 10 and 30 minutes; one of four went away
        assertThat(line(report, "waiting-time")).contains(": 900 = 2700 / 3, n 3");
        assertThat(line(report, "abandonment-rate")).contains(": 0.25 = 1 / 4, n 4");
        // complaints: four among eight permits; the case that a low score opened is no complaint
        assertThat(line(report, "complaint-rate")).contains(": 500 = 4 / 8");
        // errors: two of eight journeys, one of them with two failed tries
        assertThat(line(report, "error-rate")).contains(": 0.25 = 2 / 8, n 8");
        // escalation, for each service: one of four about permits, none about licences
        assertThat(line(report, "escalation-rate")).contains(": 0.2 = 1 / 5");
        assertThat(of(report, "escalation-rate", "service", "permit")).contains(": 0.25 = 1 / 4");
        assertThat(of(report, "escalation-rate", "service", "licence")).contains(": 0 = 0 / 1");
        // staff and customers on one scale: threes are .5, and .5 by 35/48 is 24/35
        assertThat(of(report, "staff-satisfaction", "organisation", "town")).contains(": 0.5 = 36 / 12, n 12");
        assertThat(of(report, "symmetry-index", "organisation", "town")).contains(": 0.6857");
        List.of("user-satisfaction", "resolution-time", "waiting-time", "complaint-rate", "error-rate")
                .forEach(kpi -> System.out.println(line(report, kpi)));
    }

    private void eightPeopleGetTheirPermit() {
        journeys.publish(PERMIT);
        for (int person = 0; person < 8; person++) {
            JourneyInstanceId journey = JourneyInstanceId.of("permit-" + person);
            journeys.open(journey, PERMIT.version(), SubjectId.of("person-" + person));
            int failures = person == 0 ? 2 : person == 1 ? 1 : 0;
            for (int failure = 0; failure < failures; failure++) {
                journeys.record(contact(journey, "f" + failure + person)
                        .status(Interaction.Status.FAILED)
                        .build());
            }
            journeys.record(contact(journey, "done-" + person).build());
        }
    }

    private Interaction.Builder contact(JourneyInstanceId journey, String id) {
        return Interaction.builder(InteractionId.of(id), journey, StepId.of("apply"), clock.get())
                .channel(ChannelId.of("web"))
                .organisation(TOWN);
    }

    private void twelveAnswerASurvey_andTheUnhappyOneIsHelpedWithinTheHour() {
        Instrument survey = Instruments.builtIn("govuk-satisfaction").orElseThrow();
        int[] codes = {5, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 1};
        for (int person = 0; person < codes.length; person++) {
            clerk.submit(
                    survey,
                    Response.to(survey, ResponseId.of("r-" + person), SubjectId.of("person-" + person), clock.get())
                            .answer("satisfaction", codes[person])
                            .dimension("channel", "web")
                            .dimension("service", "licence")
                            .dimension("organisation", TOWN.value())
                            .build());
        }
        clock.set(Instant.parse("2026-10-05T09:00:00Z"));
        finish(CaseId.of("case-r-11"));
    }

    private void fourComplain() {
        clock.set(Instant.parse("2026-10-06T08:00:00Z"));
        for (int i = 1; i <= 4; i++) {
            clerk.open(new Complaint(
                    CaseId.of("c-" + i),
                    SubjectId.of("person-" + i),
                    IssueId.of("late"),
                    "It is late.",
                    1,
                    Map.of("service", "permit", "channel", "counter", "organisation", TOWN.value())));
        }
        clock.set(Instant.parse("2026-10-06T10:00:00Z"));
        recovery("clerk-2").acknowledge(CaseId.of("c-3"));
        clock.set(Instant.parse("2026-10-07T08:00:00Z"));
        finish(CaseId.of("c-1"));
        clock.set(Instant.parse("2026-10-08T08:00:00Z"));
        clerk.acknowledge(CaseId.of("c-4"));
        clock.set(Instant.parse("2026-10-09T08:00:00Z"));
        finish(CaseId.of("c-2"));
        clock.set(Instant.parse("2026-10-12T08:00:00Z"));
        finish(CaseId.of("c-3"));
        // five working days are over on Tuesday at 16:00
        clock.set(Instant.parse("2026-10-14T08:00:00Z"));
        assertThat(clerk.due(clock.get(), 10))
                .allSatisfy(due -> clerk.escalate(due))
                .hasSize(1);
    }

    private void finish(CaseId id) {
        clerk.solve(id, RootCauseId.of("old-printer"), ActionId.of("printed"));
        clerk.tell(id, ChannelId.of("sms"), "It is done.");
        assertThat(clerk.close(id).isDone()).isTrue();
    }

    private void twelveOfTheStaffAnswerForNobodyToKnow() {
        Instrument employee = Instruments.builtIn("employee").orElseThrow();
        CxAnonymousBox box = CxAnonymousBox.on(context, employee, AnonymityTerms.of(ZoneOffset.UTC, "organisation"));
        for (int i = 0; i < 12; i++) {
            Response.Builder response = Response.to(
                            employee, ResponseId.of("staff-" + i), SubjectId.of("staff-" + i), clock.get())
                    .dimension("organisation", TOWN.value());
            employee.questions().stream()
                    .filter(question -> question.kind() == Question.Kind.RATING)
                    .forEach(question -> response.answer(question.id().value(), 3));
            box.drop(response.build());
        }
        assertThat(box.release()).hasSize(12);
    }

    /** The queue system's own export; a mapping says which column is what. */
    private static List<Observation> queueTickets() {
        EventMapping queue = EventMapping.read(Source.of("queue.mapping.yaml", """
            zone: Asia/Dubai
            timeFormat: "dd/MM/yyyy HH:mm"
            key: Ticket
            events:
              - {kind: visit.served, at: Called, values: {waitSeconds: Waited}, when: {column: Outcome, is: [served]}}
              - {kind: visit.abandoned, at: Called, values: {waitSeconds: Waited}, when: {column: Outcome, is: [left]}}
            """));
        List<Observation> tickets = new ArrayList<>();
        queue.observations(Source.of("queue.csv", """
            Ticket,Called,Waited,Outcome
            A-1,06/10/2026 09:05,300,served
            A-2,06/10/2026 09:20,600,served
            A-3,06/10/2026 09:50,1800,served
            A-4,06/10/2026 10:30,5400,left
            """), tickets::add);
        return tickets;
    }

    private CxRecovery recovery(String who) {
        return feedback(who)
                .recovery(new RecoveryPlan(
                        RecoveryPlanId.of("town"),
                        "1",
                        List.of(new OpeningRule(
                                OpeningRuleId.of("very-dissatisfied"),
                                IssueId.of("poor-service"),
                                new OpeningRule.Trigger.ScoreAtMost(QuestionId.of("satisfaction"), 1))),
                        ServiceTerms.twoStages(),
                        WorkingCalendar.weekly(
                                WorkingCalendarId.of("office"),
                                ZoneOffset.UTC,
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                OpeningHours.Span.of("08:00-16:00")),
                        new AuthorityMatrix(
                                List.of(CLERK, SUPERVISOR),
                                List.of(new AuthorityMatrix.Rule(
                                        AuthorityRuleId.of("apology"),
                                        CLERK,
                                        null,
                                        RemedyId.of("apology"),
                                        null,
                                        null))),
                        List.of(),
                        new EscalationLadder(List.of(new EscalationLadder.Rung(SUPERVISOR, 0)))));
    }

    private CxFeedback feedback(String who) {
        return CxFeedback.on(context.as(ActorId.of(who), "counter"));
    }

    private static String line(KpiReport report, String kpi) {
        return report.find(KpiId.of(kpi), OCTOBER, Segment.WHOLE).orElseThrow().summary();
    }

    private static String of(KpiReport report, String kpi, String dimension, String value) {
        return report.find(KpiId.of(kpi), OCTOBER, Segment.of(dimension, value))
                .orElseThrow()
                .summary();
    }
}
