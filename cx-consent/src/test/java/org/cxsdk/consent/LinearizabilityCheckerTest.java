package org.cxsdk.consent;

import java.util.List;
import org.cxsdk.consent.LinearizabilityChecker.Kind;
import org.cxsdk.consent.LinearizabilityChecker.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories whose verdict is plain on paper; the third and fourth are figure 1 of Herlihy and Wing (1990) for a register. */
class LinearizabilityCheckerTest {

    @Test
    void oneAfterTheOther_isAnOrder() {
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), op(Kind.DECIDE, 1, 2, 3), op(Kind.WITHDRAW, 1, 4, 5)))
                .isFalse();
    }

    @Test
    void aPermitAfterTheWithdrawalReturned_isNone() {
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), op(Kind.WITHDRAW, 1, 2, 3), op(Kind.DECIDE, 1, 4, 5)))
                .isTrue();
    }

    @Test
    void whatOverlaps_mayGoEitherWay() {
        assertThat(violation(
                        op(Kind.GRANT, 1, 0, 1),
                        op(Kind.WITHDRAW, 1, 2, 9),
                        op(Kind.DECIDE, 1, 3, 4),
                        op(Kind.DECIDE, 0, 5, 6)))
                .isFalse();
    }

    @Test
    void whatOneReaderSaw_aLaterOneCannotUnsee() {
        assertThat(violation(
                        op(Kind.GRANT, 1, 0, 1),
                        op(Kind.WITHDRAW, 1, 2, 9),
                        op(Kind.DECIDE, 0, 3, 4),
                        op(Kind.DECIDE, 1, 5, 6)))
                .isTrue();
    }

    @Test
    void whatNobodySawReturn_mayHaveHappenedLater_orNever() {
        Operation killed = op(Kind.WITHDRAW, 1, 2, Operation.NEVER);
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), killed, op(Kind.DECIDE, 1, 3, 4), op(Kind.DECIDE, 0, 5, 6)))
                .isFalse();
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), killed, op(Kind.DECIDE, 1, 3, 4), op(Kind.DECIDE, 1, 5, 6)))
                .isFalse();
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), killed, op(Kind.DECIDE, 0, 3, 4), op(Kind.DECIDE, 1, 5, 6)))
                .isTrue();
    }

    @Test
    void aLaterGrant_takesThePlace_andAnOldWithdrawalDoesNotTouchIt() {
        assertThat(violation(
                        op(Kind.GRANT, 1, 0, 1),
                        op(Kind.GRANT, 2, 2, 3),
                        op(Kind.WITHDRAW, 1, 4, 5),
                        op(Kind.DECIDE, 2, 6, 7)))
                .isFalse();
        assertThat(violation(op(Kind.GRANT, 1, 0, 1), op(Kind.GRANT, 2, 2, 3), op(Kind.DECIDE, 1, 6, 7)))
                .isTrue();
    }

    private static boolean violation(Operation... operations) {
        return LinearizabilityChecker.violation(List.of(operations)).isPresent();
    }

    private static Operation op(Kind kind, int number, long called, long returned) {
        return new Operation("t", kind, number, called, returned);
    }
}
