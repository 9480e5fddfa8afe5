package org.cxsdk.maturity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cxsdk.core.CxException;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Assessor;
import org.cxsdk.maturity.assess.Review;
import org.cxsdk.maturity.assess.ReviewReason;
import org.cxsdk.maturity.assess.ReviewState;
import org.cxsdk.maturity.assess.ReviewStep;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.plan.Gap;
import org.cxsdk.maturity.plan.GapList;
import org.cxsdk.maturity.score.Advance;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Comparison;
import org.cxsdk.maturity.score.NextLevel;
import org.cxsdk.maturity.score.NodeResult;
import org.cxsdk.maturity.score.Scorer;
import org.cxsdk.maturity.score.TagReading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an auditor, a director and a team see of one office over two years, through the front of the module and its storage. */
class AuditStoryTest {

    private static final Path FILE = Path.of("../examples/maturity-scorer/sample/answers.yaml");
    private static final Instant NOW = Instant.parse("2026-10-12T08:00:00Z");
    private static final MaturityModel MODEL = Models.byId("cx-government");

    private final CxContext context = CxContext.inMemory(() -> NOW);
    private final CxMaturity maturity = CxMaturity.on(context);
    private final Assessment answers = AnswerFiles.read(MODEL, Source.of(FILE));

    /** Level, evidence, gap to the next level and to a target profile of one's own, and history: a model of five levels as data. */
    @Test
    @Tag("S64")
    void anOfficeIsScoredOnFiveLevels_withEvidence_aGapAndAHistory() {
        Assessment earlier = in("2025-Q3", with(answers, "journeys.life-event", "none", "once.consent", "begun"));
        maturity.assess(MODEL, earlier);
        AssessmentResult today = maturity.assess(MODEL, answers);

        assertThat(MODEL.levels()).hasSize(5);
        assertThat(today.root().level()).contains(2);
        assertThat(today.root().limit().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 3 fails: criterion \"Services of several agencies as one journey\" is 25.0 of 75.");

        // region gap
        Advance next = NextLevel.of(Scorer.of(MODEL)).from(answers).orElseThrow();
        // next.level() is 3, next.changes() are the four criteria that must be in place, next.minimal() says it is
        // proven
        // endregion
        assertThat(next.level()).isEqualTo(3);
        assertThat(next.minimal()).isTrue();
        assertThat(next.changes())
                .extracting(change -> change.criterion().value())
                .containsExactly("journeys.life-event", "once.reuse", "people.teams", "governance.joint");

        // a profile of targets: half way for one criterion is enough here, the other is there already
        List<Gap> profile = GapList.toScores(
                MODEL,
                today,
                Map.of(
                        NodeId.of("once.reuse"), Rational.of(75),
                        NodeId.of("once.repeats"), Rational.of(25),
                        NodeId.of("once.consent"), Rational.of(75)));
        assertThat(profile).extracting(gap -> gap.criterion().value()).containsExactly("once.reuse", "once.repeats");

        // region history
        List<AssessmentStore.Kept> history = maturity.history(MODEL.id(), answers.subject());
        Comparison.Found change = Comparison.of(
                new Comparison.Snapshot(MODEL, history.get(0).assessment(), LocalDate.parse("2025-10-12")),
                new Comparison.Snapshot(MODEL, history.get(1).assessment(), LocalDate.parse("2026-10-12")));
        // endregion
        assertThat(history)
                .extracting(kept -> kept.assessment().scope())
                .containsExactly(Scope.of("2025-Q3"), answers.scope());
        assertThat(history.get(1).assessment().evidence()).hasSize(19);
        assertThat(change.nodes().get(0).levelBefore()).contains(1);
        assertThat(change.nodes().get(0).levelAfter()).contains(2);
        assertThat(change.answers())
                .containsExactly(
                        new Comparison.AnswerChange(NodeId.of("journeys.life-event"), "none", "begun"),
                        new Comparison.AnswerChange(NodeId.of("once.consent"), "begun", "in-place"));
    }

    /** Three themes beside the pillars: the same ratings read another way. */
    @Test
    @Tag("S69")
    void threeThemesAreReadBesideTheScore_andChangeNothing() {
        AssessmentResult result = maturity.assess(MODEL, answers);

        // region themes
        List<TagReading> themes = TagReading.of(MODEL, "theme", result.root());
        // endregion

        assertThat(themes)
                .extracting(TagReading::value)
                .containsExactly("institutional-drive", "new-competencies", "data-backbone");
        // one criterion does not apply and is left out; 63 others count, two of them as 0
        assertThat(themes.stream().mapToInt(TagReading::all).sum()).isEqualTo(64);
        assertThat(themes.stream().mapToInt(TagReading::counted).sum()).isEqualTo(63);
        // the same ratings, each read once: the means times their numbers add up to the sum over all criteria
        Rational total = themes.stream()
                .map(theme -> theme.mean().orElseThrow().times(Rational.of(theme.counted())))
                .reduce(Rational.ZERO, Rational::plus);
        assertThat(total).isEqualTo(sumOfCriteria(result));
        assertThat(result.root().value()).contains(Rational.of(21002275, 372096));
    }

