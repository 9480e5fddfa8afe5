package org.cxsdk.consent;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cxsdk.core.CxException;
import org.cxsdk.core.PurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

class TaxonomyTest {

    private static final PurposeId MARKETING = PurposeId.of("marketing");
    private static final PurposeId STATISTICS = PurposeId.of("statistics");
    private static final PurposeId CAMPAIGN = PurposeId.of("campaign-statistics");

    private final Taxonomy<PurposeId> purposes = Words.TAX.purposes();

    @Test
    void covers_itself_andEverythingBelow_overAnyParent() {
        assertThat(purposes.covers(MARKETING, MARKETING)).isTrue();
        assertThat(purposes.covers(MARKETING, CAMPAIGN)).isTrue();
        assertThat(purposes.covers(STATISTICS, CAMPAIGN)).isTrue();
        assertThat(purposes.covers(PurposeId.of("public-service"), PurposeId.of("deduction-check")))
                .isTrue();
    }

    @Test
    void covers_neitherUpwards_norSideways() {
        assertThat(purposes.covers(CAMPAIGN, MARKETING)).isFalse();
        assertThat(purposes.covers(MARKETING, STATISTICS)).isFalse();
    }

    @Test
    void covers_itselfAlone_whenTheIdentifierIsUnknown() {
        PurposeId unknown = PurposeId.of("astrology");
        assertThat(purposes.knows(unknown)).isFalse();
        assertThat(purposes.covers(unknown, unknown)).isTrue();
        assertThat(purposes.covers(MARKETING, unknown)).isFalse();
        assertThat(purposes.covers(unknown, MARKETING)).isFalse();
    }

    @Test
    void aboveAndBelow_leaveOutTheConceptItself() {
        assertThat(purposes.above(CAMPAIGN)).containsExactly(MARKETING, STATISTICS);
        assertThat(purposes.below(PurposeId.of("taxation")))
                .containsExactly(PurposeId.of("assessment"), PurposeId.of("deduction-check"));
        assertThat(purposes.below(CAMPAIGN)).isEmpty();
    }

    @Test
    void of_doesNotDependOnTheOrderOfTheList() {
        Taxonomy<PurposeId> childFirst = Words.taxonomy(List.of("c < b", "b < a", "a"), PurposeId::of);
        assertThat(childFirst.covers(PurposeId.of("a"), PurposeId.of("c"))).isTrue();
        assertThat(childFirst).isEqualTo(Words.taxonomy(List.of("a", "b < a", "c < b"), PurposeId::of));
    }

    @Test
    void problems_namesEachCycleOnce_eachUnknownParent_andEachRepetition() {
        List<Taxonomy.Problem> problems = Taxonomy.problems(
                Words.concepts(List.of("a < c", "b < a", "c < b", "d < nobody, a", "self < self", "d"), PurposeId::of));
        assertThat(problems)
                .extracting(Taxonomy.Problem::concept, Taxonomy.Problem::parent, Taxonomy.Problem::rule)
                .containsExactly(
                        tuple(0, -1, "\"a\" is broader than itself: a -> c -> b -> a"),
                        tuple(3, 0, "\"d\" has the unknown parent \"nobody\""),
                        tuple(4, -1, "\"self\" is broader than itself: self -> self"),
                        tuple(5, -1, "\"d\" is named twice"));
    }

    @Test
    void of_refuses_whenThereIsACycle() {
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> Words.taxonomy(List.of("a < b", "b < a"), PurposeId::of))
                .satisfies(e -> assertThat(e.is(ConsentError.INVALID_TAXONOMY)).isTrue())
                .withMessageContaining("\"a\" is broader than itself: a -> b -> a");
    }

    /** The closure by bit sets against the definition: a path of parents. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void covers_agreesWithWalkingThePaths_onRandomGraphs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Taxonomy.Concept<PurposeId>> concepts = IntStream.range(0, 40)
                .mapToObj(i -> new Taxonomy.Concept<>(
                        PurposeId.of("p" + i),
                        IntStream.range(0, i)
                                .filter(parent -> random.nextInt(i) < 2)
                                .mapToObj(parent -> PurposeId.of("p" + parent))
                                .toList()))
                .toList();
        Taxonomy<PurposeId> taxonomy = Taxonomy.of(concepts);
        for (Taxonomy.Concept<PurposeId> broad : concepts) {
            for (Taxonomy.Concept<PurposeId> narrow : concepts) {
                assertThat(taxonomy.covers(broad.id(), narrow.id()))
                        .as("seed %d: %s covers %s", seed, broad.id(), narrow.id())
                        .isEqualTo(pathLeads(narrow.id(), broad.id(), concepts));
            }
        }
    }

    private static boolean pathLeads(PurposeId from, PurposeId to, List<Taxonomy.Concept<PurposeId>> concepts) {
        return from.equals(to)
                || concepts.stream()
                        .filter(concept -> concept.id().equals(from))
                        .flatMap(concept -> concept.parents().stream())
                        .anyMatch(parent -> pathLeads(parent, to, concepts));
    }
}
