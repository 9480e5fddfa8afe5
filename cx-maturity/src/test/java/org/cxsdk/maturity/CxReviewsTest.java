package org.cxsdk.maturity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.cxsdk.core.Bytes;
import org.cxsdk.core.CxException;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.core.storage.Entry;
import org.cxsdk.core.storage.ExpectedRevision;
import org.cxsdk.core.storage.StreamKey;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Assessor;
import org.cxsdk.maturity.assess.Evidence;
import org.cxsdk.maturity.assess.EvidenceId;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewReason;
import org.cxsdk.maturity.assess.ReviewState;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityError;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The contract of a kept review, on every storage: each step can be read again, nothing is changed, an approved one stands. */
class CxReviewsTest {

    private static final MaturityModel MODEL = Models.read(Source.of("desk.yaml", """
        id: desk
        version: "1"
        title: {en: Desk}
        range: {min: 0, max: 100}
        scales:
          practice:
            - {answer: none, score: 0, label: {en: None}}
            - {answer: in-place, score: 75, label: {en: In place}}
            - {answer: proven, score: 100, label: {en: Proven}}
        root:
          id: overall
          title: {en: Overall}
          aggregation: mean
          missing: unscored
          children:
            - {id: owner, title: {en: Owner}, answer: {type: choice, scale: practice}}
            - {id: promise, title: {en: Promise}, answer: {type: choice, scale: practice}}
        """));

    private static final Subject OFFICE = Subject.of("Office of Permits");
    private static final Scope QUARTER = Scope.of("2026-Q3");
    private static final Instant DAY = Instant.parse("2026-10-01T08:00:00Z");
    private static final Assessor ANN = Assessor.of("Ann");
    private static final Assessor BOB = Assessor.of("Bob");
    private static final Assessor CLEO = Assessor.of("Cleo");
    private static final Assessor DINA = Assessor.of("Dina");

