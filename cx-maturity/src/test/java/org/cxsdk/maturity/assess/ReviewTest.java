package org.cxsdk.maturity.assess;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** From blind ratings to an approved assessment, and every step that is refused on the way. */
class ReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final Assessor ANNA = Assessor.of("anna");
    private static final Assessor BEN = Assessor.of("ben");
    private static final Assessor CHIEF = Assessor.of("chief");
    private static final Assessor OUTSIDER = Assessor.of("outsider");
    private static final Subject OFFICE = Subject.of("office");
    private static final Scope YEAR = Scope.of("2026");
    private static final NodeId A = NodeId.of("a");
    private static final NodeId B = NodeId.of("b");

    @Test
    void ratings_areBlind_untilAllHaveHandedIn() {
        Review begun = taken(open(), new ReviewStep.HandIn(ANNA, NOW, rated("full", "half")));

        assertThat(begun.state()).isEqualTo(ReviewState.RATING);
        assertThat(begun.ratingsFor(ANNA)).containsOnlyKeys(ANNA);
        assertThat(begun.ratingsFor(BEN)).isEmpty();
        assertThat(begun.disputed()).isEmpty();

        Review all = taken(begun, new ReviewStep.HandIn(BEN, NOW, rated("none", "half")));
        assertThat(all.state()).isEqualTo(ReviewState.CONSENSUS);
        assertThat(all.ratingsFor(BEN)).containsOnlyKeys(ANNA, BEN);
        assertThat(all.disputed()).containsExactly(A);
        assertThat(all.agreed()).isEmpty();
    }

    @Test
    void approval_needsConsensusWithReasons_aValidator_andSomebodyIndependent() {
        Review review = consensus();
        assertRefused(review, new ReviewStep.Submit(ANNA, NOW), ReviewReason.UNSETTLED);
        assertRefused(review, new ReviewStep.Settle(ANNA, NOW, Answer.of(B, "full"), "why"), ReviewReason.NOT_DISPUTED);
        assertRefused(review, new ReviewStep.Settle(ANNA, NOW, Answer.of(A, "half"), " "), ReviewReason.REASON_MISSING);
        assertRefused(
                review, new ReviewStep.Settle(CHIEF, NOW, Answer.of(A, "half"), "why"), ReviewReason.NOT_AN_ASSESSOR);

        Review settled =
                taken(review, new ReviewStep.Settle(BEN, NOW, Answer.of(A, "half"), "seen at two counters of four"));
        Review submitted = taken(settled, new ReviewStep.Submit(ANNA, NOW));
        assertThat(submitted.state()).isEqualTo(ReviewState.VALIDATION);
        assertRefused(submitted, new ReviewStep.Validate(ANNA, NOW, true, "fine"), ReviewReason.RATED_IT_HERSELF);

        Review validated = taken(submitted, new ReviewStep.Validate(CHIEF, NOW, true, "evidence looked at"));
        assertThat(validated.state()).isEqualTo(ReviewState.EXTERNAL_VALIDATION);
        assertRefused(validated, outside(CHIEF, "Audit", "none"), ReviewReason.VALIDATED_IT_BEFORE);
        assertRefused(validated, outside(OUTSIDER, "Audit", " "), ReviewReason.NOT_INDEPENDENT);
        assertRefused(validated, outside(OUTSIDER, "office", "none"), ReviewReason.NOT_INDEPENDENT);

        Review approved = taken(validated, outside(OUTSIDER, "National audit office", "No tie to the office"));
        assertThat(approved.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(approved.agreed().orElseThrow().answers())
                .containsExactlyInAnyOrder(Answer.of(A, "half"), Answer.of(B, "half"));
        assertThat(approved.agreed().orElseThrow().assessor()).isEqualTo("anna, ben");
        assertThat(approved.steps()).hasSize(6);
    }

    @Test
    void approved_isNeverChanged_onlySuperseded() {
        Review approved = approved();

        assertRefused(approved, new ReviewStep.HandIn(ANNA, NOW, rated("full", "full")), ReviewReason.WRONG_STATE);
        assertRefused(
                approved, new ReviewStep.Settle(ANNA, NOW, Answer.of(A, "full"), "why"), ReviewReason.WRONG_STATE);
        assertRefused(approved, new ReviewStep.Supersede(CHIEF, NOW, ""), ReviewReason.REASON_MISSING);
        assertThat(taken(approved, new ReviewStep.Supersede(CHIEF, NOW, "assessed again in 2027"))
                        .state())
                .isEqualTo(ReviewState.SUPERSEDED);
    }

    @Test
    void validator_sendsItBack_withAReason() {
        Review submitted = taken(
                taken(consensus(), new ReviewStep.Settle(BEN, NOW, Answer.of(A, "half"), "seen")),
                new ReviewStep.Submit(ANNA, NOW));

        Review back = taken(submitted, new ReviewStep.Validate(CHIEF, NOW, false, "evidence of a is of last year"));

        assertThat(back.state()).isEqualTo(ReviewState.CONSENSUS);
        // a later settlement takes the place of the earlier one; both stay on record
        Review again = taken(back, new ReviewStep.Settle(ANNA, NOW, Answer.of(A, "none"), "evidence too old"));
        assertThat(again.agreed().orElseThrow().answers()).contains(Answer.of(A, "none"));
        assertThat(again.steps())
                .filteredOn(step -> step instanceof ReviewStep.Settle)
                .hasSize(2);
    }

    @Test
    void handIn_isRefused_ofStrangersAndOfAnotherAssessment() {
        assertRefused(open(), new ReviewStep.HandIn(CHIEF, NOW, rated("full", "full")), ReviewReason.NOT_AN_ASSESSOR);
        Assessment other = Assessment.of(Subject.of("another"), YEAR, List.of());
        assertRefused(open(), new ReviewStep.HandIn(ANNA, NOW, other), ReviewReason.OTHER_ASSESSMENT);
    }

    static Review approved() {
        Review settled = taken(consensus(), new ReviewStep.Settle(BEN, NOW, Answer.of(A, "half"), "seen"));
        Review submitted = taken(settled, new ReviewStep.Submit(ANNA, NOW));
        Review validated = taken(submitted, new ReviewStep.Validate(CHIEF, NOW, true, "fine"));
        return taken(validated, outside(OUTSIDER, "Audit", "No tie"));
    }

    private static ReviewStep outside(Assessor by, String organisation, String independence) {
        return new ReviewStep.ValidateExternally(by, NOW, organisation, independence, true, "sampled ten criteria");
    }

    private static Review consensus() {
        Review begun = taken(open(), new ReviewStep.HandIn(ANNA, NOW, rated("full", "half")));
        return taken(begun, new ReviewStep.HandIn(BEN, NOW, rated("none", "half")));
    }

    private static Review open() {
        return Review.of(OFFICE, YEAR, Set.of(ANNA, BEN), true);
    }

    private static Assessment rated(String a, String b) {
        return new Assessment(OFFICE, YEAR, null, List.of(Answer.of(A, a), Answer.of(B, b)), Map.of(), Map.of());
    }

    private static Review taken(Review review, ReviewStep step) {
        return review.take(step).fold(next -> next, reason -> {
            throw new AssertionError(reason);
        });
    }

    private static void assertRefused(Review review, ReviewStep step, ReviewReason reason) {
        assertThat(review.take(step).<Object>fold(next -> next.state(), why -> why))
                .isEqualTo(reason);
    }
}
