package org.cxsdk.examples.scorer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.Evidence.Standing;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.model.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceReviewTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);

    @Test
    void standing_isValid_fromTheDayOfCollectionToTheLastDayIncluded() {
        Evidence march = evidence("a", MARCH_1, MARCH_31);

        assertThat(on("2026-02-28T23:59:59Z").standing(march)).isEqualTo(Standing.NOT_YET);
        assertThat(on("2026-03-01T00:00:00Z").standing(march)).isEqualTo(Standing.VALID);
        assertThat(on("2026-03-31T23:59:59Z").standing(march)).isEqualTo(Standing.VALID);
        assertThat(on("2026-04-01T00:00:00Z").standing(march)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void standing_hasNoEnd_whenNoneIsNamed_orNoMomentIsGiven() {
        assertThat(on("2099-01-01T00:00:00Z").standing(evidence("a", MARCH_1, null)))
                .isEqualTo(Standing.UNDATED);
        assertThat(new EvidenceReview(Map.of(), Optional.empty()).standing(evidence("a", MARCH_1, MARCH_31)))
                .isEqualTo(Standing.UNDATED);
    }

    @Test
    void hasValid_needsOneThatStands() {
        Evidence old = evidence("old", MARCH_1, MARCH_31);
        Evidence fresh = evidence("fresh", MARCH_1, null);
        EvidenceReview review = new EvidenceReview(
                Map.of(old.id(), old, fresh.id(), fresh), Optional.of(Instant.parse("2026-04-01T00:00:00Z")));

        assertThat(review.hasValid(answer("old"))).isFalse();
        assertThat(review.hasValid(answer("old", "fresh"))).isTrue();
        assertThat(review.hasValid(answer())).isFalse();
    }

    private static EvidenceReview on(String moment) {
        return new EvidenceReview(Map.of(), Optional.of(Instant.parse(moment)));
    }

    private static Evidence evidence(String id, LocalDate collected, @Nullable LocalDate validUntil) {
        return new Evidence(new EvidenceId(id), "a document", null, null, collected, validUntil, null);
    }

    private static Answer answer(String... evidence) {
        return new Answer(
                new NodeId("c"),
                "yes",
                null,
                Map.of(),
                null,
                List.of(evidence).stream().map(EvidenceId::new).toList());
    }
}
