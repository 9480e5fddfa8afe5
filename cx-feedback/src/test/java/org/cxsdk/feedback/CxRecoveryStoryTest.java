package org.cxsdk.feedback;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cxsdk.core.ActorId;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Money;
import org.cxsdk.core.Observation;
import org.cxsdk.core.SubjectId;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.core.catalog.OpeningHours;
import org.cxsdk.core.catalog.WorkingCalendar;
import org.cxsdk.core.catalog.WorkingCalendarId;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.storage.EntryFilter;
import org.cxsdk.core.storage.Position;
import org.cxsdk.core.storage.TxMode;
import org.cxsdk.feedback.json.Instruments;
import org.cxsdk.feedback.privacy.Redactor;
import org.cxsdk.feedback.recovery.ActionId;
import org.cxsdk.feedback.recovery.AuthorityDecision;
import org.cxsdk.feedback.recovery.AuthorityReason;
import org.cxsdk.feedback.recovery.AuthorityRuleId;
import org.cxsdk.feedback.recovery.Case;
import org.cxsdk.feedback.recovery.CaseCause;
import org.cxsdk.feedback.recovery.CaseChange;
import org.cxsdk.feedback.recovery.CaseFact;
import org.cxsdk.feedback.recovery.CaseId;
import org.cxsdk.feedback.recovery.CaseReason;
import org.cxsdk.feedback.recovery.ClockStanding;
import org.cxsdk.feedback.recovery.Complaint;
import org.cxsdk.feedback.recovery.DueEscalation;
import org.cxsdk.feedback.recovery.GrantId;
import org.cxsdk.feedback.recovery.IssueId;
import org.cxsdk.feedback.recovery.Offer;
import org.cxsdk.feedback.recovery.OpeningRuleId;
import org.cxsdk.feedback.recovery.RecoveryPlan;
import org.cxsdk.feedback.recovery.RootCauseId;
import org.cxsdk.feedback.survey.FeedbackError;
import org.cxsdk.feedback.survey.Instrument;
import org.cxsdk.feedback.survey.Response;
import org.cxsdk.feedback.survey.ResponseId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An unhappy face at a kiosk is made good at the counter; what cannot be solved there goes up with a reason. */
@Tag("S35")
@Tag("S41")
@Tag("S42")
class CxRecoveryStoryTest {

    private static final CaseId KIOSK_CASE = CaseId.of("case-face-1");

    /** Monday 9 November 2026, 10:00 in Dubai. */
    private final RecoveryStory.Clock clock = new RecoveryStory.Clock("2026-11-09T06:00:00Z");

    private final CxContext context = CxContext.inMemory(clock);
    private final CxContext atCounter = context.as(ActorId.of("clerk-7"), "counter 3");
    private final Instrument meter = Instruments.builtIn("happiness-meter").orElseThrow();
    private final CxRecovery kiosk = CxFeedback.on(context).recovery(RecoveryStory.plan());
    private final CxRecovery counter = CxFeedback.on(atCounter).recovery(RecoveryStory.plan());

