package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.cxsdk.consent.ReuseDecision.Verdict;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

/** Each expectation is read off docs/consent-states.md by hand. */
class ReuseDeciderTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

    private final ReuseDecider decider = ReuseDecider.of(Vocabularies.of(Words.TAX));

    @Test
    void decide_permits_whatLiesBelowAGrant() {
        ReuseDecision decision =
                ask(new Log().grant("a", "taxation", "financial", "tax-office"), "deduction-check", "interest-paid");

        assertThat(decision.outcome())
                .isEqualTo(new ReuseOutcome.Permit(
                        List.of(ReuseReason.CONSENT_IN_FORCE),
                        new ReuseOutcome.Basis.OfStatement(ReuseBasis.CONSENT, StatementId.of("a"), 1),
                        NOW.plus(Duration.ofMinutes(5)),
                        Obligations.NO_ONWARD_SHARING));
        assertThat(decision.revision()).isEqualTo(1);
        assertThat(decision.decidedAt()).isEqualTo(NOW);
        assertThat(decision.vocabulary()).isEqualTo(Words.TAX.ref());
    }

    @Test
    void decide_asksForConsent_whenNothingWasSaid() {
        ReuseDecision decision = ask(new Log(), "assessment", "email");
        assertThat(decision.outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(decision.outcome().reasons()).containsExactly(ReuseReason.NO_STATEMENT);
        assertThat(decision.revision()).isZero();
    }

    @Test
    void decide_asksForConsent_whenTheRequestIsBroaderThanTheGrant() {
        Log log = new Log().grant("a", "assessment", "email", "tax-office");
        assertThat(ask(log, "assessment", "contact").outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(ask(log, "taxation", "email").outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(why(ask(log, "taxation", "contact")))
                .containsExactly(
                        tuple("a", Verdict.OUTSIDE, List.of(ReuseReason.OTHER_PURPOSE, ReuseReason.OTHER_CATEGORY)));
    }

    @Test
    void decide_doesNotLetOneRecipientUseAnothersGrant() {
        ReuseDecision decision = ask(new Log().grant("a", "taxation", "email", "bank"), "taxation", "email");
        assertThat(decision.outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(why(decision)).containsExactly(tuple("a", Verdict.OUTSIDE, List.of(ReuseReason.OTHER_RECIPIENT)));
    }

    @Test
    void decide_denies_whatTheVocabularyDoesNotKnow_evenIfItWasGranted() {
        ReuseDecision decision =
                ask(new Log().grant("a", "astrology", "star-sign", "tax-office"), "astrology", "star-sign");
        assertThat(decision.outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.UNKNOWN_PURPOSE, ReuseReason.UNKNOWN_CATEGORY)));
    }

    /** Half-open: valid at from, no longer at to. The last two vectors lie inside a microsecond and are cut to its start. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-31T23:59:59.999999Z, DENY, NOT_YET_VALID",
        "2026-05-31T23:59:59.999999999Z, DENY, NOT_YET_VALID",
        "2026-06-01T00:00:00Z, PERMIT, CONSENT_IN_FORCE",
        "2026-06-30T23:59:59.999999Z, PERMIT, CONSENT_IN_FORCE",
        "2026-06-30T23:59:59.999999999Z, PERMIT, CONSENT_IN_FORCE",
        "2026-07-01T00:00:00Z, DENY, EXPIRED",
    })
    void decide_honoursTheBoundariesExactly(Instant now, String outcome, ReuseReason reason) {
        ConsentHistory history = new Log()
                .grant(
                        "a",
                        "taxation",
                        "email",
                        "tax-office",
                        Validity.between(Instant.parse("2026-06-01T00:00:00Z"), END))
                .history();
        ReuseOutcome decided =
                decider.decide(request("taxation", "email"), history, now).outcome();
        assertThat(decided.code()).isEqualTo(outcome);
        assertThat(decided.reasons()).containsExactly(reason);
    }

    @Test
    void decide_denies_whenTheGrantIsWithdrawn_thoughItIsStillValid() {
        ReuseDecision decision =
                ask(new Log().grant("a", "taxation", "email", "tax-office").withdraw("a"), "taxation", "email");
        assertThat(decision.outcome()).isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.WITHDRAWN)));
        assertThat(decision.revision()).isEqualTo(2);
    }

    /** The clock of the machine that recorded the withdrawal ran ahead of the grant's end, ours has not reached it. */
    @Test
    void decide_denies_whenASkewedClockStampedTheWithdrawalAfterTheEnd() {
        Log log = new Log()
                .grant("a", "taxation", "email", "tax-office", Validity.until(END))
                .withdrawAt("a", END.plusSeconds(60));
        assertThat(ask(log, "taxation", "email").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.WITHDRAWN)));
    }

    @Test
    void decide_names_everyConditionThatFails() {
        Log log = new Log()
                .grant("a", "taxation", "contact", "tax-office", Validity.until(NOW))
                .withdraw("a")
                .refuse("b", "assessment", "personal", "tax-office")
                .grant("c", "public-service", "email", "tax-office", Validity.from(END));
        assertThat(ask(log, "assessment", "email").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(
                        ReuseReason.REFUSED, ReuseReason.WITHDRAWN, ReuseReason.EXPIRED, ReuseReason.NOT_YET_VALID)));
    }

    /** Several parents: DPV's Marketing over Advertising, refused Personalisation (reference: W3C DPV 2.3), in our words. */
    @Test
    void decide_letsARefusalOverAnotherParentWin_andLeavesTheRestOpen() {
        Log log = new Log()
                .grant("a", "marketing", "email", "tax-office")
                .refuse("b", "statistics", "email", "tax-office");
        assertThat(ask(log, "campaign-statistics", "email").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.REFUSED)));
        assertThat(ask(log, "marketing", "email").isPermitted()).isTrue();
    }

    @Test
    void decide_letsABroadRefusalBeatANarrowGrant_givenBefore() {
        Log log = new Log()
                .grant("a", "assessment", "email", "tax-office")
                .refuse("b", "taxation", "personal", "tax-office");
        ReuseDecision decision = ask(log, "assessment", "email");
        assertThat(decision.outcome().reasons()).containsExactly(ReuseReason.REFUSED);
        assertThat(why(decision))
                .containsExactly(
                        tuple("a", Verdict.LOST, List.of(ReuseReason.REFUSED)),
                        tuple("b", Verdict.WON, List.of(ReuseReason.REFUSED)));
    }

    @Test
    void decide_letsALaterNarrowerGrantBeatARefusal() {
        Log log = new Log()
                .refuse("a", "taxation", "personal", "tax-office")
                .grant("b", "assessment", "email", "tax-office");
        ReuseDecision decision = ask(log, "assessment", "email");
        assertThat(decision.outcome().reasons())
                .containsExactly(ReuseReason.CONSENT_IN_FORCE, ReuseReason.GRANTED_AFTER_REFUSAL);
        assertThat(why(decision))
                .containsExactly(
                        tuple("a", Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL)),
                        tuple("b", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)));
    }

    /** At least as specific in purpose, category and recipient alike: broader in one of the three is not enough. */
    @Test
    void decide_keepsARefusal_whenTheLaterGrantIsBroaderInOneRespect() {
        Log broaderPurpose = new Log()
                .refuse("a", "assessment", "contact", "tax-office")
                .grant("b", "taxation", "email", "tax-office");
        Log broaderCategory = new Log()
                .refuse("a", "taxation", "email", "tax-office")
                .grant("b", "assessment", "contact", "tax-office");
        assertThat(ask(broaderPurpose, "assessment", "email").outcome().reasons())
                .containsExactly(ReuseReason.REFUSED);
        assertThat(ask(broaderCategory, "assessment", "email").outcome().reasons())
                .containsExactly(ReuseReason.REFUSED);
    }

    @Test
    void decide_fallsBackToTheRefusal_whenTheLaterGrantHasExpired() {
        Log log = new Log()
                .grant("a", "public-service", "personal", "tax-office")
                .refuse("b", "taxation", "email", "tax-office")
                .grant("c", "assessment", "email", "tax-office", Validity.until(NOW));
        assertThat(ask(log, "assessment", "email").outcome().reasons())
                .containsExactly(ReuseReason.REFUSED, ReuseReason.EXPIRED);
    }

    @Test
    void decide_looksAtTheLatestStatementOfAScopeAlone() {
        Log log = new Log()
                .refuse("a", "taxation", "email", "tax-office")
                .grant("b", "taxation", "email", "tax-office")
                .refuse("c", "taxation", "email", "tax-office")
                .grant("d", "taxation", "email", "tax-office");
        ReuseDecision decision = ask(log, "taxation", "email");
        assertThat(decision.outcome().reasons()).containsExactly(ReuseReason.CONSENT_IN_FORCE);
        assertThat(why(decision)).containsExactly(tuple("d", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)));
    }

    @Test
    void decide_isNotMovedByTheWithdrawalOfARefusal() {
        Log log = new Log()
                .grant("a", "public-service", "email", "tax-office")
                .refuse("b", "taxation", "email", "tax-office")
                .withdraw("b");
        assertThat(ask(log, "taxation", "email").outcome().reasons()).containsExactly(ReuseReason.REFUSED);
    }

    @Test
    void decide_usesTheMostSpecificGrant_thenTheOneThatEndsFirst_thenTheFirst() {
        Log log = new Log()
                .grant("wide", "public-service", "contact", "tax-office", Validity.until(NOW.plusSeconds(10)))
                .grant("long", "public-service", "email", "tax-office", Validity.until(END))
                .grant("soon", "assessment", "personal", "tax-office", Validity.until(NOW.plusSeconds(60)))
                .grant("tie", "taxation", "contact", "tax-office", Validity.until(NOW.plusSeconds(60)));
        ReuseDecision decision = ask(log, "assessment", "email");
        assertThat(why(decision))
                .containsExactly(
                        tuple("wide", Verdict.LOST, List.of(ReuseReason.LESS_SPECIFIC)),
                        tuple("long", Verdict.LOST, List.of(ReuseReason.ENDS_LATER)),
                        tuple("soon", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)),
                        tuple("tie", Verdict.LOST, List.of(ReuseReason.LATER_IN_LOG)));
        assertThat(decision.outcome().<Instant>fold(p -> p.useBefore(), p -> null, n -> null, d -> null))
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void decide_permitsInPart_whenSomethingBelowIsRefused() {
        Log log = new Log()
                .grant("a", "taxation", "personal", "tax-office")
                .refuse("b", "public-service", "contact", "tax-office")
                .grant("c", "taxation", "address", "tax-office");
        ReuseDecision decision = ask(log, "taxation", "personal");
        assertThat(decision.outcome())
                .isEqualTo(new ReuseOutcome.Partial(
                        List.of(ReuseReason.CONSENT_IN_FORCE, ReuseReason.PARTLY_REFUSED),
                        new ReuseOutcome.Basis.OfStatement(ReuseBasis.CONSENT, StatementId.of("a"), 1),
                        NOW.plus(Duration.ofMinutes(5)),
                        Set.of(DataCategoryId.of("contact"), DataCategoryId.of("email")),
                        Obligations.NO_ONWARD_SHARING));
        assertThat(why(decision))
                .containsExactly(
                        tuple("a", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)),
                        tuple("b", Verdict.LIMITED, List.of(ReuseReason.PARTLY_REFUSED)),
                        tuple("c", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)));
        assertThat(decision.isPermitted()).as("a part is not the whole").isFalse();
    }

    /** A part that a later, narrower grant took back from a refusal is permitted no longer than that grant. */
    @Test
    void decide_endsAPermit_withTheGrantThatOnePartRestsOn() {
        Log log = new Log()
                .grant("a", "taxation", "contact", "tax-office", Validity.until(END))
                .refuse("b", "taxation", "address", "tax-office")
                .grant("c", "assessment", "address", "tax-office", Validity.until(NOW.plusSeconds(1)));
        ReuseDecision decision = ask(log, "assessment", "contact");

        assertThat(decision.outcome())
                .isEqualTo(new ReuseOutcome.Permit(
                        List.of(ReuseReason.CONSENT_IN_FORCE),
                        new ReuseOutcome.Basis.OfStatement(ReuseBasis.CONSENT, StatementId.of("a"), 1),
                        NOW.plusSeconds(1),
                        Obligations.NO_ONWARD_SHARING));
        assertThat(why(decision))
                .containsExactly(
                        tuple("a", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)),
                        tuple("b", Verdict.LOST, List.of(ReuseReason.GRANTED_AFTER_REFUSAL)),
                        tuple("c", Verdict.WON, List.of(ReuseReason.CONSENT_IN_FORCE)));
        // and from that instant on the part is out
        assertThat(decider.decide(request("assessment", "contact"), log.history(), NOW.plusSeconds(1))
                        .outcome()
                        .code())
                .isEqualTo("PARTIAL");
    }

    @Test
    void decide_neverReadsAnOldGrantInWiderWords() {
        Vocabulary wider = Words.vocabulary(
                "2",
                List.of("taxation", "assessment < taxation", "marketing < taxation"),
                List.of("contact", "email < contact", "browsing < contact"));
        Vocabulary old = Words.vocabulary(
                "1", List.of("taxation", "assessment < taxation", "marketing"), List.of("contact", "email < contact"));
        ReuseDecider now = ReuseDecider.of(Vocabularies.of(wider, List.of(old)));
        ConsentHistory history = new Log()
                .in(old)
                .grant("a", "taxation", "contact", "tax-office")
                .history();

        ReuseDecision marketing = now.decide(request("marketing", "email"), history, NOW);
        assertThat(marketing.outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(why(marketing))
                .containsExactly(tuple("a", Verdict.OUTSIDE, List.of(ReuseReason.VOCABULARY_WIDENED)));
        assertThat(now.decide(request("assessment", "email"), history, NOW).isPermitted())
                .isTrue();
        assertThat(now.decide(request("assessment", "contact"), history, NOW).outcome())
                .as("the new category below contact is left out")
                .satisfies(outcome -> assertThat(outcome.reasons())
                        .containsExactly(ReuseReason.CONSENT_IN_FORCE, ReuseReason.PARTLY_NEW))
                .extracting(outcome ->
                        outcome.<Object>fold(p -> null, ReuseOutcome.Partial::excluded, n -> null, d -> null))
                .isEqualTo(Set.of(DataCategoryId.of("browsing")));
    }

    @Test
    void decide_narrowsAnOldGrantAtOnce_andKeepsAnOldRefusalWide() {
        Vocabulary old = Words.vocabulary("1", List.of("taxation", "marketing < taxation"), List.of("email"));
        Vocabulary narrower = Words.vocabulary("2", List.of("taxation", "marketing"), List.of("email"));
        ReuseDecider now = ReuseDecider.of(Vocabularies.of(narrower, List.of(old)));
        ConsentHistory granted =
                new Log().in(old).grant("a", "taxation", "email", "tax-office").history();
        ConsentHistory refused =
                new Log().in(old).refuse("a", "taxation", "email", "tax-office").history();
        assertThat(now.decide(request("marketing", "email"), granted, NOW)
                        .outcome()
                        .code())
                .isEqualTo("NEEDS_CONSENT");
        assertThat(now.decide(request("marketing", "email"), refused, NOW)
                        .outcome()
                        .reasons())
                .containsExactly(ReuseReason.REFUSED);
    }

    @Test
    void decide_doesNotUseAGrant_whoseWordsAreNotAtHand() {
        Vocabulary lost = Words.vocabulary("0", List.of("taxation"), List.of("email"));
        ReuseDecision decision =
                ask(new Log().in(lost).grant("a", "taxation", "email", "tax-office"), "taxation", "email");
        assertThat(decision.outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(why(decision)).containsExactly(tuple("a", Verdict.OUTSIDE, List.of(ReuseReason.VOCABULARY_MISSING)));
    }

    @Test
    void decide_coversTheMembersOfAGroupOfRecipients() {
        Vocabulary grouped = Vocabulary.of(
                "words",
                "3",
                Words.TAX.purposes(),
                Words.TAX.categories(),
                Words.taxonomy(List.of("government", "tax-office < government", "bank"), RecipientId::of));
        ReuseDecider now = ReuseDecider.of(Vocabularies.of(grouped));
        ConsentHistory history = new Log()
                .in(grouped)
                .grant("a", "taxation", "email", "government")
                .history();
        assertThat(now.decide(request("taxation", "email"), history, NOW).isPermitted())
                .isTrue();
        assertThat(now.decide(ReuseRequest.of("maryam", "taxation", "email", "bank"), history, NOW)
                        .outcome()
                        .code())
                .isEqualTo("NEEDS_CONSENT");
    }

    @Test
    void decide_holdsNoLongerThanThePolicySays() {
        ReuseDecider brief = ReuseDecider.of(Vocabularies.of(Words.TAX), new ReusePolicy(Duration.ofSeconds(1)));
        ConsentHistory history =
                new Log().grant("a", "taxation", "email", "tax-office").history();
        assertThat(brief.decide(request("taxation", "email"), history, NOW)
                        .outcome()
                        .<Instant>fold(p -> p.useBefore(), p -> null, n -> null, d -> null))
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void decide_answers_atTheEndOfTime() {
        ConsentHistory history =
                new Log().grant("a", "taxation", "email", "tax-office").history();
        assertThat(decider.decide(request("taxation", "email"), history, Instant.MAX)
                        .isPermitted())
                .isTrue();
    }

    @Test
    void decide_refusesTheHistoryOfSomebodyElse() {
        ReuseRequest other = ReuseRequest.of("omar", "taxation", "email", "tax-office");
        assertThatIllegalArgumentException().isThrownBy(() -> decider.decide(other, new Log().history(), NOW));
    }

    @ParameterizedTest
    @EnumSource(ReuseReason.class)
    void reasons_areToldInEnglishAndInArabicLetters(ReuseReason reason) {
        String english = reason.text().in(Locale.ENGLISH);
        String arabic = reason.text().in(Locale.forLanguageTag("ar"));
        assertThat(english).endsWith(".").matches("\\p{ASCII}+");
        assertThat(arabic)
                .endsWith(".")
                .matches(text -> text.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC));
        assertThat(reason.code()).matches("[A-Z_]+");
    }

    @Test
    void nothingShows_whoThePersonIs() {
        ReuseDecision decision = ask(new Log().grant("a", "taxation", "email", "tax-office"), "taxation", "email");
        assertThat(Stream.of(decision, decision.request(), decision.outcome()).map(Object::toString))
                .noneMatch(text -> text.contains("maryam"));
    }

    private ReuseDecision ask(Log log, String purpose, String category) {
        return decider.decide(request(purpose, category), log.history(), NOW.plus(1, ChronoUnit.NANOS));
    }

    private static ReuseRequest request(String purpose, String category) {
        return new ReuseRequest(SubjectId.of("maryam"), Scope.of(purpose, category, "tax-office"));
    }

    private static List<Tuple> why(ReuseDecision decision) {
        return decision.considered().stream()
                .map(c -> tuple(c.statement().id().value(), c.verdict(), c.reasons()))
                .toList();
    }
}
