package org.cxsdk.maturity;

import java.time.Instant;
import java.util.List;
import org.cxsdk.core.Rational;
import org.cxsdk.core.context.CxContext;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.assess.Answer;
import org.cxsdk.maturity.assess.Assessment;
import org.cxsdk.maturity.assess.Subject;
import org.cxsdk.maturity.json.Models;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.model.NodeId;
import org.cxsdk.maturity.model.Scope;
import org.cxsdk.maturity.score.AssessmentResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Other excellence models can be loaded: a star rating as a document of a dozen lines. */
@Tag("S78")
class OtherModelsStoryTest {

    private final CxContext context = CxContext.inMemory(() -> Instant.parse("2026-10-05T08:00:00Z"));

    @Test
    void aStarRatingOfTwoToSevenIsOneMoreDocument() {
        // In the manner of star ratings of service centres: the customers' verdict weighs 65 of 100 (WAM, January 2026)
        // region load
        MaturityModel model = Models.read(Source.of("stars.yaml", """
                id: stars
                version: "1"
                title: {en: Star rating}
                range: {min: 0, max: 100}
                levels:
                  - {number: 2, name: {en: Two stars}, test: {en: The centre is open.}}
                  - {number: 5, name: {en: Five stars}, test: {en: Customers are content.}}
                  - {number: 7, name: {en: Seven stars}, test: {en: Customers are delighted.}}
                bands:
                  stars: [{when: ">= 90", level: 7}, {when: ">= 75", level: 5}]
                root:
                  id: centre
                  title: {en: Service centre}
                  aggregation: weighted-mean
                  missing: unscored
                  bands: stars
                  children:
                    - {id: customers, title: {en: Customer feedback}, weight: 65, answer: {type: percentage}}
                    - {id: visits, title: {en: Mystery visits}, weight: 35, answer: {type: percentage}}
                """));
        // endregion
        AssessmentResult result = CxMaturity.on(context)
                .assess(
                        model,
                        Assessment.of(
                                Subject.of("Centre 4"),
                                Scope.of("2026"),
                                List.of(
                                        Answer.of(NodeId.of("customers"), "92"),
                                        Answer.of(NodeId.of("visits"), "86"))));
        // (65 * 92 + 35 * 86) / 100 = 89.9
        assertThat(result.root().value()).contains(Rational.of(899, 10));
        assertThat(result.root().level()).contains(5);
        assertThat(result.root().limit().orElseThrow().sentence().texts())
                .containsEntry("en", "Level 7 fails: area \"Service centre\" is 89.9 of 90.");
    }
}