    @ParameterizedTest
    @EnumSource
    void everyStep_isReadAgain_andTheApprovedAssessmentStands(Databases database) {
        CxContext context = database.open(() -> DAY);
        // region reviews
        CxReviews reviews = CxReviews.on(context);
        reviews.open(MODEL, Review.of(OFFICE, QUARTER, Set.of(ANN, BOB), true));

        reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.HandIn(ANN, DAY, ratings("proven", "seen at the desk")));
        reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.HandIn(BOB, DAY, ratings("in-place", null)));
        Set<NodeId> disputed =
                reviews.find(MODEL.id(), OFFICE, QUARTER).orElseThrow().disputed();
        // endregion
        assertThat(disputed).containsExactly(NodeId.of("owner"));
        List<ReviewStep> rest = rest();
        rest.forEach(step ->
                assertThat(reviews.take(MODEL, OFFICE, QUARTER, step)).isInstanceOf(Review.Outcome.Taken.class));

        Review read = reviews.find(MODEL.id(), OFFICE, QUARTER).orElseThrow();
        assertThat(read.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(read.assessors()).containsExactlyInAnyOrder(ANN, BOB);
        assertThat(read.steps())
                .startsWith(
                        new ReviewStep.HandIn(ANN, DAY, ratings("proven", "seen at the desk")),
                        new ReviewStep.HandIn(BOB, DAY, ratings("in-place", null)))
                .endsWith(rest.toArray(ReviewStep[]::new));
        AssessmentStore.Kept kept =
                CxMaturity.on(context).find(MODEL.id(), OFFICE, QUARTER).orElseThrow();
        assertThat(kept.approved()).contains(DAY.plusSeconds(4));
        assertThat(kept.assessment().answers().get(0).value()).isEqualTo("in-place");

        // nothing is changed any more, but for its being superseded
        assertThat(refusal(reviews, new ReviewStep.HandIn(ANN, DAY, ratings("none", null))))
                .contains(ReviewReason.WRONG_STATE);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> CxMaturity.on(context).assess(MODEL, ratings("none", null)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(MaturityError.APPROVED.code()));
        assertThat(refusal(reviews, new ReviewStep.Supersede(CLEO, DAY, "assessed again")))
                .isEmpty();
        assertThat(reviews.find(MODEL.id(), OFFICE, QUARTER).orElseThrow().state())
                .isEqualTo(ReviewState.SUPERSEDED);
    }

    @ParameterizedTest
    @EnumSource
    void refusals_keepNothing(Databases database) {
        CxReviews reviews = CxReviews.on(database.open(() -> DAY));
        assertThat(reviews.find(MODEL.id(), OFFICE, QUARTER)).isEmpty();
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.Submit(ANN, DAY)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(MaturityError.NOT_FOUND.code()));
        reviews.open(MODEL, Review.of(OFFICE, QUARTER, Set.of(ANN, BOB), false));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> reviews.open(MODEL, Review.of(OFFICE, QUARTER, Set.of(ANN, CLEO), false)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(MaturityError.REVIEW_EXISTS.code()));
        Assessment unfit = Assessment.of(OFFICE, QUARTER, List.of(Answer.of(NodeId.of("owner"), "wonderful")));
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.HandIn(ANN, DAY, unfit)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(MaturityError.UNFIT_ANSWERS.code()));
        assertThat(refusal(reviews, new ReviewStep.HandIn(CLEO, DAY, ratings("none", null))))
                .contains(ReviewReason.NOT_AN_ASSESSOR);
        assertThat(reviews.find(MODEL.id(), OFFICE, QUARTER).orElseThrow().steps())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void forgotten_isWithoutNameAndWords_andTheReviewStillHolds(Databases database) {
        CxContext context = database.open(() -> DAY);
        CxReviews reviews = CxReviews.on(context);
        approve(reviews);
        assertThat(bodies(context))
                .allSatisfy(
                        body -> assertThat(body).doesNotContain("Ann", "Cleo", "seen at the desk", "agreed on site"));

        reviews.forget("Ann");

        Review read = reviews.find(MODEL.id(), OFFICE, QUARTER).orElseThrow();
        assertThat(read.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(read.assessors()).contains(BOB).doesNotContain(ANN).hasSize(2);
        ReviewStep.HandIn hers = (ReviewStep.HandIn) read.steps().get(0);
        assertThat(hers.by().value()).startsWith("erased-");
        assertThat(hers.ratings().answers().get(0).value()).isEqualTo("proven");
        assertThat(hers.ratings().answers().get(0).note()).isNull();
        assertThat(((ReviewStep.Settle) read.steps().get(2)).reason()).isEqualTo("(erased)");
        assertThat(((ReviewStep.Validate) read.steps().get(4)).reason()).isEqualTo("in order");
    }

    /** Two assessors hand in at the same moment, twenty times: both are kept. */
    @ParameterizedTest
    @EnumSource
    void stepsAtOnce_areBothTaken(Databases database) throws Exception {
        CxContext context = database.open(() -> DAY);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                Scope scope = Scope.of("round " + i);
                CxReviews.on(context).open(MODEL, Review.of(OFFICE, scope, Set.of(ANN, BOB), false));
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Review.Outcome>> taken = threads.invokeAll(
                        List.of(handIn(context, start, ANN, scope), handIn(context, start, BOB, scope)));
                for (Future<Review.Outcome> outcome : taken) {
                    assertThat(outcome.get()).isInstanceOf(Review.Outcome.Taken.class);
                }
                assertThat(CxReviews.on(context)
                                .find(MODEL.id(), OFFICE, scope)
                                .orElseThrow()
                                .state())
                        .isEqualTo(ReviewState.CONSENSUS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void streamThatBreaksTheRules_isNoReview() {
        CxContext context = Databases.MEMORY.open(() -> DAY);
        CxReviews reviews = CxReviews.on(context);
        approve(reviews);
        context.write(session -> {
            StreamKey key =
                    ReviewFactForm.FACTS.key(context.tenant(), DocumentAssessmentStore.id(MODEL.id(), OFFICE, QUARTER));
            Entry second =
                    session.storage().readStream(key, 1, 1).items().get(0).entry();
            return session.storage()
                    .append(
                            key,
                            ExpectedRevision.any(),
                            List.of(new Entry("again", "submitted", DAY, submitted(second))));
        });
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> reviews.find(MODEL.id(), OFFICE, QUARTER))
                .satisfies(e -> assertThat(e.code()).isIn("CX-MATURITY-0007", "CX-CORE-0004"));
    }

    /** Form 1 as it was first written; the file is never edited, only joined by those of later forms. Sealed parts differ each time. */
    @Test
    void storedForm1_isAsItWasFirstWritten() {
        CxContext context = Databases.MEMORY.open(() -> DAY);
        CxReviews reviews = CxReviews.on(context);
        approve(reviews);
        reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.Supersede(CLEO, DAY, "assessed again"));
        String written = bodies(context).stream()
                .map(body -> body.replaceAll("\"person\":\"[0-9a-f]{64}\"", "\"person\":\"…\"")
                        .replaceAll("\"key\":\"[^\"]*\",\"box\":\"[^\"]*\"", "\"key\":\"…\",\"box\":\"…\"")
                        .replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"…\""))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(written).isEqualTo(golden("review-forms-1.txt"));
    }

    static String golden(String name) {
        try (InputStream in = Objects.requireNonNull(CxReviewsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bytes submitted(Entry handedIn) {
        String body = new String(handedIn.body().toArray(), StandardCharsets.UTF_8);
        String by = body.replaceFirst(".*(\"by\":\\{.*?\\}\\}).*", "$1");
        return Bytes.copyOf(("{\"form\":1,\"body\":{" + by + ",\"at\":\"2026-10-01T08:00:00Z\"}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Callable<Review.Outcome> handIn(CxContext context, CyclicBarrier start, Assessor by, Scope scope) {
        return () -> {
            start.await();
            Assessment ratings = Assessment.of(OFFICE, scope, List.of(Answer.of(NodeId.of("owner"), "proven")));
            return CxReviews.on(context).take(MODEL, OFFICE, scope, new ReviewStep.HandIn(by, DAY, ratings));
        };
    }

    private static void approve(CxReviews reviews) {
        reviews.open(MODEL, Review.of(OFFICE, QUARTER, Set.of(ANN, BOB), true));
        reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.HandIn(ANN, DAY, ratings("proven", "seen at the desk")));
        reviews.take(MODEL, OFFICE, QUARTER, new ReviewStep.HandIn(BOB, DAY, ratings("in-place", null)));
        rest().forEach(step -> reviews.take(MODEL, OFFICE, QUARTER, step));
    }

    private static List<ReviewStep> rest() {
        EvidenceId id = EvidenceId.of("E1");
        return List.of(
                new ReviewStep.Settle(
                        ANN,
                        DAY.plusSeconds(1),
                        new Answer(NodeId.of("owner"), "in-place", null, Map.of(), "as written", List.of(id)),
                        "agreed on site"),
                new ReviewStep.Submit(BOB, DAY.plusSeconds(2)),
                new ReviewStep.Validate(CLEO, DAY.plusSeconds(3), true, "in order"),
                new ReviewStep.ValidateExternally(
                        DINA, DAY.plusSeconds(4), "Court of Audit", "no tie to the office", true, "holds"));
    }

    private static Assessment ratings(String owner, @org.jspecify.annotations.Nullable String note) {
        EvidenceId id = EvidenceId.of("E1");
        return new Assessment(
                OFFICE,
                QUARTER,
                null,
                List.of(
                        new Answer(NodeId.of("owner"), owner, null, Map.of(), note, List.of(id)),
                        Answer.of(NodeId.of("promise"), "proven")),
                Map.of(id, new Evidence(id, "Decree", null, null, null, null, null)),
                Map.of());
    }

    private static Optional<ReviewReason> refusal(CxReviews reviews, ReviewStep step) {
        return reviews.take(MODEL, OFFICE, QUARTER, step).fold(taken -> Optional.empty(), Optional::of);
    }

    private static List<String> bodies(CxContext context) {
        return context.read(session -> session
                .storage()
                .readStream(
                        ReviewFactForm.FACTS.key(
                                context.tenant(), DocumentAssessmentStore.id(MODEL.id(), OFFICE, QUARTER)),
                        0,
                        100)
                .items()
                .stream()
                .map(recorded -> recorded.entry().type() + " "
                        + new String(recorded.entry().body().toArray(), StandardCharsets.UTF_8))
                .toList());
    }
}
