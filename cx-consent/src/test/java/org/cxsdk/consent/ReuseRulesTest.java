package org.cxsdk.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cxsdk.consent.ReuseDecision.Considered;
import org.cxsdk.consent.ReuseDecision.Verdict;
import org.cxsdk.core.DataCategoryId;
import org.cxsdk.core.LocalizedText;
import org.cxsdk.core.PurposeId;
import org.cxsdk.core.customer.RepresentationId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

/** What a decision looks at besides statements: laws, orders, notices, special kinds, previews, mandates. */
class ReuseRulesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final LocalizedText LAW = LocalizedText.enAr("Tax Code 12", "قانون الضرائب 12");

    private final List<ConsentFact> facts = new ArrayList<>();
    private ReuseRules rules = ReuseRules.NONE;

    @Test
    void aLaw_permitsWithoutAWord_andSaysWhichOne() {
        law(ReuseBasis.LEGAL_OBLIGATION, "taxation", "financial", Validity.OPEN);
        ReuseDecision decision = ask("assessment", "interest-paid");

        assertThat(decision.outcome().reasons()).containsExactly(ReuseReason.LEGAL_GROUND);
        assertThat(decision.outcome().restsOn())
                .contains(new ReuseOutcome.Basis.OfLaw(
                        ReuseBasis.LEGAL_OBLIGATION,
                        GroundId.of("law-1"),
                        rules.rulebook().ref()));
        assertThat(decision.rulebook()).isEqualTo(rules.rulebook().ref());
        assertThat(ask("marketing", "interest-paid").outcome().code()).isEqualTo("NEEDS_CONSENT");
        assertThat(ask("assessment", "personal").outcome().code())
                .as("broader than the law")
                .isEqualTo("NEEDS_CONSENT");
    }

    @Test
    void aLaw_holdsInItsTimeOnly_andEndsThePermit() {
        law(ReuseBasis.LEGAL_OBLIGATION, "taxation", "financial", Validity.between(NOW, NOW.plusSeconds(60)));
        assertThat(ask("taxation", "financial", NOW.minusNanos(1_000)).outcome().code())
                .isEqualTo("NEEDS_CONSENT");
        assertThat(((ReuseOutcome.Permit) ask("taxation", "financial", NOW).outcome()).useBefore())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(ask("taxation", "financial", NOW.plusSeconds(60).minusNanos(1_000))
                        .isPermitted())
                .isTrue();
        assertThat(ask("taxation", "financial", NOW.plusSeconds(60)).isPermitted())
                .isFalse();
    }

    @Test
    void aRefusal_takesAwayAPublicTask_andNotADuty() {
        refuse("taxation", "financial");
        law(ReuseBasis.PUBLIC_TASK, "taxation", "financial", Validity.OPEN);
        assertThat(ask("taxation", "financial").outcome().reasons()).containsExactly(ReuseReason.REFUSED);

        law(ReuseBasis.LEGAL_OBLIGATION, "taxation", "financial", Validity.OPEN);
        ReuseDecision decision = ask("taxation", "financial");
        assertThat(decision.isPermitted()).isTrue();
        assertThat(decision.considered())
                .extracting(Considered::verdict, Considered::reasons)
                .containsExactly(tuple(Verdict.LOST, List.of(ReuseReason.LEGAL_GROUND)));
    }

    @Test
    void aRefusalOfAPart_takesThePartOutOfAPublicTask() {
        refuse("taxation", "interest-paid");
        law(ReuseBasis.PUBLIC_TASK, "taxation", "financial", Validity.OPEN);
        ReuseOutcome.Partial partial =
                (ReuseOutcome.Partial) ask("taxation", "financial").outcome();
        assertThat(partial.excluded()).containsExactly(DataCategoryId.of("interest-paid"));
        assertThat(partial.reasons()).containsExactly(ReuseReason.LEGAL_GROUND, ReuseReason.PARTLY_REFUSED);
    }

    @Test
    void aLawWrittenInOldWords_isNotWidenedByNewOnes() {
        Vocabulary old = Words.vocabulary("0", List.of("taxation"), List.of("financial", "email"));
        rules = ReuseRules.NONE.with(
                Rulebook.of("law", "1")
                        .with(LegalGround.of(
                                "law-1",
                                ReuseBasis.LEGAL_OBLIGATION,
                                Scope.of("taxation", "financial", "tax-office"),
                                LAW)),
                old.ref());
        ReuseDecider decider = ReuseDecider.of(Vocabularies.of(Words.TAX, List.of(old)), ReusePolicy.DEFAULT, rules);
        ConsentHistory nothing = ConsentHistory.of(Log.MARYAM, List.of());
        assertThat(decider.decide(request("taxation", "interest-paid"), nothing, NOW)
                        .outcome()
                        .code())
                .isEqualTo("NEEDS_CONSENT");
        ReuseOutcome whole =
                decider.decide(request("taxation", "financial"), nothing, NOW).outcome();
        assertThat(((ReuseOutcome.Partial) whole).excluded())
                .containsExactly(DataCategoryId.of("account-number"), DataCategoryId.of("interest-paid"));
    }

    @Test
    void anOrder_forbidsWhatLawAndPersonAllow_untilItIsLifted() {
        grant("taxation", "financial", GrantTerms.PLAIN);
        law(ReuseBasis.LEGAL_OBLIGATION, "taxation", "financial", Validity.OPEN);
        facts.add(new ConsentFact.Restricted(
                StatementId.of("c"), next(), Log.T0, null, scope("taxation", "interest-paid"), Words.TAX.ref()));
        assertThat(ask("taxation", "interest-paid").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.BLOCKED)));
        ReuseOutcome.Partial partial =
                (ReuseOutcome.Partial) ask("taxation", "financial").outcome();
        assertThat(partial.excluded()).containsExactly(DataCategoryId.of("interest-paid"));
        assertThat(partial.limits()).containsExactly(ReuseReason.PARTLY_BLOCKED);

        facts.add(new ConsentFact.Lifted(StatementId.of("l"), next(), Log.T0, null, StatementId.of("c")));
        assertThat(ask("taxation", "interest-paid").isPermitted()).isTrue();
    }

    @Test
    void aSpecialKind_needsAnExplicitConsent_evenWhereTheGrantNamesTheOtherParent() {
        rules = ReuseRules.NONE.with(
                Rulebook.of("law", "1").special(DataCategoryId.of("identifying")), Words.TAX.ref());
        grant("taxation", "financial", GrantTerms.PLAIN);
        assertThat(ask("taxation", "account-number").outcome())
                .isEqualTo(new ReuseOutcome.Needs(List.of(ReuseReason.NOT_EXPLICIT), ReuseOutcome.Need.CONSENT));
        assertThat(ask("taxation", "interest-paid").isPermitted()).isTrue();
        ReuseOutcome.Partial partial =
                (ReuseOutcome.Partial) ask("taxation", "financial").outcome();
        assertThat(partial.excluded()).containsExactly(DataCategoryId.of("account-number"));
        assertThat(partial.limits()).containsExactly(ReuseReason.PARTLY_SPECIAL);

        grant("taxation", "financial", new GrantTerms(null, true, null, false, null, null));
        assertThat(ask("taxation", "account-number").isPermitted()).isTrue();
        assertThat(ask("taxation", "financial").isPermitted()).isTrue();
    }

    @Test
    void aMaterialChangeOfTheNotice_makesRenewalDue_fromItsInstantOn() {
        LocalizedText text = LocalizedText.of("en", "one");
        Notice first = Notice.editorial("n", "1", text);
        Notice typo = Notice.editorial("n", "2", LocalizedText.of("en", "One"));
        Notice wider = Notice.material("n", "3", LocalizedText.of("en", "more"), NOW.plusSeconds(60));
        grant("taxation", "financial", shown(first));

        rules = ReuseRules.NONE.with(List.of(first, typo));
        assertThat(ask("taxation", "financial", NOW.plusSeconds(60)).isPermitted())
                .isTrue();

        rules = ReuseRules.NONE.with(List.of(first, typo, wider));
        ReuseOutcome.Permit before =
                (ReuseOutcome.Permit) ask("taxation", "financial", NOW).outcome();
        assertThat(before.useBefore()).as("the permit ends with it").isEqualTo(NOW.plusSeconds(60));
        assertThat(ask("taxation", "financial", NOW.plusSeconds(60).minusNanos(1_000))
                        .isPermitted())
                .isTrue();
        assertThat(ask("taxation", "financial", NOW.plusSeconds(60)).outcome())
                .isEqualTo(new ReuseOutcome.Needs(List.of(ReuseReason.RENEWAL_DUE), ReuseOutcome.Need.RENEWAL));

        grant("taxation", "financial", shown(wider));
        ReuseDecision renewed = ask("taxation", "financial", NOW.plusSeconds(60));
        assertThat(renewed.isPermitted()).isTrue();
        assertThat(renewed.notice()).contains(new ShownNotice(wider.ref(), "en"));
    }

    @Test
    void renewalIsNotAsked_whereSheWithdrew() {
        Notice first = Notice.editorial("n", "1", LocalizedText.of("en", "one"));
        rules = ReuseRules.NONE.with(List.of(first, Notice.material("n", "2", LocalizedText.of("en", "two"), NOW)));
        grant("taxation", "financial", shown(first));
        facts.add(new ConsentFact.Withdrawn(StatementId.of("w"), next(), Log.T0, null, StatementId.of("s1")));
        assertThat(ask("taxation", "financial").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.WITHDRAWN, ReuseReason.RENEWAL_DUE)));
    }

    @Test
    void anExplicitRequest_isPreviewed_whereTheRulebookSaysSo() {
        rules = ReuseRules.NONE.with(Rulebook.of("law", "1").previewed(PurposeId.of("taxation")), Words.TAX.ref());
        facts.add(new ConsentFact.Granted(
                StatementId.of("a"),
                next(),
                Log.T0,
                null,
                scope("taxation", "financial"),
                Validity.OPEN,
                ReuseBasis.EXPLICIT_REQUEST,
                Words.TAX.ref()));
        ReuseRequest request = request("assessment", "interest-paid");
        assertThat(decide(request, NOW).outcome())
                .isEqualTo(new ReuseOutcome.Needs(List.of(ReuseReason.PREVIEW_NEEDED), ReuseOutcome.Need.PREVIEW));
        assertThat(decide(request.previewed(), NOW).isPermitted()).isTrue();

        grant("assessment", "interest-paid", GrantTerms.PLAIN);
        assertThat(decide(request, NOW).isPermitted())
                .as("a consent needs no preview")
                .isTrue();
    }

    @Test
    void obligations_areTheStrictestOfGrantAndCeilings() {
        rules = ReuseRules.NONE.with(
                Rulebook.of("law", "1")
                        .with(
                                new Ceiling(PurposeId.of("taxation"), null, null, Period.ofMonths(1)),
                                new Ceiling(
                                        PurposeId.of("taxation"),
                                        DataCategoryId.of("contact"),
                                        null,
                                        Period.ofDays(1))),
                Words.TAX.ref());
        Validity year = Validity.between(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        grant("taxation", "financial", new GrantTerms(null, false, Period.ofYears(1), true, year, null));
        ReuseOutcome.Permit permit =
                (ReuseOutcome.Permit) ask("taxation", "interest-paid").outcome();
        assertThat(permit.obligations()).isEqualTo(new Obligations(Instant.parse("2026-07-01T12:00:00Z"), true, year));
    }

    @Test
    void aMandateThatWasAnnulled_carriesNothing() {
        facts.add(new ConsentFact.Granted(
                StatementId.of("a"),
                next(),
                Log.T0,
                null,
                scope("taxation", "financial"),
                Validity.OPEN,
                ReuseBasis.CONSENT,
                Words.TAX.ref(),
                GrantTerms.PLAIN,
                List.of(RepresentationId.of("m"))));
        assertThat(ask("taxation", "financial").isPermitted()).isTrue();
        rules = rules.annulling(Set.of(RepresentationId.of("m")));
        assertThat(ask("taxation", "financial").outcome())
                .isEqualTo(new ReuseOutcome.Deny(List.of(ReuseReason.MANDATE_ANNULLED)));
    }

    @Test
    void rulebooks_andNotices_protectThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegalGround.of("x", ReuseBasis.CONSENT, scope("taxation", "email"), LAW));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Notice(NoticeId.of("n"), "1", LocalizedText.of("en", "x"), Notice.Change.MATERIAL, null));
        LegalGround law = LegalGround.of("x", ReuseBasis.CONTRACT, scope("taxation", "email"), LAW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rulebook.of("b", "1").with(law, law));
        assertThat(Rulebook.of("b", "1").with(law).ref())
                .isNotEqualTo(Rulebook.of("b", "1")
                        .with(law.keptFor(Period.ofDays(1)))
                        .ref());
    }

    private static GrantTerms shown(Notice notice) {
        return new GrantTerms(new ShownNotice(notice.ref(), "en"), false, null, false, null, null);
    }

    private void law(ReuseBasis basis, String purpose, String category, Validity validity) {
        rules = ReuseRules.NONE.with(
                Rulebook.of("law", "1")
                        .with(LegalGround.of("law-1", basis, scope(purpose, category), LAW)
                                .valid(validity)),
                Words.TAX.ref());
    }

    private void grant(String purpose, String category, GrantTerms terms) {
        facts.add(new ConsentFact.Granted(
                StatementId.of("s" + next()),
                next(),
                Log.T0,
                null,
                scope(purpose, category),
                Validity.OPEN,
                ReuseBasis.CONSENT,
                Words.TAX.ref(),
                terms,
                List.of()));
    }

    private void refuse(String purpose, String category) {
        facts.add(new ConsentFact.Refused(
                StatementId.of("r" + next()), next(), Log.T0, null, scope(purpose, category), Words.TAX.ref()));
    }

    private long next() {
        return facts.size() + 1;
    }

    private ReuseDecision ask(String purpose, String category) {
        return ask(purpose, category, NOW);
    }

    private ReuseDecision ask(String purpose, String category, Instant at) {
        return decide(request(purpose, category), at);
    }

    private ReuseDecision decide(ReuseRequest request, Instant at) {
        return ReuseDecider.of(Vocabularies.of(Words.TAX), new ReusePolicy(Duration.ofMinutes(5)), rules)
                .decide(request, ConsentHistory.of(Log.MARYAM, facts), at);
    }

    private static ReuseRequest request(String purpose, String category) {
        return new ReuseRequest(Log.MARYAM, scope(purpose, category));
    }

    private static Scope scope(String purpose, String category) {
        return Scope.of(purpose, category, "tax-office");
    }
}