    @Test
    void unhappyFace_isMadeGoodAtOnce_andTheCustomerHearsBack() {
        // region story
        // an unhappy face at the kiosk: stored as an opinion, and a case in the same transaction
        Case opened = kiosk.submit(meter, face("face-1", 1, "Third visit, and the permit is not printed."))
                .opened()
                .orElseThrow();

        // the clerk sees what she may do, how, and up to which amount
        List<Offer> offers = counter.offers(opened.id(), RecoveryStory.CLERK);

        // she gives 60 dirhams back, solves it, and tells the customer
        AuthorityDecision decision = counter.grant(
                opened.id(), GrantId.of("refund-1"), RecoveryStory.CLERK, RecoveryStory.REFUND, Money.of("60", "AED"));
        counter.solve(opened.id(), RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"));
        counter.tell(opened.id(), ChannelId.of("sms"), "Your permit is printed and 60 AED are on your card.");
        counter.close(opened.id());
        // endregion

        assertThat(opened.opened().cause())
                .isEqualTo(new CaseCause(CaseCause.Kind.SCORE, OpeningRuleId.of("unhappy-face"), "face=1"));
        assertThat(offers).extracting(offer -> offer.option().id().value()).containsExactly("refund", "print-now");
        assertThat(offers.get(0).upTo()).contains(Money.of("100", "AED"));
        assertThat(offers.get(0).alternatives())
                .extracting(option -> option.id().value())
                .containsExactly("print-now");
        assertThat(offers.get(0).option().steps().get(0).in(Locale.forLanguageTag("ar")))
                .isEqualTo("اعتذر للمتعامل.");
        assertThat(decision).isEqualTo(new AuthorityDecision.Granted(AuthorityRuleId.of("clerk-refund")));
        Case closed = counter.find(KIOSK_CASE).orElseThrow();
        assertThat(closed.status()).isEqualTo(Case.Status.CLOSED);
        assertThat(closed.isSolvedAtFirstContact()).isTrue();
        assertThat(closed.loopClosureTime()).contains(Duration.ZERO);
        assertThat(kiosk.due(Instant.parse("2027-12-01T00:00:00Z"), 10)).isEmpty();
        print(offers, closed);
    }

    @Test
    void anonymousFace_isMadeGood_andTheSlipFindsTheAnswer() {
        // nobody knows who pressed; the kiosk prints a slip with a code, which is all that there is of the person
        SubjectId slip = SubjectId.of("slip-7F3K-22QD");
        Case opened = kiosk.submit(
                        meter,
                        Response.to(meter, ResponseId.of("face-77"), slip, clock.instant())
                                .answer("face", 1)
                                .answer("comment", "Nobody at counter 3. Call 050 123 4567!")
                                .dimension("channel", "kiosk")
                                .build())
                .opened()
                .orElseThrow();

        assertThat(counter.offers(opened.id(), RecoveryStory.CLERK)).isNotEmpty();
        counter.solve(opened.id(), RootCauseId.of("break-not-covered"), ActionId.of("second-clerk"));
        counter.tell(opened.id(), ChannelId.of("notice-board"), "Counter 3 now has two clerks at noon.");
        counter.close(opened.id());

        // whoever has the slip reads what became of it
        Case found = kiosk.ofCustomer(slip).get(0);
        assertThat(found.status()).isEqualTo(Case.Status.CLOSED);
        assertThat(found.lastOf(CaseFact.CustomerTold.class).orElseThrow().message())
                .isEqualTo("Counter 3 now has two clerks at noon.");
        assertThat(CxFeedback.on(context)
                        .response(ResponseId.of("face-77"))
                        .orElseThrow()
                        .answer(org.cxsdk.feedback.survey.QuestionId.of("comment")))
                .as("what was too much said is not kept")
                .isEqualTo(org.cxsdk.feedback.survey.Answer.of("Nobody at counter 3. Call [phone]!"));
    }

    @Test
    void anonymousFaces_openCases_onceTheyAreStored() {
        CxAnonymousBox box = CxAnonymousBox.on(
                context,
                meter,
                org.cxsdk.feedback.intake.AnonymityTerms.of(RecoveryStory.DUBAI, "channel")
                        .atLeast(3));
        for (int i = 0; i < 3; i++) {
            box.drop(face("face-" + i, i == 0 ? 1 : 3, "words"));
        }

        List<Case> opened = box.release().stream()
                .flatMap(response -> kiosk.take(response).stream())
                .toList();

        assertThat(opened).singleElement().satisfies(of -> {
            assertThat(of.customer().value()).as("nobody's").startsWith("nobody-");
            assertThat(counter.offers(of.id(), RecoveryStory.CLERK)).isNotEmpty();
        });
    }

    @Test
    void opinion_opensNoCase() {
        Taken taken = kiosk.submit(meter, face("face-2", 3, "Quick, thank you."));

        assertThat(taken.submission()).isInstanceOf(Submission.Recorded.class);
        assertThat(taken.opened()).isEmpty();
    }

    @Test
    void keywordTopicAndComplaint_openCases_onceHoweverOftenTheyCome() {
        Response danger = face("face-3", 3, "وقع حادث عند المدخل");
        assertThat(cause(danger).kind()).isEqualTo(CaseCause.Kind.KEYWORD);
        assertThat(cause(face("face-4", 2, "I was waiting for two hours in the queue."))
                        .kind())
                .isEqualTo(CaseCause.Kind.TOPIC);

        kiosk.submit(meter, danger);
        assertThat(kiosk.submit(meter, danger).submission()).isInstanceOf(Submission.AlreadyRecorded.class);
        assertThat(kiosk.ofCustomer(SubjectId.of("face-3"))).hasSize(1);

        counter.open(complaint());
        assertThat(counter.open(complaint()).facts()).hasSize(1);
        assertThat(counter.find(CaseId.of("c-1")).orElseThrow().opened().words())
                .isEqualTo("Nobody answers the phone.");
    }

    @Test
    void refusedResponse_opensNoCase() {
        Taken taken = kiosk.submit(meter, face("face-5", 9, "no such face"));

        assertThat(taken.submission()).isInstanceOf(Submission.Rejected.class);
        assertThat(taken.opened()).isEmpty();
    }

    @Test
    void requestOutsideAuthority_isKept_andGoesToWhoeverMayGrantIt() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));

        AuthorityDecision decision = grant(counter, "g-1", "300");
        CaseChange up = counter.escalate(KIOSK_CASE, GrantId.of("g-1"));

        assertThat(decision)
                .isEqualTo(new AuthorityDecision.Referred(
                        RecoveryStory.SUPERVISOR, List.of(AuthorityReason.ABOVE_LIMIT, AuthorityReason.ABOVE_TOTAL)));
        assertThat(up.current().last())
                .isEqualTo(new CaseFact.Escalated(
                        clock.instant(),
                        ActorId.of("clerk-7"),
                        RecoveryStory.SUPERVISOR,
                        CaseFact.EscalationReason.OUTSIDE_AUTHORITY,
                        GrantId.of("g-1"),
                        null));
        // the audit: who asked for what, in which role, and why it was not granted
        assertThat(up.current().all(CaseFact.RemedyReferred.class))
                .singleElement()
                .satisfies(referred -> {
                    assertThat(referred.by()).isEqualTo(ActorId.of("clerk-7"));
                    assertThat(referred.amount()).isEqualTo(Money.of("300", "AED"));
                    assertThat(referred.reasons()).isNotEmpty();
                });
        counter.solve(KIOSK_CASE, RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"));
        assertThat(counter.find(KIOSK_CASE).orElseThrow().isSolvedAtFirstContact())
                .isFalse();
        // the rate by service and reason is counted from these
        assertThat(kiosk.observations(Position.START, 100).items())
                .filteredOn(observation -> observation.kind().equals("case.escalated"))
                .singleElement()
                .satisfies(observation -> assertThat(observation.dimensions())
                        .containsEntry("service", "permit")
                        .containsEntry("reason", "outside-authority")
                        .containsEntry("to", "supervisor"));
    }

    @Test
    void whatIsWithinAuthority_doesNotGoUp() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        grant(counter, "g-1", "60");

        assertThat(counter.escalate(KIOSK_CASE, GrantId.of("g-1")))
                .isInstanceOfSatisfying(
                        CaseChange.Refused.class,
                        refused -> assertThat(refused.reasons()).containsExactly(CaseReason.WITHIN_AUTHORITY));
        assertThat(counter.escalate(KIOSK_CASE, GrantId.of("never-asked")).isDone())
                .isFalse();
    }

    @Test
    void grant_isGivenOnce_howeverOftenItIsClicked_andNoLimitIsPassedByTwoClerksAtOnce() throws Exception {
        for (int i = 0; i < 8; i++) {
            counter.open(new Complaint(
                    CaseId.of("c-" + i), SubjectId.of("amal"), RecoveryStory.POOR_SERVICE, "late", 1, Map.of()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<AuthorityDecision> decisions = new ArrayList<>();
        try {
            List<Callable<AuthorityDecision>> clicks = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                CaseId of = CaseId.of("c-" + i % 8);
                GrantId id = GrantId.of("g-" + i % 8);
                clicks.add(
                        () -> counter.grant(of, id, RecoveryStory.CLERK, RecoveryStory.REFUND, Money.of("60", "AED")));
            }
            for (Future<AuthorityDecision> done : threads.invokeAll(clicks)) {
                decisions.add(done.get());
            }
        } finally {
            threads.shutdownNow();
        }

        // two grants in twelve months, however many clerks in however many cases
        long granted = counter.ofCustomer(SubjectId.of("amal")).stream()
                .mapToLong(of -> of.all(CaseFact.RemedyGranted.class).size())
                .sum();
        assertThat(granted).isEqualTo(2);
        assertThat(decisions).filteredOn(AuthorityDecision::isGranted).hasSize(8);
    }

    @Test
    void twoPeopleAtOnce_loseNothing_andSolveItOnce() throws Exception {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<CaseChange> changes = new ArrayList<>();
        try {
            List<Callable<CaseChange>> calls = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                CxRecovery somebody = CxFeedback.on(context.as(ActorId.of("clerk-" + i), "counter"))
                        .recovery(RecoveryStory.plan());
                RootCauseId cause = RootCauseId.of("cause-" + i);
                calls.add(
                        i % 2 == 0
                                ? () -> somebody.update(KIOSK_CASE)
                                : () -> somebody.solve(KIOSK_CASE, cause, ActionId.of("printed-at-desk")));
            }
            for (Future<CaseChange> done : threads.invokeAll(calls)) {
                changes.add(done.get());
            }
        } finally {
            threads.shutdownNow();
        }

        Case after = counter.find(KIOSK_CASE).orElseThrow();
        assertThat(after.all(CaseFact.Resolved.class)).hasSize(1);
        // one fact for each call that was told "done", and the one that opened it
        assertThat(changes).filteredOn(CaseChange::isDone).hasSize(after.facts().size() - 1);
    }

    @Test
    void pastDue_climbsTheLadder_asDueWork_andTwiceDoesNoHarm() {
        kiosk.submit(
                meter, face("face-1", 1, "Three visits.")); // Monday; five working days end Monday the 16th at 16:00

        assertThat(kiosk.due(Instant.parse("2026-11-16T12:00:00Z"), 10)).isEmpty();
        clock.set("2026-11-16T12:00:01Z");
        List<DueEscalation> due = kiosk.due(clock.instant(), 10);
        assertThat(due)
                .singleElement()
                .satisfies(work -> assertThat(work.next().to()).isEqualTo(RecoveryStory.SUPERVISOR));
        assertThat(kiosk.escalate(due.get(0)).isDone()).isTrue();
        assertThat(kiosk.escalate(due.get(0)))
                .isInstanceOfSatisfying(
                        CaseChange.Refused.class,
                        refused -> assertThat(refused.reasons()).containsExactly(CaseReason.NOT_DUE));
        assertThat(kiosk.due(clock.instant(), 10)).isEmpty();

        clock.set("2026-11-19T12:00:01Z"); // three working days later
        assertThat(kiosk.due(clock.instant(), 10))
                .singleElement()
                .satisfies(work -> assertThat(work.next().to()).isEqualTo(RecoveryStory.DIRECTOR));
        counter.decide(KIOSK_CASE, CaseFact.Outcome.UPHELD);
        assertThat(kiosk.due(clock.instant(), 10)).isEmpty();
        assertThat(kiosk.find(KIOSK_CASE).orElseThrow().all(CaseFact.Escalated.class))
                .singleElement()
                .satisfies(up -> assertThat(up.reason()).isEqualTo(CaseFact.EscalationReason.PAST_DUE));
    }

    @Test
    void pausedCase_isNotDue() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        clock.set("2026-11-09T12:00:00Z"); // the same day at 16:00
        counter.pause(KIOSK_CASE, CaseFact.PauseReason.CUSTOMER);

        assertThat(kiosk.due(Instant.parse("2027-11-16T12:00:01Z"), 10)).isEmpty();
        clock.set("2026-12-07T04:00:00Z"); // four weeks later, Monday 08:00; it had run 6 hours
        counter.resume(KIOSK_CASE);
        // 46 hours were allowed, 40 are left: five days of work from Monday, Friday at 16:00
        assertThat(kiosk.due(Instant.parse("2026-12-11T12:00:00Z"), 10)).isEmpty();
        assertThat(kiosk.due(Instant.parse("2026-12-11T12:00:00.000001Z"), 10)).hasSize(1);
    }

    @Test
    void closing_needsRootCauseAndAction_andAWordToTheCustomer() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));

        assertThat(refusal(counter.close(KIOSK_CASE)))
                .containsExactly(CaseReason.NOT_SOLVED, CaseReason.CUSTOMER_NOT_TOLD);
        counter.solve(KIOSK_CASE, RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"), "spoke to her");
        assertThat(refusal(counter.close(KIOSK_CASE))).containsExactly(CaseReason.CUSTOMER_NOT_TOLD);
        counter.tell(KIOSK_CASE, ChannelId.of("sms"), "Done.");
        assertThat(counter.close(KIOSK_CASE).isDone()).isTrue();
        assertThat(refusal(counter.update(KIOSK_CASE))).containsExactly(CaseReason.CLOSED);
    }

    @Test
    void recoverySurvey_reopens_inTheNextStage_withClocksOfItsOwn() {
        closeAtOnce();
        clock.set("2026-11-12T06:00:00Z");

        Case reopened =
                kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-1"), false).current();

        assertThat(reopened.status()).isEqualTo(Case.Status.OPEN);
        assertThat(reopened.stage()).isEqualTo(2);
        assertThat(reopened.isSolvedAtFirstContact()).isFalse();
        // as it stood before the survey, recomputed
        assertThat(reopened.asOf(Instant.parse("2026-11-11T00:00:00Z"))
                        .orElseThrow()
                        .status())
                .isEqualTo(Case.Status.CLOSED);
        // three working days to acknowledge: Tuesday the 17th, 16:00
        assertThat(kiosk.due(Instant.parse("2026-11-17T12:00:01Z"), 10)).hasSize(1);
        assertThat(refusal(counter.close(KIOSK_CASE)))
                .containsExactly(CaseReason.NOT_SOLVED, CaseReason.CUSTOMER_NOT_TOLD);
    }

    @Test
    void recoverySurvey_countsOnce_howeverOftenItIsSent() {
        closeAtOnce();
        assertThat(kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-1"), false).isDone())
                .isTrue();
        assertThat(refusal(kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-1"), false)))
                .containsExactly(CaseReason.ALREADY_DONE);
        counter.solve(KIOSK_CASE, RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"));

        // the device sends it once more: what was solved since stays solved
        assertThat(refusal(kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-1"), false)))
                .containsExactly(CaseReason.ALREADY_DONE);
        assertThat(kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-2"), true).isDone())
                .isTrue();
        assertThat(kiosk.find(KIOSK_CASE).orElseThrow().all(CaseFact.Surveyed.class))
                .extracting(CaseFact.Surveyed::satisfied)
                .containsExactly(false, true);
    }

    @Test
    void grantIdentifier_standsForOneRequest() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        assertThat(grant(counter, "g-1", "60").isGranted()).isTrue();

        assertThat(grant(counter, "g-1", "60.00").isGranted()).isTrue();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> grant(counter, "g-1", "600"))
                .withMessageContaining("g-1");
        assertThat(counter.find(KIOSK_CASE).orElseThrow().all(CaseFact.RemedyGranted.class))
                .hasSize(1);
    }

    @Test
    void wordInBetween_isNoFirstContact() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        counter.update(KIOSK_CASE);
        counter.solve(KIOSK_CASE, RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"));

        assertThat(counter.find(KIOSK_CASE).orElseThrow().isSolvedAtFirstContact())
                .isFalse();
    }

    @Test
    void observations_giveTheRates_andAReplayGivesTheSame() {
        closeAtOnce();
        kiosk.surveyed(KIOSK_CASE, ResponseId.of("survey-1"), true);

        List<Observation> seen = kiosk.observations(Position.START, 100).items();

        assertThat(seen)
                .extracting(Observation::kind)
                .containsExactly(
                        "case.opened", "case.granted", "case.solved", "case.told", "case.closed", "case.surveyed");
        assertThat(seen.get(2).values())
                .containsEntry("firstContact", BigDecimal.ONE)
                .containsEntry("escalated", BigDecimal.ZERO)
                .containsEntry("inTime", BigDecimal.ONE);
        assertThat(seen.get(2).dimensions())
                .containsEntry("service", "permit")
                .containsEntry("channel", "kiosk")
                .containsEntry("rootCause", "printer-queue");
        assertThat(kiosk.observations(Position.START, 100).items()).isEqualTo(seen);
    }

    @Test
    void caseKeepsTheCalendarUnderWhichItWasPromised() {
        Case opened = counter.open(complaint());
        List<ClockStanding> promised = counter.clocks(opened.id(), clock.instant());
        WorkingCalendar mornings = WorkingCalendar.weekly(
                WorkingCalendarId.of("mornings"),
                RecoveryStory.DUBAI,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                OpeningHours.Span.of("08:00-12:00"));
        RecoveryPlan changed = RecoveryStory.plan().workingBy(mornings);
        CxRecovery later =
                CxFeedback.on(context.as(ActorId.of("clerk-2"), "counter")).recovery(changed);

        assertThat(later.clocks(opened.id(), clock.instant())).isEqualTo(promised);
        RecoveryPlan forgetful = new RecoveryPlan(
                changed.id(),
                changed.version(),
                changed.opening(),
                changed.terms(),
                mornings,
                changed.authority(),
                changed.options(),
                changed.ladder());
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CxFeedback.on(context).recovery(forgetful).clocks(opened.id(), clock.instant()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FeedbackError.UNKNOWN_CALENDAR.code()));
    }

    @Test
    void identifiers_areTakenOutOfEveryWord_beforeTheStoreSeesIt_unlessTheAgencyKeepsThem() {
        Complaint said = new Complaint(
                CaseId.of("c-7"),
                SubjectId.of("amal"),
                IssueId.of("poor-service"),
                "My card 4111 1111 1111 1111 was charged twice, call 050 123 4567",
                1,
                Map.of());
        counter.open(said);
        counter.solve(said.id(), RootCauseId.of("till"), ActionId.of("paid-back"), "Paid back to 4111 1111 1111 1111");
        counter.tell(said.id(), ChannelId.of("sms"), "AE07 0331 2345 6789 0123 456 gets the money");

        assertThat(counter.find(said.id()).orElseThrow().facts().toString()
                        + counter.find(said.id()).orElseThrow().opened().words())
                .doesNotContain("4111", "050 123", "AE07")
                .contains("My card [card] was charged twice, call [phone]");

        Complaint kept = new Complaint(
                CaseId.of("c-8"), SubjectId.of("amal"), IssueId.of("poor-service"), "Call 050 123 4567", 1, Map.of());
        assertThat(counter.redacting(Redactor.none()).open(kept).opened().words())
                .isEqualTo("Call 050 123 4567");
    }

    @Test
    void words_areSealed_andTheCaseOutlivesThem() {
        counter.open(complaint());
        counter.solve(
                CaseId.of("c-1"), RootCauseId.of("phone"), ActionId.of("called-back"), "She was on 050 123 4567.");

        assertThat(journal())
                .contains("called-back")
                .doesNotContain("Nobody answers")
                .doesNotContain("050 123");
        context.write(session -> session.destroyKeys(SubjectId.of("amal")));

        Case erased = counter.find(CaseId.of("c-1")).orElseThrow();
        assertThat(erased.opened().words()).isNull();
        assertThat(erased.isSolved()).isTrue();
        assertThat(erased.opened().toString()).doesNotContain("amal");
    }

    @Test
    void somebodyMustAct_andTheCaseMustBeThere() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> kiosk.acknowledge(KIOSK_CASE))
                .matches(e -> e.is(FeedbackError.NOBODY_ACTS));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> counter.acknowledge(CaseId.of("none")))
                .matches(e -> e.is(FeedbackError.UNKNOWN_CASE));
    }

    private void closeAtOnce() {
        kiosk.submit(meter, face("face-1", 1, "Three visits."));
        grant(counter, "g-1", "60");
        counter.solve(KIOSK_CASE, RootCauseId.of("printer-queue"), ActionId.of("printed-at-desk"));
        counter.tell(KIOSK_CASE, ChannelId.of("sms"), "Done.");
        counter.close(KIOSK_CASE);
    }

    private static AuthorityDecision grant(CxRecovery by, String id, String amount) {
        return by.grant(KIOSK_CASE, GrantId.of(id), RecoveryStory.CLERK, RecoveryStory.REFUND, Money.of(amount, "AED"));
    }

    private static List<CaseReason> refusal(CaseChange change) {
        return change.fold(done -> List.of(), (current, reasons) -> reasons);
    }

    private CaseCause cause(Response response) {
        return RecoveryStory.plan().match(response).orElseThrow().cause();
    }

    private static Complaint complaint() {
        return new Complaint(
                CaseId.of("c-1"),
                SubjectId.of("amal"),
                RecoveryStory.POOR_SERVICE,
                "Nobody answers the phone.",
                1,
                Map.of("channel", "counter"));
    }

    private Response face(String id, int code, String words) {
        return Response.to(meter, ResponseId.of(id), SubjectId.of(id), clock.instant())
                .answer("face", code)
                .answer("comment", words)
                .dimension("channel", "kiosk")
                .dimension("service", "permit")
                .build();
    }

    private String journal() {
        return context.storage().execute(TxMode.READ, session -> {
            StringBuilder text = new StringBuilder();
            session.readAll(Position.START, EntryFilter.ofKinds(context.tenant(), "feedback.case"), 100)
                    .items()
                    .forEach(published -> text.append(
                            new String(published.recorded().entry().body().toArray(), StandardCharsets.UTF_8)));
            return text.toString();
        });
    }

    private static void print(List<Offer> offers, Case closed) {
        System.out.println("An unhappy face at the kiosk opened " + closed.id() + " by rule "
                + closed.opened().cause().rule());
        for (Offer offer : offers) {
            System.out.println("  the clerk may: " + offer.option().title()
                    + offer.upTo().map(most -> ", up to " + most).orElse("") + " | "
                    + offer.option().title().in(Locale.forLanguageTag("ar")));
            offer.option().steps().forEach(step -> System.out.println("    - " + step));
        }
        closed.facts().stream().skip(1).forEach(fact -> System.out.println("  " + fact));
        System.out.println("  solved at first contact: " + closed.isSolvedAtFirstContact());
    }
}