    /** Teams across units and ideas of staff are criteria with evidence, and stop a level until they are in place. */
    @Test
    @Tag("S44")
    void teamsAcrossUnitsAndIdeasOfStaff_areJudgedOnEvidence_andStopALevel() {
        AssessmentResult result = maturity.assess(MODEL, answers);

        NodeResult people = result.find(NodeId.of("people")).orElseThrow();
        assertThat(people.limit().orElseThrow().sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 3 fails: criterion \"Teams across units\" is 25.0 of 75.");
        Answer ideas = answers.answers().stream()
                .filter(answer -> answer.criterion().value().equals("people.ideas"))
                .findFirst()
                .orElseThrow();
        assertThat(ideas.value()).isEqualTo("in-place");
        assertThat(ideas.evidence()).isNotEmpty();
        assertThat(MODEL.node(NodeId.of("people.ideas")).question().in(Locale.ENGLISH))
                .startsWith("Are ideas of staff written down, answered");

        AssessmentResult later = maturity.assess(MODEL, in("2027-Q1", with(answers, "people.teams", "in-place")));
        assertThat(later.find(NodeId.of("people")).flatMap(NodeResult::level)).contains(3);
    }

    /** Blind ratings, consensus with reasons, two validations; what is approved stays as it is. */
    @Test
    void whatIsApprovedAfterAReview_isNeverChanged() {
        Assessor anna = Assessor.of("anna");
        Assessor ben = Assessor.of("ben");
        // region review
        Review review = Review.of(answers.subject(), answers.scope(), Set.of(anna, ben), true);
        review = take(review, new ReviewStep.HandIn(anna, NOW, answers));
        review = take(review, new ReviewStep.HandIn(ben, NOW, with(answers, "people.teams", "in-place")));
        // review.disputed() is [people.teams]; nobody saw the other's ratings before
        review = take(
                review,
                new ReviewStep.Settle(ben, NOW, Answer.of(NodeId.of("people.teams"), "begun"), "No time set aside"));
        review = take(review, new ReviewStep.Submit(anna, NOW));
        review = take(review, new ReviewStep.Validate(Assessor.of("chief"), NOW, true, "Evidence looked at"));
        review = take(
                review,
                new ReviewStep.ValidateExternally(
                        Assessor.of("outsider"),
                        NOW,
                        "National audit office",
                        "No tie to the office",
                        true,
                        "Sampled ten criteria"));
        AssessmentResult result = maturity.approve(MODEL, review);
        // endregion

        assertThat(review.state()).isEqualTo(ReviewState.APPROVED);
        assertThat(result.root().level()).contains(2);
        AssessmentStore.Kept kept =
                maturity.find(MODEL.id(), answers.subject(), answers.scope()).orElseThrow();
        assertThat(kept.approved()).contains(NOW);
        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.assess(MODEL, answers))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-MATURITY-0008"));
        // a later scope takes its place, the approved one stays
        maturity.assess(MODEL, in("2027-Q3", answers));
        assertThat(maturity.history(MODEL.id(), answers.subject())).hasSize(2);
    }

    @Test
    void approve_isRefused_beforeTheReviewIsThrough() {
        Review open = Review.of(answers.subject(), answers.scope(), Set.of(Assessor.of("a"), Assessor.of("b")), false);

        assertThatExceptionOfType(CxException.class)
                .isThrownBy(() -> maturity.approve(MODEL, open))
                .satisfies(e -> assertThat(e.code()).isEqualTo("CX-MATURITY-0007"));
    }

    private static Review take(Review review, ReviewStep step) {
        return review.take(step).fold(next -> next, (ReviewReason reason) -> {
            throw new AssertionError(reason.text().in(Locale.ENGLISH));
        });
    }

    private static Rational sumOfCriteria(AssessmentResult result) {
        // what has no score counts as 0 or is left out, so only scores add up
        return result.nodes().stream()
                .filter(node -> node.node().value().contains("."))
                .map(node -> node.value().orElse(Rational.ZERO))
                .reduce(Rational.ZERO, Rational::plus);
    }

    private static Assessment with(Assessment given, String... changes) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : given.answers()) {
            String value = values.get(answer.criterion().value());
            answers.add(value == null ? answer : Answer.of(answer.criterion(), value));
        }
        return new Assessment(
                given.subject(), given.scope(), given.assessor(), answers, given.evidence(), given.measurements());
    }

    private static Assessment in(String scope, Assessment given) {
        return new Assessment(
                given.subject(),
                Scope.of(scope),
                given.assessor(),
                given.answers(),
                given.evidence(),
                given.measurements());
    }
}
