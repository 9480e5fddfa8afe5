package org.cxsdk.feedback.recovery;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.cxsdk.core.Money;
import org.cxsdk.feedback.recovery.AuthorityMatrix.Allowance;
import org.cxsdk.feedback.recovery.AuthorityMatrix.Request;
import org.cxsdk.feedback.recovery.AuthorityMatrix.Rule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AuthorityMatrixTest {

    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
    private static final Instant NOW = Instant.parse("2026-11-09T06:00:00Z");
    private static final RoleId CLERK = RoleId.of("clerk");
    private static final RoleId SUPERVISOR = RoleId.of("supervisor");
    private static final RoleId HEAD = RoleId.of("head");
    private static final IssueId LATE = IssueId.of("permit-late");
    private static final IssueId RUDE = IssueId.of("rude");
    private static final RemedyId REFUND = RemedyId.of("refund");
    private static final RemedyId APOLOGY = RemedyId.of("apology");

    private final AuthorityMatrix matrix = new AuthorityMatrix(
            List.of(CLERK, SUPERVISOR, HEAD),
            List.of(
                    rule("clerk-refund", CLERK, null, "100", 2, "150"),
                    rule("clerk-refund-late", CLERK, LATE, "120", 2, "150"),
                    rule("supervisor-refund", SUPERVISOR, null, "500", 5, "1000"),
                    new Rule(AuthorityRuleId.of("head-refund"), HEAD, null, REFUND, Money.of("5000", "AED"), null),
                    new Rule(AuthorityRuleId.of("clerk-apology"), CLERK, null, APOLOGY, null, null)));

    @Test
    void decide_grantsUpToTheLimit_andNamesTheRule() {
        assertThat(decide(CLERK, RUDE, "100"))
                .isEqualTo(new AuthorityDecision.Granted(AuthorityRuleId.of("clerk-refund")));
        assertThat(decide(CLERK, RUDE, "100.01"))
                .isEqualTo(new AuthorityDecision.Referred(SUPERVISOR, List.of(AuthorityReason.ABOVE_LIMIT)));
        // the rule that names the issue goes first
        assertThat(decide(CLERK, LATE, "120"))
                .isEqualTo(new AuthorityDecision.Granted(AuthorityRuleId.of("clerk-refund-late")));
    }

    @Test
    void decide_refers_toTheLowestRoleThatMay_notToTheNext() {
        assertThat(decide(CLERK, RUDE, "600"))
                .isInstanceOfSatisfying(
                        AuthorityDecision.Referred.class,
                        referred -> assertThat(referred.whom()).contains(HEAD));
        assertThat(decide(CLERK, RUDE, "6000"))
                .isInstanceOfSatisfying(
                        AuthorityDecision.Referred.class,
                        referred -> assertThat(referred.whom()).isEmpty());
    }

    @Test
    void decide_countsWhatTheCustomerHad_inAnyCase_soThatCuttingInPiecesDoesNotHelp() {
        PastGrant hundred = grant("2026-10-01T06:00:00Z", "100");

        assertThat(decide(CLERK, RUDE, "60", hundred))
                .isEqualTo(new AuthorityDecision.Referred(SUPERVISOR, List.of(AuthorityReason.ABOVE_TOTAL)));
        assertThat(decide(CLERK, RUDE, "50", hundred))
                .isEqualTo(new AuthorityDecision.Granted(AuthorityRuleId.of("clerk-refund")));
        assertThat(decide(CLERK, RUDE, "1", hundred, hundred))
                .isEqualTo(new AuthorityDecision.Referred(
                        SUPERVISOR, List.of(AuthorityReason.TOO_OFTEN, AuthorityReason.ABOVE_TOTAL)));
    }

    @Test
    void decide_forgetsGrants_thatArePastThePeriod() {
        // the period is twelve months: the same wall-clock time a year ago is outside, the microsecond after it inside
        PastGrant aYearAgo = grant("2025-11-09T06:00:00Z", "150");
        PastGrant within = grant("2025-11-09T06:00:00.000001Z", "150");

        assertThat(decide(CLERK, RUDE, "100", aYearAgo).isGranted()).isTrue();
        assertThat(decide(CLERK, RUDE, "100", within).isGranted()).isFalse();
    }

    @Test
    void decide_refusesAmountsThatDoNotFit_andWhatNoRuleAllows() {
        assertThat(reasons(CLERK, new Request(RUDE, REFUND, Money.of("10", "EUR"))))
                .containsExactly(AuthorityReason.AMOUNT_UNFIT);
        assertThat(reasons(CLERK, new Request(RUDE, REFUND, null))).containsExactly(AuthorityReason.AMOUNT_UNFIT);
        assertThat(reasons(CLERK, new Request(RUDE, REFUND, Money.of("-10", "AED"))))
                .containsExactly(AuthorityReason.AMOUNT_UNFIT);
        assertThat(reasons(CLERK, new Request(RUDE, APOLOGY, Money.of("10", "AED"))))
                .containsExactly(AuthorityReason.AMOUNT_UNFIT);
        // a higher role has its own rules, none by height
        assertThat(reasons(HEAD, new Request(RUDE, APOLOGY, null))).containsExactly(AuthorityReason.NO_RULE);
        assertThat(reasons(RoleId.of("visitor"), new Request(RUDE, APOLOGY, null)))
                .containsExactly(AuthorityReason.NO_RULE);
    }

    @Test
    void room_isWhatIsLeft() {
        AuthorityMatrix.Room fresh = matrix.room(CLERK, RUDE, REFUND, List.of(), NOW, DUBAI);
        AuthorityMatrix.Room used =
                matrix.room(CLERK, RUDE, REFUND, List.of(grant("2026-10-01T06:00:00Z", "100")), NOW, DUBAI);

        assertThat(fresh.upTo()).isEqualTo(Money.of("100", "AED"));
        assertThat(fresh.times()).hasValue(2);
        assertThat(used.upTo()).isEqualTo(Money.of("50", "AED"));
        assertThat(used.times()).hasValue(1);
        assertThat(matrix.room(CLERK, RUDE, REFUND, List.of(grant("2026-10-01T06:00:00Z", "150")), NOW, DUBAI)
                        .reasons())
                .containsExactly(AuthorityReason.ABOVE_TOTAL);
    }

    @Test
    void matrix_refusesTwoRulesOnTheSame_andRolesOffTheLadder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorityMatrix(
                        List.of(CLERK),
                        List.of(rule("a", CLERK, null, "1", 1, "1"), rule("b", CLERK, null, "2", 1, "2"))))
                .withMessageContaining("rule b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthorityMatrix(List.of(CLERK), List.of(rule("a", HEAD, null, "1", 1, "1"))))
                .withMessageContaining("ladder");
    }

    private AuthorityDecision decide(RoleId role, IssueId issue, String amount, PastGrant... past) {
        return matrix.decide(role, new Request(issue, REFUND, Money.of(amount, "AED")), List.of(past), NOW, DUBAI);
    }

    private List<AuthorityReason> reasons(RoleId role, Request request) {
        return matrix.decide(role, request, List.of(), NOW, DUBAI)
                .fold(granted -> List.of(), AuthorityDecision.Referred::reasons, impossible -> List.of());
    }

    private static Rule rule(String id, RoleId role, IssueId issue, String upTo, int times, String total) {
        return new Rule(
                AuthorityRuleId.of(id),
                role,
                issue,
                REFUND,
                Money.of(upTo, "AED"),
                new Allowance(times, Money.of(total, "AED"), Period.ofMonths(12)));
    }

    private static PastGrant grant(String at, String amount) {
        return new PastGrant(Instant.parse(at), CaseId.of("c"), GrantId.of("g-" + at), REFUND, Money.of(amount, "AED"));
    }
}
