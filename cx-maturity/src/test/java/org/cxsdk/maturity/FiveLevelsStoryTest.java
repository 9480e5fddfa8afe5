package org.cxsdk.maturity;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.cxsdk.core.DefinitionRef;
import org.cxsdk.core.Measurement;
import org.cxsdk.core.Ratio;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.json.AnswerFiles;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.score.AssessmentResult;
import org.cxsdk.maturity.score.Input;
import org.cxsdk.maturity.score.Limit;
import org.cxsdk.maturity.score.NodeResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A five-level model is scored, explained and tracked with evidence. */
class FiveLevelsStoryTest {

    private static final Path FILE = Path.of("../examples/maturity-scorer/sample/answers.yaml");

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-10-05T08:00:00Z"));

    @Test
    void anAuditorSeesScoreLevelAndWhatStopsTheNextOne() {
        // region assess
        MaturityModel model = Models.byId("cx-government");
        Assessment answers = AnswerFiles.read(model, Source.of(FILE));

        CxMaturity maturity = CxMaturity.on(context);
        AssessmentResult result = maturity.assess(model, answers);

        int level = result.root().level().orElseThrow();
        Rational score = result.root().value().orElseThrow();
        Limit stops = result.root().limit().orElseThrow();
        // endregion

        // docs/model.md works these out by hand
        assertThat(level).isEqualTo(2);
        assertThat(score).isEqualTo(Rational.of(21002275, 372096));
        assertThat(stops.sentence().in(Locale.ENGLISH))
                .isEqualTo("Level 3 fails: criterion \"Services of several agencies as one journey\" is 25.0 of 75.");
        assertThat(stops.sentence().in(Locale.forLanguageTag("ar-AE")))
                .startsWith("لم يتحقق المستوى 3: المعيار «")
                .endsWith("» عند 25.0 من 75.");
    }

    @Test
    void everyScoreShowsItsInputsAndWhatWasLeftOut() {
        MaturityModel model = Models.byId("cx-government");
        NodeResult once = CxMaturity.on(context)
                .assess(model, AnswerFiles.read(model, Source.of(FILE)))
                .find(NodeId.of("once"))
                .orElseThrow();
        // (2·75 + 3·75 + 3·25 + 2·0 + 2·75 + 2·0 + 2·75) / 16, "proactive" left out: docs/model.md
        assertThat(once.value()).contains(Rational.of(375, 8));
        assertThat(once.inputs())
                .extracting(Input::counts)
                .containsExactly(true, true, true, true, false, true, true, true);
        assertThat(once.inputs())
                .extracting(input -> ((Input.OfNode) input).share())
                .containsExactly(
                        Rational.of(2, 16),
                        Rational.of(3, 16),
                        Rational.of(3, 16),
                        Rational.of(2, 16),
                        null,
                        Rational.of(2, 16),
                        Rational.of(2, 16),
                        Rational.of(2, 16));
        assertThat(once.inputs().get(4).policy()).hasToString("leave-out");
    }

    @Test
    void aMeasuredFigureMovesTheLevel_andTheAssessmentIsTracked() {
        MaturityModel model = Models.byId("cx-government");
        Assessment sample = AnswerFiles.read(model, Source.of(FILE));
        Assessment inPlace = Assessment.of(
                sample.subject(),
                sample.scope(),
                model.criteria().stream()
                        .map(criterion -> Answer.of(criterion.id(), "in-place"))
                        .toList());
        CxMaturity maturity = CxMaturity.on(context);
        assertThat(maturity.assess(model, inPlace).root().level()).contains(5);

        // New York 311: 654 requests resolved in time of 999 that fell due
        // region measure
        Measurement onTime = new Measurement(
                new DefinitionRef("resolved-within-target", "1", "0".repeat(64)),
                Rational.of(65400, 999),
                "percent",
                Ratio.of(654, 999),
                999,
                null,
                Measurement.State.OK,
                null,
                0,
                "311 requests");
        AssessmentResult moved = maturity.measure(model, inPlace.subject(), inPlace.scope(), onTime);
        // endregion

        assertThat(moved.root().level()).contains(3);
        assertThat(moved.root().limit().orElseThrow().node()).isEqualTo(NodeId.of("metrics.on-time"));
        assertThat(maturity.result(model, inPlace.subject(), inPlace.scope())).contains(moved);
    }
}
